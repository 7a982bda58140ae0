import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import type { Draft } from "../draft.ts";
import { hasAttribute } from "./attributes.ts";
import { registrationOf } from "./registration.ts";

/** Models of Django whose pages can be searched. */
const SEARCHABLE = ["auth.User", "auth.Group"];
/** Classes whose pages can be searched. */
const SEARCHED_BASE = /^class \w+\([^)]*\b(?:Base)?(?:Django)?(?:UserAdmin|GroupAdmin)\b/;

/** How a form picks the rows of other models, so that it does not list them all. */
export interface Pickers {
  autocomplete: string[];
  rawId: string[];
}

/**
 * Relations that are picked by searching, where the other model's page can be searched, and those picked by key.
 *
 * @param search whether the page of the model itself can be searched
 */
export function pickersOf(
  draft: Draft,
  self: string,
  fields: readonly ModelField[],
  search: boolean,
): Pickers {
  const relations = fields.filter(
    (field) => field.relation && is.writable(field) && isPicked(field),
  );
  const isSearched = ({ relation }: ModelField) => {
    const to = relation!.to === "self" ? self : relation!.to;
    return to === self ? search : canSearch(draft, to);
  };
  const names = (wanted: boolean) =>
    relations.filter((field) => isSearched(field) === wanted).map(({ name }) => name);
  return { autocomplete: names(true), rawId: names(false) };
}

/** A relation to many with a model of its own between is no field of the form. */
function isPicked({ relation, class: type }: ModelField): boolean {
  if (!relation || /Tagg|Generic/.test(type)) return false;
  if (relation.kind === "m2m") return relation.through === undefined;
  return relation.to !== "contenttypes.ContentType";
}

function canSearch(draft: Draft, reference: string): boolean {
  const model = draft.site.findModel(reference);
  if (!model) return SEARCHABLE.includes(reference);
  const registration = registrationOf(draft, model);
  if (!registration?.name) return false;
  return (
    hasAttribute(registration.source, "search_fields") || SEARCHED_BASE.test(registration.source)
  );
}
