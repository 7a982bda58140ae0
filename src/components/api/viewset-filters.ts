import type { Place } from "../../project/conventions/place.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { importLine, type Endpoint } from "./endpoint.ts";
import { filtersetFields } from "./filters.ts";

/** What the class of a viewset says of its filters. */
interface Filtering {
  fields: string;
  class: string;
  /** The serializer of the query, without django-filter. */
  serializer: string;
  isDjangoFilter: boolean;
  imports: readonly string[];
}

/** How the lists of an endpoint are filtered; a class of filters is planned where one is needed. */
export async function filteringOf(
  draft: Draft,
  { filters, model, rest }: Endpoint,
  place: Place,
  asClass: boolean,
): Promise<Filtering> {
  const none = { fields: "", class: "", serializer: "", isDjangoFilter: false, imports: [] };
  if (filters.length === 0) return none;
  if (rest.djangoFilter && !asClass) {
    return {
      ...none,
      fields: filtersetFields(filters).replaceAll("\n", "\n    "),
      isDjangoFilter: true,
    };
  }
  const name = `${model.names.class}${rest.djangoFilter ? "FilterSet" : "Filters"}`;
  await draft.run("filterset", {
    model: `${model.app.label}.${model.names.class}`,
    fields: filters.map(({ field }) => field.name),
  });
  const { site } = draft;
  const found = placeOf("filters", model.app, name, site.project, site.tree);
  const imports = [importLine(draft, place, found, name)];
  return rest.djangoFilter
    ? { ...none, class: name, isDjangoFilter: true, imports }
    : { ...none, serializer: name, imports };
}

/** Backends of filters, where the settings lack one that is used. */
export function backendsOf(
  { search, ordering, rest }: Endpoint,
  filters: boolean,
  imports: string[],
): { backends: string } {
  const needed = [
    ...(filters ? ["DjangoFilterBackend"] : []),
    ...(search.length > 0 ? ["SearchFilter"] : []),
    ...(ordering.length > 0 ? ["OrderingFilter"] : []),
  ];
  if (needed.every((name) => rest.backends.has(name))) return { backends: "" };
  for (const name of needed) {
    const module =
      name === "DjangoFilterBackend" ? "django_filters.rest_framework" : "rest_framework.filters";
    imports.push(`from ${module} import ${name}`);
  }
  return { backends: needed.join(", ") };
}
