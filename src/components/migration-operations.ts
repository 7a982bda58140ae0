/** An operation that a migration defines for itself: its class, and what that imports. */
interface OwnOperation {
  name: string;
  code: string;
  imports: readonly string[];
}

const IMPORTS = [
  "from django.db import migrations",
  "from django.db.backends.base.schema import BaseDatabaseSchemaEditor",
  "from django.db.migrations.state import ProjectState",
];

const PARAMETERS = `        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,`;

const ARGUMENTS = "app_label, schema_editor, from_state, to_state";

/** An operation as a migration names it, and what stands before the migration for it. */
interface NamedOperation {
  name: string;
  before: string;
  imports: readonly string[];
}

/**
 * An operation of PostgreSQL. Where the project runs on another database as well, settings that fall back to SQLite for
 * one, it is a class of the migration's own, which does there what Django does otherwise.
 *
 * @param base its class in `django.contrib.postgres.operations`
 * @param name of the class of the migration's own
 * @param elsewhere the operation of `migrations` that other databases get; they need none without
 * @param hasOther whether the project runs on another database as well
 */
export function postgresOperation(
  base: string,
  name: string,
  elsewhere: string | undefined,
  hasOther: boolean,
): NamedOperation {
  const own = `from django.contrib.postgres.operations import ${base}`;
  if (!hasOther) return { name: base, before: "", imports: [own] };
  const what =
    elsewhere === undefined
      ? `${base}, which only PostgreSQL needs.`
      : `${base} on PostgreSQL, ${elsewhere} on other databases.`;
  const methods = (["forwards", "backwards"] as const).map((direction) =>
    [
      `    def database_${direction}(`,
      PARAMETERS,
      "    ) -> None:",
      '        if schema_editor.connection.vendor == "postgresql":',
      `            super().database_${direction}(${ARGUMENTS})`,
      ...(elsewhere === undefined
        ? []
        : [
            "        else:",
            `            migrations.${elsewhere}.database_${direction}(`,
            `                self, ${ARGUMENTS}`,
            "            )",
          ]),
    ].join("\n"),
  );
  const before = [`class ${name}(${base}):`, `    """${what}"""`, "", methods.join("\n\n")].join(
    "\n",
  );
  return { name, before, imports: [...IMPORTS, own] };
}

/**
 * Takes a field out of Django's sight and leaves its column, which may be NULL and refers to nothing from then on, to the
 * code that still runs. SQLite has no such releases, and drops it at once.
 */
export const forgetField: OwnOperation = {
  name: "ForgetField",
  code: `class ForgetField(migrations.RemoveField):
    """Leaves the column, without its constraints, to the code that still runs."""

    def relaxed(
        self, app_label: str, state: ProjectState
    ) -> tuple[migrations.AlterField, ProjectState]:
        key = (app_label, self.model_name_lower)
        field = state.models[key].fields[self.name].clone()
        field.null = True
        if field.is_relation:
            field.db_constraint = False
        operation = migrations.AlterField(self.model_name, self.name, field)
        relaxed = state.clone()
        operation.state_forwards(app_label, relaxed)
        return operation, relaxed

    def database_forwards(
${PARAMETERS}
    ) -> None:
        if schema_editor.connection.vendor == "sqlite":
            super().database_forwards(${ARGUMENTS})
        else:
            operation, relaxed = self.relaxed(app_label, from_state)
            operation.database_forwards(app_label, schema_editor, from_state, relaxed)

    def database_backwards(
${PARAMETERS}
    ) -> None:
        if schema_editor.connection.vendor == "sqlite":
            super().database_backwards(${ARGUMENTS})
        else:
            operation, relaxed = self.relaxed(app_label, to_state)
            operation.database_forwards(app_label, schema_editor, relaxed, to_state)`,
  imports: IMPORTS,
};

/** Drops what `ForgetField` left. */
export const dropColumn: OwnOperation = {
  name: "DropColumn",
  code: `class DropColumn(migrations.RunSQL):
    """Not for SQLite, where the column went together with the field."""

    def database_forwards(
${PARAMETERS}
    ) -> None:
        if schema_editor.connection.vendor != "sqlite":
            super().database_forwards(${ARGUMENTS})`,
  imports: IMPORTS,
};
