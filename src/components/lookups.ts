import { usage } from "../errors.ts";
import { is } from "../fields/is.ts";
import type { Code, ModelField } from "../fields/model-field.ts";
import { nearest } from "../options/nearest.ts";
import { knownField } from "./known-field.ts";
import { COMPARISONS, literal, valuesOf, type Lookup } from "./lookup-values.ts";

const TEXTS = [
  "iexact",
  "contains",
  "icontains",
  "startswith",
  "istartswith",
  "endswith",
  "iendswith",
];
const LOOKUPS = ["exact", "isnull", "in", ...COMPARISONS, ...TEXTS];

/**
 * Reads conditions: `status=published,published_at__lte=now`. A value is one of the field's own: a choice by its value, `true`,
 * `now`, `today`, `null`, a number, a text; the name of another field where columns are compared; with `+` between those of `in`.
 *
 * @param flag the option, for messages
 * @throws Failure (usage) where a field or a lookup is unknown, or the value is none of the field's
 */
export function parseLookups(text: string, fields: readonly ModelField[], flag: string): Lookup[] {
  return text
    .split(",")
    .filter(Boolean)
    .map((part) => parseOne(part, fields, flag));
}

function parseOne(text: string, fields: readonly ModelField[], flag: string): Lookup {
  const equals = text.indexOf("=");
  if (equals < 1) {
    throw usage(
      "bad-condition",
      `${flag}: ${JSON.stringify(text)} is no condition.`,
      "Write field=value, or field__lookup=value such as price__gte=0.",
    );
  }
  const [name = "", given = "exact", ...rest] = text.slice(0, equals).split("__");
  const value = text.slice(equals + 1);
  const field = fields.find((one) => one.name === knownField(name, fields, flag));
  if (!field) {
    throw usage("bad-condition", `${flag}: conditions are on fields other than the key.`);
  }
  if (!LOOKUPS.includes(given) || rest.length > 0) {
    const meant = nearest(given, LOOKUPS);
    throw usage(
      "unknown-lookup",
      `${flag}: ${name} has no lookup ${[given, ...rest].join("__")} here.`,
      meant && rest.length === 0
        ? `Did you mean ${name}__${meant}?`
        : `There are ${LOOKUPS.join(", ")}.`,
    );
  }
  if (is.many(field)) {
    throw usage("bad-condition", `${flag}: ${name} has many values, and no condition here.`);
  }
  const isNull = given === "exact" && field.null && /^(?:null|none)$/i.test(value);
  const lookup: Lookup = {
    field,
    lookup: isNull ? "isnull" : given,
    value: isNull ? "true" : value,
    other: fields.find(
      (one) => one !== field && one.name === value && !field.choices && !is.text(field),
    ),
  };
  refuseValue(lookup, flag);
  return lookup;
}

function refuseValue(lookup: Lookup, flag: string): void {
  for (const value of valuesOf(lookup)) {
    if (literal(lookup, value, undefined)) continue;
    const members = lookup.field.choices?.members.map((one) => String(one.value));
    const meant = members && nearest(value, members);
    throw usage(
      "bad-value",
      `${flag}: ${JSON.stringify(value)} is no value of ${lookup.field.name}.`,
      meant ? `Did you mean ${meant}?` : members && `There are ${members.join(", ")}.`,
    );
  }
}

/**
 * The condition as Python has it: `status=self.model.Status.PUBLISHED`.
 *
 * @param owner what the choices of the model are reached by; undefined where their plain values are to stand
 */
export function lookupCode(lookup: Lookup, owner?: string): Code {
  const { field, lookup: name, other } = lookup;
  const key = name === "exact" ? field.name : `${field.name}__${name}`;
  if (lookup.isNone) return { code: `${key}=None`, imports: [] };
  if (other) return { code: `${key}=models.F("${other.name}")`, imports: [] };
  const values = valuesOf(lookup).map((value) => literal(lookup, value, owner)!);
  const code = values.map((one) => one.code).join(", ");
  return {
    code: `${key}=${name === "in" ? `[${code}]` : code}`,
    imports: values.flatMap(({ imports }) => imports),
  };
}
