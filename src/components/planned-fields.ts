import { usage } from "../errors.ts";
import { declaration } from "../fields/declaration.ts";
import { is } from "../fields/is.ts";
import type { ModelField } from "../fields/model-field.ts";
import type { Draft } from "./draft.ts";
import { isMigrated } from "./migration-files.ts";
import type { ModelFacts } from "./site.ts";

/**
 * The fields of those asked for that a model lacks. One that is there in another form is left to a person.
 *
 * @throws Failure (usage) where rows that are there already would have no value for a field
 */
export function missingFields(
  draft: Draft,
  model: ModelFacts,
  asked: readonly ModelField[],
): ModelField[] {
  const missing: ModelField[] = [];
  for (const field of asked) {
    const present = model.fields.find(({ name }) => name === field.name);
    if (!present) missing.push(field);
    else if (!isSame(present, field)) {
      const { code } = declaration(field, { translated: draft.site.conventions.translated });
      draft.changes.manual(
        model.place.path,
        code,
        `${model.names.class}.${field.name} is there in another form`,
      );
    }
  }
  const unfilled = missing.find((field) => !hasValueForRows(field));
  if (!unfilled || !isMigrated(draft.site, model)) return missing;
  throw usage(
    "field-needs-default",
    `${unfilled.name}: rows that ${model.names.class} has already would be without a value.`,
    `Write ${unfilled.name}:…:null or :default=…; or add it in steps that keep the site up: generate migration ${model.app.label} --recipe add-not-null.`,
  );
}

/** Whether Django can add the column to a table with rows without asking. */
function hasValueForRows(field: ModelField): boolean {
  const isText = is.text(field) || is.file(field) || field.choices?.kind === "text";
  return (
    field.null ||
    field.hasDefault ||
    is.many(field) ||
    field.word === "generated" ||
    (field.blank && isText) ||
    field.keywords.some(([name]) => name === "auto_now")
  );
}

function isSame(present: ModelField, asked: ModelField): boolean {
  return (
    present.class === asked.class &&
    present.null === asked.null &&
    present.unique === asked.unique &&
    (present.maxLength === asked.maxLength || asked.choices !== undefined) &&
    present.digits?.join() === asked.digits?.join() &&
    present.relation?.to === asked.relation?.to &&
    present.choices?.members.map(({ value }) => value).join() ===
      asked.choices?.members.map(({ value }) => value).join()
  );
}
