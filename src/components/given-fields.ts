import { usage } from "../errors.ts";
import { parseFields, type FieldSpec } from "../fields/spec.ts";
import { fieldsFromYaml } from "../fields/yaml.ts";
import type { Draft } from "./draft.ts";

/** Options that say which fields a model has. */
export interface GivenFields {
  fields: readonly string[];
  fieldsFrom: string | undefined;
  /** Fields that were read already: those of a domain. */
  specs?: readonly FieldSpec[];
}

/**
 * The fields that words and a file give together.
 *
 * @throws Failure (usage) where one cannot be read, or is given twice
 */
export function givenFields(
  draft: Draft,
  { fields, fieldsFrom, specs: read = [] }: GivenFields,
): FieldSpec[] {
  const fromFile = fieldsFrom === undefined ? [] : fieldsFromYaml(draft.readFile(fieldsFrom));
  const specs = [...read, ...parseFields(fields), ...fromFile];
  const twice = specs.find(
    ({ name }, index) => specs.findIndex((one) => one.name === name) < index,
  );
  if (!twice) return specs;
  throw usage(
    "field-twice",
    `The field ${twice.name} is given twice.`,
    `Leave it out of the words or of ${fieldsFrom}.`,
  );
}
