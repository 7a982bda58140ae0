import type { ModelFacts } from "./site.ts";

export interface BatchOptions {
  /** Arguments of `filter()`; the empty text for all rows. */
  where: string;
  /** Arguments of `update()`. */
  update: string;
  /** Rows in each. */
  batch: number;
  /** Whether the linter of the project has to be told that names with an underscore are meant. */
  isLinted: boolean;
  /** What takes it back, where something does. */
  reverse?: { where: string; update: string } | undefined;
}

/** Functions of a migration that change the rows of a model in batches, each of which is committed alone. */
export const fillFunctions = {
  imports: [
    "from django.apps.registry import Apps",
    "from django.db.backends.base.schema import BaseDatabaseSchemaEditor",
  ] as string[],
  code(model: ModelFacts, { where, update, batch, isLinted, reverse }: BatchOptions): string {
    const forwards = functionCode("forwards", model, { where, update, isLinted });
    const backwards = reverse
      ? `\n\n\n${functionCode("backwards", model, { ...reverse, isLinted })}`
      : "";
    return `BATCH = ${String(batch).replace(/(\d)(?=(\d{3})+$)/g, "$1_")}\n\n\n${forwards}${backwards}`;
  },
};

function functionCode(
  name: string,
  { app, names }: ModelFacts,
  { where, update, isLinted }: Pick<BatchOptions, "where" | "update" | "isLinted">,
): string {
  return `def ${name}(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    model = apps.get_model("${app.label}", "${names.class}")
    every = model._base_manager.using(schema_editor.connection.alias)${isLinted ? "  # noqa: SLF001" : ""}
    rows = every.${where ? `filter(${where})` : "all()"}.order_by("pk").values_list("pk", flat=True)
    keys = list(rows[:BATCH])
    while keys:
        every.filter(pk__in=keys).update(${update})
        keys = list(rows.filter(pk__gt=keys[-1])[:BATCH])`;
}

/** The operation that runs them. */
export function runPython(
  isReversible: boolean,
  { reverse = "migrations.RunPython.noop", isElidable = true } = {},
): string {
  const args = [
    "forwards",
    ...(isReversible ? [reverse] : []),
    ...(isElidable ? ["elidable=True"] : []),
  ];
  return `migrations.RunPython(${args.join(", ")})`;
}
