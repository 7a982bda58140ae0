import { is } from "../fields/is.ts";
import type { Code } from "../fields/model-field.ts";
import { COMPARISONS, literal, plain, valuesOf, type Lookup } from "./lookup-values.ts";

/**
 * A value with which a row fulfils a condition, and one with which it does not. Undefined where none can be told.
 *
 * @param owner the class of the model, as the test knows it
 */
export function bothSides(
  lookup: Lookup,
  owner: string,
): { inside: Code; outside: Code } | undefined {
  const { field, lookup: name, value, other } = lookup;
  if (other || is.relation(field)) return undefined;
  if (name === "isnull") return undefined;
  const [first = ""] = valuesOf(lookup);
  const exact = literal(lookup, first, owner);
  if (!exact) return undefined;
  if (field.choices) {
    const values = new Set(valuesOf(lookup));
    const member = field.choices.members.find(
      (one) => !values.has(String(one.value)) && !values.has(one.name.toLowerCase()),
    );
    const outside = member && literal(lookup, String(member.value), owner);
    return outside && { inside: exact, outside };
  }
  if (is.boolean(field))
    return { inside: exact, outside: plain(exact.code === "True" ? "False" : "True") };
  if (is.number(field)) {
    const number = Number(value.split("+")[0]);
    const all = valuesOf(lookup).map(Number);
    const near = { gt: [1, 0], gte: [0, -1], lt: [-1, 0], lte: [0, 1] }[name] ?? [
      0,
      Math.max(...all) - number + 1,
    ];
    const at = (by: number) => literal(lookup, String(Number((number + by).toFixed(6))), owner)!;
    return { inside: at(near[0]!), outside: at(near[1]!) };
  }
  if (field.word === "datetime" || field.word === "date") return around(lookup, exact);
  if (is.text(field)) return { inside: exact, outside: plain('"zzz"') };
  return undefined;
}

function around({ lookup }: Lookup, exact: Code): { inside: Code; outside: Code } | undefined {
  if (!COMPARISONS.includes(lookup) || !exact.code.startsWith("timezone")) return undefined;
  const day = "dt.timedelta(days=1)";
  const imports = [...exact.imports, "import datetime as dt"];
  const [before, after] = [
    plain(`${exact.code} - ${day}`, ...imports),
    plain(`${exact.code} + ${day}`, ...imports),
  ];
  return lookup.startsWith("lt")
    ? { inside: before, outside: after }
    : { inside: after, outside: before };
}
