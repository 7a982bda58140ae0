import { usage } from "../errors.ts";
import { isKeyword } from "../options/python-names.ts";
import type { Code, ModelField } from "../fields/model-field.ts";
import { is } from "../fields/is.ts";
import type { Place } from "../project/conventions/place.ts";
import type { Draft } from "./draft.ts";
import { knownField } from "./known-field.ts";
import { lookupCode, parseLookups } from "./lookups.ts";
import { bothSides } from "./lookup-sides.ts";
import type { Lookup } from "./lookup-values.ts";
import { rowOf, valueOf } from "./rows.ts";
import { shapeOfModel } from "./shapes.ts";
import type { ModelFacts } from "./site.ts";

/** A method that narrows a query down. */
export interface QueryMethod {
  name: string;
  lookups: readonly Lookup[];
}

/**
 * Reads `published:status=published,published_at__lte=now`.
 *
 * @throws Failure (usage) where the name is none for a method, or a condition is wrong
 */
export function queryMethod(
  text: string,
  fields: readonly ModelField[],
  flag: string,
): QueryMethod {
  const colon = text.indexOf(":");
  const name = text.slice(0, Math.max(colon, 0));
  const lookups = colon < 0 ? [] : parseLookups(text.slice(colon + 1), fields, flag);
  if (lookups.length === 0 || !isMethodName(name)) {
    throw usage(
      "bad-method",
      `${flag}: ${JSON.stringify(text)} is no method.`,
      "Write its name and its conditions: published:status=published.",
    );
  }
  return { name, lookups };
}

/** What querysets have of their own. */
const TAKEN = new Set(
  "all filter exclude annotate order_by values delete update create get count exists first last none only defer using".split(
    " ",
  ),
);

export function isMethodName(name: string): boolean {
  return /^[a-z][a-z\d_]*$/.test(name) && !isKeyword(name) && !TAKEN.has(name);
}

/** The arguments of `filter()` for all conditions of a method. */
export function conditionsCode(lookups: readonly Lookup[], owner?: string): Code {
  const codes = lookups.map((lookup) => lookupCode(lookup, owner));
  return {
    code: codes.map(({ code }) => code).join(", "),
    imports: codes.flatMap(({ imports }) => imports),
  };
}

/** Rows that a test of conditions makes: one that fulfils them all, and for each one that fails it alone. */
export interface ConditionRows {
  inside: string;
  outside: readonly string[];
  imports: readonly string[];
}

/**
 * The rows for a test of conditions; undefined where there are no values to be told apart.
 *
 * @param place the test module
 */
export async function conditionRows(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  lookups: readonly Lookup[],
): Promise<ConditionRows | undefined> {
  const imports = new Set<string>();
  const keep = ({ code, imports: needed }: Code) => {
    for (const one of needed) imports.add(one);
    return code;
  };
  const inside: Record<string, string> = {};
  const outside: [string, string][] = [];
  for (const lookup of lookups) {
    const sides = await sidesOf(draft, place, model, lookup);
    if (!sides) return undefined;
    inside[lookup.field.name] ??= keep(sides.inside);
    outside.push([lookup.field.name, keep(sides.outside)]);
  }
  const row = async (values: Record<string, string>, variant: 1 | 2) =>
    keep(await rowOf(draft, place, model, values, variant));
  const rows: string[] = [];
  // Without factories, a third row could have the unique values of the second.
  const most = draft.site.conventions.tests.factories === "none" ? 1 : outside.length;
  for (const [name, code] of outside.slice(0, most))
    rows.push(await row({ ...inside, [name]: code }, 2));
  return { inside: await row(inside, 1), outside: rows, imports: [...imports] };
}

/** As `bothSides`, of what may be NULL too: its other value is one that a row has. */
async function sidesOf(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  lookup: Lookup,
): Promise<{ inside: Code; outside: Code } | undefined> {
  if (lookup.lookup !== "isnull") return bothSides(lookup, model.names.class);
  const some = await valueOf(draft, place, model, lookup.field, 1);
  const none: Code = { code: "None", imports: [] };
  if (!some) return undefined;
  return /^(?:true|yes|1)$/i.test(lookup.value)
    ? { inside: none, outside: some }
    : { inside: some, outside: none };
}

/** Fields of a model that text is looked for in; all that people search by default. */
export function searchFields(draft: Draft, model: ModelFacts, names: readonly string[]): string[] {
  const { fields } = shapeOfModel(draft.site, model);
  for (const name of names) {
    knownField(name, fields, "--search");
    if (!fields.some((field) => field.name === name && is.searchable(field))) {
      throw usage("not-searchable", `--search: ${name} is no text.`, "Name fields of text.");
    }
  }
  return [...names];
}
