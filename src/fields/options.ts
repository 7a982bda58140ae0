import { nearest } from "../options/nearest.ts";
import { usage, type Failure } from "../errors.ts";
import type { Word } from "./types.ts";

/** An option of the field language. */
interface FieldOption {
  /** How its value is shown; undefined for a flag, which is there or not. */
  value?: string;
  /** The types that have it; every type where there are none named. */
  types?: readonly Word[];
  /** The types that do not have it. */
  not?: readonly Word[];
  summary: string;
}

const DATES: readonly Word[] = ["date", "datetime", "time"];
const FILES: readonly Word[] = ["file", "image"];
const KEYS: readonly Word[] = ["fk", "o2o"];
const RELATIONS: readonly Word[] = ["fk", "o2o", "m2m"];
const TEXTS: readonly Word[] = ["char", "text", "slug", "email", "url", "binary"];
export const NUMBERS: readonly Word[] = [
  "int",
  "smallint",
  "bigint",
  "posint",
  "possmallint",
  "posbigint",
  "decimal",
  "float",
];
const RANGES: readonly Word[] = [
  "intrange",
  "bigintrange",
  "decimalrange",
  "daterange",
  "datetimerange",
];

/** The options of the field language, in the order that help lists them. */
export const OPTIONS: Readonly<Record<string, FieldOption>> = {
  optional: { not: ["generated"], summary: "may be left out: blank for text, NULL for others" },
  null: { not: ["m2m", "generated", ...FILES], summary: "NULL is allowed, and blank in forms" },
  blank: { not: ["generated"], summary: "may be left empty in forms; blank=no where it may not" },
  unique: { not: ["m2m", "fk", "json", "generated"], summary: "no two rows have the same" },
  index: {
    not: ["m2m", "text", "json", "generated"],
    summary: "an index of its own; index=no takes it away",
  },
  default: {
    value: "VALUE",
    not: [...RELATIONS, ...FILES, ...RANGES, "generated", "searchvector"],
    summary: "what new rows have: a value, now, today, uuid4",
  },
  db_default: {
    value: "VALUE",
    not: [
      ...RELATIONS,
      ...FILES,
      ...RANGES,
      "array",
      "hstore",
      "json",
      "generated",
      "searchvector",
    ],
    summary: "the same, set by the database",
  },
  min: { value: "N", types: [...NUMBERS, ...TEXTS], summary: "the least value, or length" },
  max: { value: "N", types: [...NUMBERS, ...TEXTS], summary: "the greatest value, or length" },
  choices: {
    value: "A,B",
    types: ["char", "int", "smallint", "posint", "possmallint"],
    summary: "as the types choice and intchoice",
  },
  auto_now: { types: DATES, summary: "the time of the last change" },
  auto_now_add: { types: DATES, summary: "the time it was made" },
  upload_to: {
    value: "FOLDER",
    types: FILES,
    summary: "where files go; by default a folder of the model",
  },
  related_name: {
    value: "NAME",
    types: RELATIONS,
    summary: "what the other model calls it; by default the plural of this one",
  },
  on_delete: {
    value: "RULE",
    types: KEYS,
    summary: "cascade, protect, restrict, set_null, do_nothing",
  },
  to_field: { value: "FIELD", types: KEYS, summary: "the field that it points to" },
  through: { value: "MODEL", types: ["m2m"], summary: "the model in between" },
  output: {
    value: "TYPE",
    types: ["generated"],
    summary: "the type of the result, such as decimal,10,2",
  },
  pk: { not: ["m2m", "fk", "generated", "json", ...FILES], summary: "the primary key" },
  verbose: { value: "NAME", summary: "what people call it" },
  help: { value: "TEXT", summary: "what forms say about it" },
  editable: { not: ["generated"], summary: "editable=no keeps it out of forms" },
};

const ALIASES: Readonly<Record<string, string>> = {
  required: "blank",
  nullable: "null",
  db_index: "index",
  primary_key: "pk",
  primary: "pk",
  max_length: "max",
  length: "max",
  max_value: "max",
  min_value: "min",
  min_length: "min",
  help_text: "help",
  verbose_name: "verbose",
  label: "verbose",
  related: "related_name",
  ondelete: "on_delete",
};

/** Flags that can be turned off. */
const SWITCHES = new Set(["blank", "index", "editable"]);

const YES = new Set(["yes", "true", "on", "1"]);
const NO = new Set(["no", "false", "off", "0"]);

/** The name of an option as the language has it; undefined for what is none. */
export function optionName(given: string): string | undefined {
  const name = given.toLowerCase().replaceAll("-", "_");
  if (Object.hasOwn(OPTIONS, name)) return name;
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
}

/**
 * Reads one option of a field: its name, and `true` or its value.
 *
 * @throws Failure (usage) where there is no such option, the type does not have it, or its value has the wrong form
 */
export function readOption(field: string, word: Word, part: string): [string, string | true] {
  const at = part.indexOf("=");
  const given = at === -1 ? part : part.slice(0, at);
  const value = at === -1 ? undefined : part.slice(at + 1).trim();
  const name = optionName(given);
  if (name === undefined) throw unknownOption(field, word, given);
  const option = OPTIONS[name]!;
  if (!takes(word, name)) throw misplaced(field, word, name);
  if (option.value === undefined) {
    const yes = value === undefined || YES.has(value.toLowerCase());
    if (!yes && !NO.has(value.toLowerCase()))
      throw wrong(field, `${name} is a flag and takes no ${value}`, `Write ${name} alone.`);
    const isOn = given.toLowerCase() === "required" ? !yes : yes;
    if (!isOn && !SWITCHES.has(name))
      throw wrong(field, `${name} is off unless it is written`, `Leave ${part} out.`);
    return [name, isOn ? true : "no"];
  }
  if (value === undefined || (value === "" && name !== "default" && name !== "db_default"))
    throw wrong(field, `${name} needs a value`, `Write ${name}=${option.value}.`);
  return [name, value];
}

/** Whether a type has an option. */
function takes(word: Word, name: string): boolean {
  const { types, not } = OPTIONS[name]!;
  return (types?.includes(word) ?? true) && !(not?.includes(word) ?? false);
}

function optionsOf(word: Word): string[] {
  return Object.keys(OPTIONS).filter((name) => takes(word, name));
}

/** A refusal of one field, which names it. */
export function wrong(field: string, what: string, next?: string, code = "field"): Failure {
  return usage(code, `${field}: ${what}.`, next);
}

function unknownOption(field: string, word: Word, given: string): Failure {
  const known = optionsOf(word);
  const meant = nearest(given, [...known, ...Object.keys(ALIASES)]);
  return usage(
    "field-option",
    `${field}: there is no option ${given || "of no name"}${meant ? `; did you mean ${meant}?` : "."}`,
    `Options of ${word}: ${known.join(", ")}.`,
  );
}

/** What to do instead, where an option is asked of a type that has no use for it. */
const INSTEAD: Readonly<Record<string, string>> = {
  "fk unique": "a relation to one row only is the type o2o",
  "m2m null": "an m2m can always be empty: there is no column that could be NULL",
  "file null": "a file that is missing is the empty text: write optional",
  "image null": "a file that is missing is the empty text: write optional",
  "text index": "an index of long text helps no search; char has one",
};

function misplaced(field: string, word: Word, name: string): Failure {
  const instead = INSTEAD[`${word} ${name}`];
  return wrong(
    field,
    `${word} has no option ${name}${instead ? `; ${instead}` : ""}`,
    `Options of ${word}: ${optionsOf(word).join(", ")}.`,
    "field-option",
  );
}
