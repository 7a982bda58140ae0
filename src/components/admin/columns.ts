import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { titleOf } from "../model-context.ts";

/** As many as a page of usual width has room for. */
const MOST_COLUMNS = 6;
const MOST_FILTERS = 4;

/** What a list of rows shows: what a row is known by, then what is short, in the order of the model. */
export function usualColumns(fields: readonly ModelField[]): string[] {
  const title = titleOf(fields);
  const others = fields.filter(
    (field) => field !== title && is.listable(field) && !isKey(field) && !isSlugOf(field, title),
  );
  return [title?.name ?? "__str__", ...others.map(({ name }) => name)].slice(0, MOST_COLUMNS);
}

/** What narrows a list down without asking for the rows of another model. */
export function usualFilters(
  fields: readonly ModelField[],
  hierarchy: string | undefined,
): string[] {
  return fields
    .filter(
      (field) =>
        is.filterable(field) && !is.relation(field) && !field.unique && field.name !== hierarchy,
    )
    .map(({ name }) => name)
    .slice(0, MOST_FILTERS);
}

/** The texts a person would look for; the long ones where there are no others. */
export function usualSearch(fields: readonly ModelField[]): string[] {
  const texts = fields.filter((field) => is.searchable(field));
  const short = texts.filter(({ word }) => word !== "text");
  return (short.length > 0 ? short : texts).map(({ name }) => name);
}

/** The date that rows come in by. */
export function usualHierarchy(fields: readonly ModelField[]): string | undefined {
  const dates = fields.filter(
    ({ word, choices }) => (word === "datetime" || word === "date") && !choices,
  );
  const isLater = ({ name }: ModelField) => /updat|modif|chang|edit|last|expir|delet/.test(name);
  const usual = dates.filter((field) => !isLater(field));
  return (usual.find(({ auto }) => auto) ?? usual.find(({ index }) => index))?.name;
}

/** What is set by itself and yet worth seeing. */
export function usualReadOnly(fields: readonly ModelField[]): string[] {
  return fields
    .filter((field) => !isKey(field) && (field.auto || !field.editable) && isShown(field))
    .map(({ name }) => name);
}

function isShown(field: ModelField): boolean {
  return (
    !["binary", "searchvector"].includes(field.word) && !is.many(field) && field.name !== "password"
  );
}

function isKey({ primaryKey }: ModelField): boolean {
  return primaryKey;
}

/** The slug of a title says the same again. */
function isSlugOf({ word }: ModelField, title: ModelField | undefined): boolean {
  return word === "slug" && title !== undefined;
}
