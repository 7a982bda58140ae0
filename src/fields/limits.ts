import type { FieldDraft } from "./field-draft.ts";
import { NUMBERS, wrong } from "./options.ts";
import { text } from "./python-source.ts";
import type { Word } from "./types.ts";

const VALIDATORS = "from django.core.validators import";
const DECIMAL = "from decimal import Decimal";

/** What Django's own classes stop at, which need not be said. */
export const TEXT_LENGTHS: Readonly<Partial<Record<Word, number>>> = {
  slug: 50,
  email: 254,
  url: 200,
};

/** Sets how long a text is, how many digits a number has, and the validators for what is least and greatest. */
export function limit(draft: FieldDraft): void {
  const { word } = draft;
  if (word === "decimal") digits(draft);
  if (word === "filepath") draft.keyword("path", text(draft.spec.args[0]!));
  if (word in TEXT_LENGTHS || word === "char" || word === "text" || word === "binary")
    lengths(draft);
  if (NUMBERS.includes(word)) bounds(draft);
}

function lengths(draft: FieldDraft): void {
  const { field, spec, word } = draft;
  const [length] = spec.args;
  const most = length ?? spec.options["max"];
  const least = spec.options["min"];
  if (length !== undefined && spec.options["max"] !== undefined)
    throw wrong(spec.name, "its length is given twice", "Leave out max.");
  const usual = word === "char" ? 255 : TEXT_LENGTHS[word];
  field.maxLength = typeof most === "string" ? positive(spec.name, "length", most) : usual;
  const validators: string[] = [];
  if (typeof least === "string") {
    field.min = positive(spec.name, "min", least);
    if (field.min > (field.maxLength ?? Infinity))
      throw wrong(spec.name, `its least length ${least} is above its greatest, ${field.maxLength}`);
    validators.push("MinLengthValidator");
  }
  // A column of long text has no length that the database would hold it to.
  const isValidated = word === "text" && field.maxLength !== undefined;
  if (isValidated) validators.push("MaxLengthValidator");
  else if (field.maxLength !== undefined && field.maxLength !== TEXT_LENGTHS[word])
    draft.keyword("max_length", String(field.maxLength));
  validate(draft, validators, (name) => String(/Min/.test(name) ? field.min : field.maxLength));
}

function digits(draft: FieldDraft): void {
  const { field, spec } = draft;
  const given = spec.args[0] ?? "10,2";
  const [, all = "", places = "2"] = /^(\d+)(?:[,.](\d+))?$/.exec(given) ?? [];
  if (all === "")
    throw wrong(
      spec.name,
      `${given} is not a number of digits and of those after the point`,
      `Write ${spec.name}:decimal:10,2.`,
      "field-argument",
    );
  field.digits = [Number(all), Number(places)];
  if (field.digits[0] < 1 || field.digits[1] > field.digits[0])
    throw wrong(spec.name, `${places} digits after the point are more than ${all} in all`);
  draft.keyword("max_digits", String(field.digits[0]));
  draft.keyword("decimal_places", String(field.digits[1]));
}

/** The whole numbers that a column holds: what Django checks on every database. */
export const COLUMNS: Readonly<Partial<Record<Word, readonly [number, number]>>> = {
  int: [-2147483648, 2147483647],
  smallint: [-32768, 32767],
  posint: [0, 2147483647],
  possmallint: [0, 32767],
  posbigint: [0, Number.MAX_SAFE_INTEGER],
};

function bounds(draft: FieldDraft): void {
  const { field, spec, word } = draft;
  for (const key of ["min", "max"] as const) {
    const given = spec.options[key];
    if (typeof given === "string") field[key] = number(spec.name, key, given, word);
  }
  const { min, max } = field;
  if (min !== undefined && max !== undefined && min > max)
    throw wrong(spec.name, `its least value ${min} is above its greatest, ${max}`);
  const [least, most] = COLUMNS[word] ?? [-Infinity, Infinity];
  for (const value of [min, max])
    if (value !== undefined && (value < least || value > most))
      throw wrong(spec.name, `${word} holds ${least} to ${most}, so ${value} is never reached`);
  const validators = [
    ...(max === undefined ? [] : ["MaxValueValidator"]),
    ...(min === undefined ? [] : ["MinValueValidator"]),
  ];
  validate(draft, validators, (name) => {
    const value = name === "MinValueValidator" ? min! : max!;
    return word === "decimal" && !Number.isInteger(value) ? `Decimal("${value}")` : String(value);
  });
  const hasPoint = [min, max].some((value) => value !== undefined && !Number.isInteger(value));
  if (word === "decimal" && hasPoint)
    draft.keyword("max_digits", String(field.digits![0]), DECIMAL);
}

function validate(
  draft: FieldDraft,
  names: readonly string[],
  argument: (name: string) => string,
): void {
  if (names.length === 0) return;
  // The least is read first.
  const ordered = names.toSorted().reverse();
  draft.keyword(
    "validators",
    `[${ordered.map((name) => `${name}(${argument(name)})`).join(", ")}]`,
    ...names.map((name) => `${VALIDATORS} ${name}`),
  );
}

function positive(field: string, what: string, given: string): number {
  if (!/^[1-9]\d{0,8}$/.test(given))
    throw wrong(
      field,
      `${what} is a whole number from 1 up, not ${given}`,
      undefined,
      "field-argument",
    );
  return Number(given);
}

function number(field: string, what: string, given: string, word: Word): number {
  const isWhole = word !== "decimal" && word !== "float";
  const form = isWhole ? /^[-+]?\d{1,15}$/ : /^[-+]?\d{1,15}(?:\.\d+)?$/;
  if (!form.test(given))
    throw wrong(field, `${what} of ${word} is a ${isWhole ? "whole " : ""}number, not ${given}`);
  return Number(given);
}
