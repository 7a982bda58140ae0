import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { knownField } from "../known-field.ts";

/** A field that a list is narrowed down by. */
export interface Filter {
  field: ModelField;
  /** The parameters, as addresses have them, by what they compare: `created_at__gte`. */
  lookups: readonly ("exact" | "gte" | "lte")[];
}

/**
 * The filters of a list: by the fields asked for, otherwise by what narrows one down. Moments are compared, all else is
 * matched.
 *
 * @param asked names; `none` for no filter, the usual ones without any
 * @param without names that there is no filter for
 * @param flag the option, for the message
 * @throws Failure (usage) where the model has no such field
 */
export function filtersOf(
  fields: readonly ModelField[],
  asked: readonly string[] | undefined,
  without: readonly (string | undefined)[] = [],
  flag = "--filter",
): Filter[] {
  return chosen(fields, asked, flag, isUseful)
    .filter(({ name }) => !without.includes(name))
    .map((field) => ({
      field,
      lookups: field.word === "date" || field.word === "datetime" ? ["gte", "lte"] : ["exact"],
    }));
}

/** The fields that a search looks into. */
export function searchOf(
  fields: readonly ModelField[],
  asked: readonly string[] | undefined,
): ModelField[] {
  return chosen(fields, asked, "--search", is.searchable);
}

/** The fields that a list can be ordered by. */
export function orderingOf(
  fields: readonly ModelField[],
  asked: readonly string[] | undefined,
): ModelField[] {
  return chosen(
    fields,
    asked,
    "--ordering",
    (field) =>
      is.orderable(field) &&
      !field.primaryKey &&
      !is.choice(field) &&
      !is.boolean(field) &&
      field.word !== "uuid",
  );
}

function isUseful(field: ModelField): boolean {
  return (
    is.filterable(field) && field.relation?.kind !== "o2o" && field.relation?.through === undefined
  );
}

function chosen(
  fields: readonly ModelField[],
  asked: readonly string[] | undefined,
  flag: string,
  isUsual: (field: ModelField) => boolean,
): ModelField[] {
  if (asked === undefined || asked.length === 0) return fields.filter(isUsual);
  if (asked.length === 1 && asked[0] === "none") return [];
  return asked.flatMap((name) => {
    knownField(name, fields, flag);
    return fields.filter((field) => field.name === name || (name === "pk" && field.primaryKey));
  });
}

/** The parameter of a lookup. */
export function parameterOf({ name }: ModelField, lookup: string): string {
  return lookup === "exact" ? name : `${name}__${lookup}`;
}

/** `filterset_fields` as Python: names, or what each is compared by. */
export function filtersetFields(filters: readonly Filter[]): string {
  if (filters.every(({ lookups }) => lookups.length === 1 && lookups[0] === "exact"))
    return `[${filters.map(({ field }) => `"${field.name}"`).join(", ")}]`;
  const entries = filters.map(
    ({ field, lookups }) =>
      `    "${field.name}": [${lookups.map((one) => `"${one}"`).join(", ")}],\n`,
  );
  return `{\n${entries.join("")}}`;
}
