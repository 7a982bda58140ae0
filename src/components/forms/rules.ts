import { usage } from "../../errors.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { text } from "../../fields/python-source.ts";
import { lookupCode, parseLookups } from "../lookups.ts";
import type { Lookup } from "../lookup-values.ts";
import { namesOf } from "../names.ts";

/** A rule of a form: when data breaks it, and what is said then. */
export interface Rule {
  lookup: Lookup;
  name: string;
  /** The other field that it looks at; the empty text where there is none. */
  other: string;
  /** The number that it holds to; the empty text where it is none. */
  limit: string;
  /** Whether it is broken: `price < 0`. */
  broken: string;
  message: string;
  imports: readonly string[];
}

const OPERATORS: Readonly<Record<string, [string, string]>> = {
  exact: ["!=", "has to be"],
  gt: ["<=", "has to be more than"],
  gte: ["<", "has to be at least"],
  lt: [">=", "has to be less than"],
  lte: [">", "has to be at most"],
  in: ["not in", "has to be one of"],
};

/** @throws Failure (usage) where a rule is none, or about a field that the form does not have */
export function rulesOf(
  given: string | undefined,
  fields: readonly ModelField[],
  owner?: string,
): Rule[] {
  return parseLookups(given ?? "", fields, "--clean").map((lookup) => {
    const { field, lookup: name, other, value } = lookup;
    const operator = OPERATORS[name];
    if (!operator) {
      throw usage(
        "unknown-rule",
        `--clean: ${name} is no rule for ${field.name}.`,
        `There are ${Object.keys(OPERATORS).join(", ")}.`,
      );
    }
    const { code, imports } = other
      ? { code: `=${other.name}`, imports: [] }
      : lookupCode(lookup, owner);
    const right = code.slice(code.indexOf("=") + 1);
    const isNumber = /^-?\d+(?:\.\d+)?$/.test(right);
    const shown = other ? `the ${namesOf(other.name).words}` : value.replaceAll("+", ", ");
    return {
      lookup,
      name: field.name,
      other: other?.name ?? "",
      limit: isNumber ? right : "",
      broken: `${field.name} ${operator[0]} ${isNumber ? "limit" : right}`,
      message: text(`${namesOf(field.name).sentence} ${operator[1]} ${shown}.`),
      imports,
    };
  });
}
