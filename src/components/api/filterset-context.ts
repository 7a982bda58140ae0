import { usage } from "../../errors.ts";
import { declaredFilter } from "./query-fields.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import type { Place } from "../../project/conventions/place.ts";
import type { Draft } from "../draft.ts";
import type { ModelFacts } from "../site.ts";
import { importLine } from "./endpoint.ts";
import { filtersetFields, type Filter } from "./filters.ts";
import { comparedRows } from "./compared-rows.ts";

interface FilterSetRequest {
  place: Place;
  /** The test module. */
  test: Place;
  name: string;
  djangoFilter: boolean;
  filters: readonly Filter[];
  search: readonly ModelField[];
  ordering: readonly ModelField[];
}

/**
 * What the templates of a filter set know.
 *
 * @throws Failure (usage) where nothing is left to filter by, or django-filter is missing for what is asked
 */
export async function filtersetContext(
  draft: Draft,
  model: ModelFacts,
  { place, test, name, djangoFilter, filters, search, ordering }: FilterSetRequest,
): Promise<{ code: Record<string, unknown>; tests: Record<string, unknown> | undefined }> {
  if (!djangoFilter && (search.length > 0 || ordering.length > 0)) {
    throw usage(
      "no-django-filter",
      "--search and --ordering need django-filter, which is not installed.",
      "Leave them out: a viewset has both of its own.",
    );
  }
  if (filters.length === 0 && search.length === 0 && ordering.length === 0) {
    throw usage(
      "nothing-to-filter",
      `Nothing of ${model.names.class} narrows a list down.`,
      "Name fields with --fields.",
    );
  }
  const texts = search.filter(is.text);
  const declared = djangoFilter
    ? []
    : filters.flatMap((filter) => declaredFilter(draft, place, filter));
  const code = {
    names: model.names,
    name,
    isOwn: draft.site.project.answers !== undefined,
    modelImport: importLine(draft, place, model.place, model.names.class),
    imports: [...new Set(declared.flatMap(({ imports }) => imports))],
    declared,
    fields: filters.length > 0 ? filtersetFields(filters).replaceAll("\n", "\n        ") : "",
    search: texts.map((field) => field.name),
    ordering: ordering.map((field) => field.name),
  };
  if (!draft.wantsTests) return { code, tests: undefined };
  return {
    code,
    tests: {
      ...(await comparedRows(draft, test, model, { filters, search: texts, ordering })),
      djangoFilter,
    },
  };
}
