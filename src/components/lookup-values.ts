import { is } from "../fields/is.ts";
import type { Code, ModelField } from "../fields/model-field.ts";

/** A condition on one field: `published_at__lte=now`. */
export interface Lookup {
  field: ModelField;
  /** `exact` where none is named. */
  lookup: string;
  /** The value as it was given. */
  value: string;
  /** The field whose value it is compared to. */
  other: ModelField | undefined;
  /** It is NULL that is set. */
  isNone?: boolean;
}

/** The lookups that compare values by their order. */
export const COMPARISONS = ["gt", "gte", "lt", "lte"];

/** The values that a condition names: several of `in`. */
export function valuesOf({ lookup, value }: Lookup): string[] {
  return lookup === "in" ? value.split("+") : [value];
}

/** Code that needs these imports. */
export const plain = (code: string, ...imports: string[]): Code => ({ code, imports });
const truth = (value: string): Code | undefined =>
  /^(?:true|yes|1)$/i.test(value)
    ? plain("True")
    : /^(?:false|no|0)$/i.test(value)
      ? plain("False")
      : undefined;

/**
 * A value of a condition as Python has it; undefined where it is none of the field's.
 *
 * @param owner what the choices of the model are reached by; undefined where their plain values are to stand
 */
export function literal(
  { field, lookup, other }: Lookup,
  value: string,
  owner?: string,
): Code | undefined {
  if (other) return plain("");
  if (lookup === "isnull") return field.null ? truth(value) : undefined;
  if (field.choices) {
    const member = field.choices.members.find(
      (one) => String(one.value) === value || one.name === value.toUpperCase(),
    );
    if (!member) return undefined;
    const name = owner !== undefined && field.choices.class && member.name;
    return plain(
      name ? `${owner}.${field.choices.class}.${member.name}` : JSON.stringify(member.value),
    );
  }
  if (is.boolean(field)) return truth(value);
  if (field.word === "decimal") return isNumber(value) ? decimal(value) : undefined;
  if (is.number(field)) return isNumber(value) ? plain(value) : undefined;
  if (is.relation(field)) return /^\d+$/.test(value) ? plain(value) : plain(JSON.stringify(value));
  if (field.word === "datetime")
    return temporal(value, "now", "timezone.now()", /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/);
  if (field.word === "date")
    return temporal(value, "today", "timezone.localdate()", /^\d{4}-\d\d-\d\d$/);
  if (is.temporal(field)) return undefined;
  return plain(JSON.stringify(value));
}

function temporal(value: string, word: string, code: string, iso: RegExp): Code | undefined {
  if (value === word) return plain(code, "from django.utils import timezone");
  return iso.test(value) ? plain(JSON.stringify(value)) : undefined;
}

function decimal(value: string): Code {
  return /^-?\d+$/.test(value)
    ? plain(value)
    : plain(`Decimal("${value}")`, "from decimal import Decimal");
}

function isNumber(value: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(value);
}
