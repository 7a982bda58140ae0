import { is } from "../../fields/is.ts";
import { jsonSample } from "../../fields/json-sample.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { sample } from "../../fields/sample.ts";
import type { Place } from "../../project/conventions/place.ts";
import { compareLines } from "../../project/conventions/python-line.ts";
import type { Draft } from "../draft.ts";
import { namesOf } from "../names.ts";
import { sampleContext } from "../rows.ts";
import type { ModelFacts } from "../site.ts";
import type { Endpoint } from "./endpoint.ts";
import { parameterOf, type Filter } from "./filters.ts";
import { TestRows } from "./test-rows.ts";

/** What a list is narrowed down and ordered by. */
export interface Narrowing {
  filters: readonly Filter[];
  search: readonly ModelField[];
  ordering: readonly ModelField[];
}

/**
 * Two rows that differ in what a list is narrowed down by, and the queries that leave the second of them.
 *
 * @param place the test module
 */
export async function comparedRows(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  narrowing: Narrowing,
): Promise<Record<string, unknown>> {
  const rows = new TestRows(draft, place);
  const type = rows.type(model);
  return {
    type,
    first: await rows.row(model, await differing(draft, rows, type, narrowing, 1), 1),
    second: await rows.row(model, await differing(draft, rows, type, narrowing, 2), 2),
    queries: filterCases(draft, narrowing.filters, rows),
    bounds: boundCases(draft, narrowing.filters, rows),
    many: await manyCase(narrowing.filters, rows),
    searched: searched(narrowing.search),
    ordered: narrowing.ordering.filter((field) => isApart(draft, field)).map(({ name }) => name),
    imports: [...rows.imports],
  };
}

/** Values of one of two rows that tests of lists tell apart. */
export async function differing(
  draft: Draft,
  rows: TestRows,
  type: string,
  { filters, ordering }: Pick<Narrowing, "filters" | "ordering">,
  variant: 1 | 2,
): Promise<Record<string, string>> {
  const { site } = draft;
  const isFactory = hasFactories(draft);
  const overrides: Record<string, string> = {};
  for (const field of new Set([...filters.map((one) => one.field), ...ordering])) {
    // Factories count what is unique: a value of our own could be one of theirs.
    if (field.auto || !field.editable || is.many(field) || (isFactory && field.unique)) continue;
    const code = sample(field, variant, { ...sampleContext(site), model: type });
    if (code) overrides[field.name] = rows.take(code);
    const other =
      field.relation && field.null && isFactory ? site.findModel(field.relation.to) : undefined;
    if (other) overrides[field.name] = await rows.row(other);
  }
  return overrides;
}

function hasFactories({ site }: Draft): boolean {
  return site.conventions.tests.factories !== "none";
}

/** Queries of a list by an upper bound, which leave the first of two rows. */
export function boundCases(
  draft: Draft,
  filters: readonly Filter[],
  rows: TestRows,
): { query: string; value: string }[] {
  const base = sampleContext(draft.site);
  return filters.flatMap(({ field, lookups }) => {
    if (field.relation || !lookups.includes("lte")) return [];
    const query = parameterOf(field, "lte");
    if (field.auto || !field.editable) {
      // Before Django 3.2 tests shared the row: one that changed it left it with a later date.
      const isShared = compareLines(draft.site.conventions.djangoLine, "3.2") < 0;
      const value = `self.first.${field.name}.isoformat()`;
      return field.null || isShared ? [] : [{ query, value }];
    }
    const value = isApart(draft, field) ? jsonSample(field, 1, base) : undefined;
    return value ? [{ query, value: rows.take(value) }] : [];
  });
}

/** Queries of a list that leave the second of two rows. */
export function filterCases(
  draft: Draft,
  filters: readonly Filter[],
  rows: TestRows,
): { query: string; value: string }[] {
  const base = sampleContext(draft.site);
  return filters.flatMap(({ field, lookups }) => {
    const { name } = field;
    if (is.many(field)) return [];
    if (field.relation) {
      return !field.null || hasFactories(draft)
        ? [{ query: name, value: `self.second.${name}_id` }]
        : [];
    }
    if (lookups.includes("gte")) {
      const query = parameterOf(field, "gte");
      if (field.auto || !field.editable) {
        // What is set later, such as when a row was deleted, is not set of a new row.
        return field.null ? [] : [{ query, value: `self.second.${name}.isoformat()` }];
      }
      const value = jsonSample(field, 2, base);
      return value ? [{ query, value: rows.take(value) }] : [];
    }
    if (!isApart(draft, field)) return [];
    const value = jsonSample(field, 2, base);
    return value
      ? [{ query: name, value: value.code === "False" ? '"false"' : rows.take(value) }]
      : [];
  });
}

/** A relation to many that a list is filtered by, and a row that it leads to. */
export async function manyCase(
  filters: readonly Filter[],
  rows: TestRows,
): Promise<Link | undefined> {
  for (const { field } of filters) {
    const link = is.many(field) ? await linkOf(field, rows) : undefined;
    if (link) return link;
  }
  return undefined;
}

/** A row that a relation to many leads to, and what a test calls it. */
interface Link {
  name: string;
  row: string;
  variable: string;
}

async function linkOf(field: ModelField, rows: TestRows): Promise<Link | undefined> {
  const key = await rows.keyFor(field, "self.first");
  const variable = namesOf(field.relation!.to.split(".").at(-1)!).snake;
  return key ? { name: field.name, row: key.replace(/\.pk$/, ""), variable } : undefined;
}

/** The relations to many that an answer shows: what they lead to is loaded for all rows at once, or for each. */
export async function linksOf(
  { shown }: Pick<Endpoint, "shown">,
  rows: TestRows,
): Promise<readonly Link[]> {
  const links: Link[] = [];
  for (const { field, readable } of shown) {
    if (!field || !readable || field.relation?.kind !== "m2m" || field.relation.through) continue;
    const link = await linkOf(field, rows);
    if (link) links.push(link);
  }
  return links;
}

/** Whether the samples of two rows differ in a field. */
export function isApart(draft: Draft, field: ModelField): boolean {
  if (field.auto) return field.word === "datetime";
  const base = sampleContext(draft.site);
  const one = sample(field, 1, base);
  const two = sample(field, 2, base);
  return one !== undefined && two !== undefined && one.code !== two.code && field.editable;
}

/** The fields of a search that have room for the word that is looked for. */
export function searched(search: readonly ModelField[]): string[] {
  return search
    .filter(({ name, maxLength = Infinity }) => maxLength > `needle-${name}`.length)
    .map(({ name }) => name);
}
