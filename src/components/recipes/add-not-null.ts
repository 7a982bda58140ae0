import { usage } from "../../errors.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { fillFunctions, runPython } from "../batches.ts";
import { fallbackOf, isPostgres } from "../database.ts";
import type { Draft } from "../draft.ts";
import { fieldSource, withNull } from "../field-source.ts";
import { lookupCode, parseLookups } from "../lookups.ts";
import { postgresOperation } from "../migration-operations.ts";
import { addFieldToModel } from "../new-field.ts";
import type { ModelFacts } from "../site.ts";
import { writeMigration } from "../write-migration.ts";
import { newField, operation, OPERATIONS } from "./recipe-field.ts";

/** Plans a required field for rows that are there. Gives what the user does. */
export async function addNotNull(
  draft: Draft,
  model: ModelFacts,
  word: string,
  value = "",
): Promise<string[]> {
  const field = newField(draft, model, word);
  if (field.null || field.unique) {
    throw usage(
      "recipe-field",
      `${field.name}: the recipe is for a field that is never NULL, and the same for all rows at first.`,
      "Leave null and unique out; make it unique when each row has its own.",
    );
  }
  const [lookup] = parseLookups(`${field.name}=${value}`, [field], "--value");
  const filling = lookupCode(lookup!);
  await addFieldToModel(draft, model, field);
  const { app, names } = model;
  const at = { model_name: names.class.toLowerCase(), name: field.name };
  const { code, imports } = fieldSource(draft, field);
  const add = await writeMigration(draft, app, `${names.snake}_${field.name}_add`, {
    imports: [OPERATIONS, ...imports],
    operations: [operation("migrations.AddField", at, withNull(code))],
  });
  const fill = await writeMigration(draft, app, `${names.snake}_${field.name}_fill`, {
    imports: fillFunctions.imports.concat(filling.imports),
    before: fillFunctions.code(model, {
      where: `${field.name}__isnull=True`,
      update: filling.code,
      batch: 1000,
      isLinted: draft.site.project.answers !== undefined,
    }),
    isAtomic: false,
    operations: [runPython(true)],
  });
  await enforce(draft, model, field, operation("migrations.AlterField", at, code), imports);
  return [
    `Before the release: migrate ${app.label} ${add.name}. The code that runs goes on without ${field.name}.`,
    `Release the code that writes ${field.name}; where no older code runs any more: migrate ${app.label}. That fills it from ${fill.name} on, and then forbids NULL.`,
  ];
}

/** NOT NULL: PostgreSQL looks at the rows beforehand, without a lock that stops writing. */
async function enforce(
  draft: Draft,
  model: ModelFacts,
  field: ModelField,
  alter: string,
  imports: readonly string[],
): Promise<void> {
  const { app, names } = model;
  const slug = `${names.snake}_${field.name}`;
  if (!isPostgres(draft.site.project)) {
    await writeMigration(draft, app, `${slug}_require`, {
      imports: [OPERATIONS, ...imports],
      operations: [alter],
    });
    return;
  }
  const name = `${app.label}_${slug}_not_null`.slice(0, 60);
  const key = `model_name="${names.class.toLowerCase()}"`;
  const condition =
    draft.site.conventions.djangoLine === "4.2" || draft.site.conventions.djangoLine === "5.0"
      ? "check"
      : "condition";
  const hasOther = fallbackOf(draft.site.project) !== undefined;
  draft.needsDatabase ||= hasOther;
  const check = postgresOperation("AddConstraintNotValid", "AddCheck", "AddConstraint", hasOther);
  await writeMigration(draft, app, `${slug}_check`, {
    ...check,
    imports: [OPERATIONS, ...check.imports],
    operations: [
      `${check.name}(\n    ${key},\n    constraint=models.CheckConstraint(\n        ${condition}=models.Q(${field.name}__isnull=False),\n        name="${name}",\n    ),\n)`,
    ],
  });
  const validate = postgresOperation("ValidateConstraint", "ValidateCheck", undefined, hasOther);
  await writeMigration(draft, app, `${slug}_validate`, {
    ...validate,
    operations: [`${validate.name}(${key}, name="${name}")`],
  });
  await writeMigration(draft, app, `${slug}_require`, {
    imports: [OPERATIONS, ...imports],
    operations: [alter, `migrations.RemoveConstraint(\n    ${key},\n    name="${name}",\n)`],
  });
}
