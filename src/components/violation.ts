import { usage } from "../errors.ts";
import { is } from "../fields/is.ts";
import type { Code, ModelField } from "../fields/model-field.ts";
import type { Place } from "../project/conventions/place.ts";
import type { Draft } from "./draft.ts";
import { bothSides } from "./lookup-sides.ts";
import type { Lookup } from "./lookup-values.ts";
import { rowOf, valueOf } from "./rows.ts";
import type { ModelFacts } from "./site.ts";

/** A row that a constraint refuses, and the one that has to be there before; none where it is refused alone. */
export interface Violation {
  first: string;
  refused: string;
  usesModel: boolean;
  imports: readonly string[];
}

/**
 * Works out the rows that violate a constraint.
 *
 * @param place the test module
 * @throws Failure (usage) where no value is known that violates it
 */
export async function violation(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  {
    unique,
    lookups,
    fields,
    nullsDistinct,
  }: {
    unique: readonly string[];
    lookups: readonly Lookup[];
    fields: readonly ModelField[];
    nullsDistinct: boolean;
  },
): Promise<Violation> {
  const imports = new Set<string>();
  const keep = (code: Code) => {
    for (const one of code.imports) imports.add(one);
    return code.code;
  };
  const row = async (values: Record<string, string>, variant: 1 | 2) =>
    keep(await rowOf(draft, place, model, values, variant));
  const value = async (field: ModelField, variant: 1 | 2) => {
    const code = await valueOf(draft, place, model, field, variant);
    return code && keep(code);
  };
  const done = (first: string, refused: string): Violation => ({
    first,
    refused,
    usesModel: `${first}${refused}`.includes(`${model.names.class}.`),
    imports: [...imports],
  });
  if (unique.length === 0) return done("", await row(await broken(), 1));
  const values: Record<string, string> = {};
  for (const lookup of lookups) {
    const sides = bothSides(lookup, model.names.class);
    if (sides) values[lookup.field.name] = keep(sides.inside);
    else if (lookup.lookup === "isnull" && /^(?:true|yes|1)$/i.test(lookup.value))
      values[lookup.field.name] = "None";
  }
  const own: Record<string, string> = {};
  for (const name of unique) {
    const field = fields.find((one) => one.name === name);
    if (!field?.null || name in values) continue;
    // Rows without a value are what such a constraint is about.
    const code = nullsDistinct ? await value(field, 1) : "None";
    if (code !== undefined) own[name] = code;
  }
  const same = Object.fromEntries(unique.map((name) => [name, `first.${name}`]));
  return done(await row({ ...values, ...own }, 1), await row({ ...values, ...same }, 2));

  async function broken(): Promise<Record<string, string>> {
    for (const lookup of lookups) {
      const { field, other } = lookup;
      const sides = bothSides(lookup, model.names.class);
      if (sides) return { [field.name]: keep(sides.outside) };
      if (lookup.lookup === "isnull" && /^(?:false|no|0)$/i.test(lookup.value))
        return { [field.name]: "None" };
      if (!other || is.relation(field)) continue;
      const [low, high] = [await value(field, 1), await value(other, 2)];
      if (low === undefined || high === undefined) continue;
      const [mine, theirs] = lookup.lookup.startsWith("g")
        ? [low, high]
        : [await value(field, 2), await value(other, 1)];
      return { [field.name]: mine!, [other.name]: theirs! };
    }
    throw usage(
      "untestable",
      "No value is known that violates these conditions, so that a test could show it.",
      "Add --no-tests, and write the test by hand.",
    );
  }
}
