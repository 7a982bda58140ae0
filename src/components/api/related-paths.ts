import { is } from "../../fields/is.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { withoutPrefixes } from "../text-paths.ts";
import { serializerFacts } from "./serializer-facts.ts";
import { shownFields, type ShownField } from "./shown-fields.ts";

/** Paths of what a queryset loads with its rows. */
export interface RelatedPaths {
  select: readonly string[];
  prefetch: readonly string[];
}

/**
 * What a serializer shows of other models, and the serializers within it of others still: with that a list takes a fixed number
 * of queries.
 *
 * @param within serializers that this one is shown by
 */
export function relatedPaths(
  draft: Draft,
  shown: readonly ShownField[],
  within: readonly string[] = [],
): RelatedPaths {
  const select = new Set<string>();
  const prefetch = new Set<string>();
  for (const one of shown) {
    const { field, readable, nested } = one;
    if (!field?.relation || !readable) continue;
    const isMany = is.many(field);
    if (isMany) prefetch.add(field.name);
    else if (nested) select.add(field.name);
    if (!nested) continue;
    const inner = pathsWithin(draft, one, within);
    const below = (name: string) => `${field.name}__${name}`;
    for (const path of inner.select) (isMany ? prefetch : select).add(below(path));
    for (const path of inner.prefetch) prefetch.add(below(path));
  }
  return { select: withoutPrefixes(select), prefetch: withoutPrefixes(prefetch) };
}

function pathsWithin(
  draft: Draft,
  { field, serializer }: ShownField,
  within: readonly string[],
): RelatedPaths {
  const none = { select: [], prefetch: [] };
  const { site } = draft;
  const other = site.findModel(field!.relation!.to);
  if (!other || serializer === undefined || within.includes(serializer)) return none;
  const facts = serializerFacts(sourceOf(draft, other, serializer), serializer);
  if (!facts) return none;
  const shown = shownFields(facts, shapeOfModel(site, other).fields);
  return relatedPaths(draft, shown, [...within, serializer]);
}

function sourceOf(draft: Draft, { app }: ModelFacts, serializer: string): string {
  const { site } = draft;
  const { path } = placeOf("serializers", app, serializer, site.project, site.tree);
  return draft.sourceOf(path, serializer);
}
