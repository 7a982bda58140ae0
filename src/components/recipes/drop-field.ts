import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import { databaseOf, fallbackOf } from "../database.ts";
import type { Draft } from "../draft.ts";
import { dropColumn, forgetField } from "../migration-operations.ts";
import { tableOf } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { writeMigration } from "../write-migration.ts";
import { existingField } from "./recipe-field.ts";

/** Plans the removal of a field in two releases. */
export async function dropField(draft: Draft, model: ModelFacts, name: string): Promise<string[]> {
  const field = existingField(model, name);
  const { app, names } = model;
  if (is.many(field) || field.primaryKey || !field.module) {
    throw usage(
      "recipe-field",
      `${name}: the recipe is for fields of Django with a column of their own that is no key.`,
    );
  }
  if (/sqlite/i.test(databaseOf(draft.site.project))) {
    throw usage(
      "recipe-database",
      "SQLite locks the whole database for each migration, so that nothing is won.",
      "Remove the field from the model, and run makemigrations.",
    );
  }
  const table = tableOf(draft.site, model);
  const column = field.relation ? `${name}_id` : name;
  const key = `model_name="${names.class.toLowerCase()}", name="${name}"`;
  const hide = await writeMigration(draft, app, `${names.snake}_${name}_forget`, {
    imports: forgetField.imports,
    before: forgetField.code,
    operations: [`${forgetField.name}(${key})`],
  });
  const drop = await writeMigration(draft, app, `${names.snake}_${name}_drop`, {
    imports: dropColumn.imports,
    before: dropColumn.code,
    operations: [`${dropColumn.name}("ALTER TABLE ${table} DROP COLUMN ${column}")`],
  });
  draft.needsDatabase ||= fallbackOf(draft.site.project) !== undefined;
  draft.allow("fields", `${app.label}.${names.class}.${name}`);
  const source = draft.changes.read(model.place.path) ?? "";
  if (new RegExp(`^\\s+${name}\\b[^=\\n]*= `, "m").test(source)) {
    draft.changes.manual(
      model.place.path,
      `${name} = …`,
      `Take ${names.class}.${name} out, and all that uses it: admin, forms, serializers, queries, tests`,
    );
  }
  return [
    `Before the release without ${name}: migrate ${app.label} ${hide.name}. The code that runs still has its column.`,
    `When no code uses ${name} any more: migrate ${app.label} ${drop.name}. That cannot be taken back.`,
  ];
}
