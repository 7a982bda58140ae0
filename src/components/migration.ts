import { usage } from "../errors.ts";
import { text as literal } from "../fields/python-source.ts";
import { nearest } from "../options/nearest.ts";
import type { Draft } from "./draft.ts";
import { migrationsOf } from "./migration-files.ts";
import { addNotNull } from "./recipes/add-not-null.ts";
import { dropField } from "./recipes/drop-field.ts";
import { replaceField } from "./recipes/replace-field.ts";
import { migrationSlug, writeMigration } from "./write-migration.ts";

export const RECIPES = ["add-not-null", "rename", "type", "drop"] as const;

export interface MigrationOptions {
  app: string;
  name: string | undefined;
  sql: string | undefined;
  reverseSql: string | undefined;
  depends: readonly string[];
  recipe: (typeof RECIPES)[number] | undefined;
  model: string | undefined;
  field: string | undefined;
  to: string | undefined;
  value: string | undefined;
}

/** What the user does after a recipe, by the draft that planned it. */
const steps = new WeakMap<Draft, readonly string[]>();

export function stepsOf(draft: Draft, _options: MigrationOptions): readonly string[] {
  return steps.get(draft) ?? [];
}

/**
 * Plans a migration that a person fills in, one of SQL, or those of a recipe.
 *
 * @throws Failure (usage) where options are missing, or do not go together
 */
export async function planMigration(draft: Draft, options: MigrationOptions): Promise<void> {
  const { site } = draft;
  const app = site.app(options.app);
  refuseMisfit(options);
  if (options.recipe !== undefined) {
    const model = site.model(`${app.label}.${options.model}`);
    const { field = "", to = "", value } = options;
    if (options.recipe === "add-not-null")
      steps.set(draft, await addNotNull(draft, model, field, value));
    else if (options.recipe === "drop") steps.set(draft, await dropField(draft, model, field));
    else steps.set(draft, await replaceField(draft, model, field, to, options.recipe));
    return;
  }
  const { sql, reverseSql } = options;
  const depends = options.depends.map((one) => dependency(draft, one));
  const reverse = reverseSql === undefined ? [] : [`    reverse_sql=${literal(reverseSql)},`];
  const operations =
    sql === undefined
      ? []
      : [["migrations.RunSQL(", `    ${literal(sql)},`, ...reverse, ")"].join("\n")];
  await writeMigration(draft, app, migrationSlug(options.name!), {
    imports: [],
    operations,
    depends,
    // PostgreSQL does this outside of transactions alone.
    isAtomic: !/\bCONCURRENTLY\b/i.test(sql ?? ""),
  });
  if (sql === undefined) {
    steps.set(draft, [
      "Fill in its operations: docs.djangoproject.com/en/stable/ref/migration-operations/",
    ]);
  }
}

function refuseMisfit({
  name,
  recipe,
  model,
  field,
  to,
  value,
  sql,
  reverseSql,
  depends,
}: MigrationOptions): void {
  if (recipe === undefined) {
    const stray = Object.entries({ model, field, to, value }).find(
      ([, given]) => given !== undefined,
    );
    if (stray)
      throw usage(
        "recipe-missing",
        `--${stray[0]} is of a recipe.`,
        `Add --recipe ${RECIPES.join(", --recipe ")}.`,
      );
    if (name === undefined)
      throw usage(
        "name-missing",
        "What is the migration called?",
        "Add a name: generate migration blog fill_slugs.",
      );
    if (reverseSql !== undefined && sql === undefined) {
      throw usage("sql-missing", "--reverse-sql takes back what --sql does.", "Add --sql.");
    }
    return;
  }
  if (model === undefined || field === undefined) {
    throw usage(
      "recipe-options",
      `The recipe ${recipe} is of a field.`,
      "Add --model and --field.",
    );
  }
  if (name !== undefined || depends.length > 0) {
    throw usage(
      "recipe-names",
      `The recipe ${recipe} names its migrations itself, after the last one of the app.`,
      "Leave the name and --depends out.",
    );
  }
  const takesTo = recipe === "rename" || recipe === "type";
  if (takesTo !== (to !== undefined)) {
    throw usage(
      "recipe-to",
      takesTo ? `What does ${field} become?` : `--to is of the recipes rename and type.`,
      takesTo ? "Add --to with the new field." : "Leave it out.",
    );
  }
  if ((recipe === "add-not-null") !== (value !== undefined)) {
    throw usage(
      "recipe-value",
      value === undefined
        ? "What do rows that are there get?"
        : "--value is of the recipe add-not-null.",
      value === undefined ? "Add --value." : "Leave it out.",
    );
  }
}

function dependency({ site }: Draft, text: string): readonly [string, string] {
  const [label = "", name = ""] = text.split(".");
  const app = site.app(label);
  const known = migrationsOf(site, app).map((one) => one.name);
  if (known.includes(name)) return [label, name];
  const meant = nearest(name, known);
  throw usage(
    "unknown-migration",
    `--depends: ${label} has no migration ${name}.`,
    meant
      ? `Did you mean ${label}.${meant}?`
      : known.length > 0
        ? `It has ${known.join(", ")}.`
        : undefined,
  );
}
