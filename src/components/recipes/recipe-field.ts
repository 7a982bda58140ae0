import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { resolveFields } from "../../fields/resolve.ts";
import { parseFields } from "../../fields/spec.ts";
import type { Draft } from "../draft.ts";
import { knownField } from "../known-field.ts";
import { isMigrated } from "../migration-files.ts";
import type { ModelFacts } from "../site.ts";

/** What operations on fields import. */
export const OPERATIONS = "from django.db import migrations, models";

/**
 * The field that a recipe adds.
 *
 * @throws Failure (usage) where the table has no rows to take care of, or the recipe is not for such a field
 */
export function newField(draft: Draft, model: ModelFacts, word: string): ModelField {
  if (!isMigrated(draft.site, model)) {
    throw usage(
      "not-migrated",
      `No migration makes the table of ${model.names.class} yet: it has no rows to take care of.`,
      "Add the field with generate model.",
    );
  }
  const scope = draft.site.fieldScope(model.app, model.names.class);
  const [field] = resolveFields(parseFields([word]), scope);
  if (field && !is.relation(field) && field.word !== "generated" && field.word !== "array")
    return field;
  throw usage(
    "recipe-field",
    `${word}: the recipe is for fields with a value of their own.`,
    "Add a relation that may be NULL with generate model, and fill it with generate data-migration.",
  );
}

/**
 * The field that a recipe replaces or drops.
 *
 * @throws Failure (usage) where the model has no such field
 */
export function existingField({ fields, names }: ModelFacts, name: string): ModelField {
  knownField(name, fields, "--field");
  const field = fields.find((one) => one.name === name);
  if (field) return field;
  throw usage("recipe-field", `${name} is the key of ${names.class}.`);
}

/** The source of an operation on a field. */
export function operation(
  name: string,
  at: Readonly<Record<string, string>>,
  field: string,
): string {
  const args = Object.entries(at).map(([key, value]) => `    ${key}="${value}",`);
  return [`${name}(`, ...args, `    field=${field.replaceAll("\n", "\n    ")},`, ")"].join("\n");
}
