import { usage } from "../errors.ts";
import { nearest } from "../options/nearest.ts";
import { checkFieldName } from "./field-names.ts";
import { optionName, readOption, wrong } from "./options.ts";
import { ALIASES, TYPES, wordOf, type Word } from "./types.ts";

/** A field as the language gives it. */
export interface FieldSpec {
  name: string;
  /** The type, by its word in `TYPES`. */
  type: Word;
  args: readonly string[];
  options: Readonly<Record<string, string | true>>;
  /** As it was given. */
  source: string;
}

/**
 * Reads fields of the form `name:type[:argument…][:option[=value]…]`. A doubled colon is a colon of a value:
 * `opens:time:default=09::30`.
 *
 * @param taken names that the model has already
 * @throws Failure (usage) that names the field, and the word that was most likely meant
 */
export function parseFields(words: readonly string[], taken: readonly string[] = []): FieldSpec[] {
  const specs = words.map(parseField);
  checkTogether(specs, taken);
  return specs;
}

/** @throws Failure (usage) where a name is given twice or taken, or two fields are the primary key */
export function checkTogether(specs: readonly FieldSpec[], taken: readonly string[] = []): void {
  const seen = new Set<string>();
  for (const { name, type } of specs) {
    // A foreign key `author` has the column, and the attribute, `author_id`.
    const names = type === "fk" || type === "o2o" ? [name, `${name}_id`] : [name];
    if (taken.includes(name))
      throw wrong(name, "the model has a field of this name already", undefined, "field-taken");
    for (const each of names) {
      if (seen.has(each))
        throw wrong(each, "this name is given twice", "Leave one of them out.", "field-twice");
      seen.add(each);
    }
  }
  const keys = specs.filter(({ options }) => options["pk"]);
  if (keys.length > 1)
    throw wrong(keys[1]!.name, `${keys[0]!.name} is the primary key already`, "Leave out one pk.");
}

/** One field of the language. */
export function parseField(source: string): FieldSpec {
  const [name = "", ...rest] = split(source.trim());
  return makeSpec(name, rest, source);
}

/** A field from its name and the parts that follow it. */
export function makeSpec(name: string, parts: readonly string[], source: string): FieldSpec {
  const [given = "", ...rest] = parts;
  const shown = name || source;
  if (name !== "" && given === "") {
    checkFieldName(name, true);
    throw wrong(shown, "it has no type", `Write ${shown}:char, or another type.`, "field-type");
  }
  const word = wordOf(given);
  // The name `id` is for a primary key alone, which the options tell.
  checkFieldName(
    name,
    rest.some((part) => optionName(part.split("=")[0]!) === "pk"),
  );
  if (word === undefined) throw unknownType(shown, given);
  const expected: readonly string[] = TYPES[word].args;
  const args: string[] = [];
  const options: Record<string, string | true> = {};
  for (const part of rest) {
    if (args.length < expected.length && isArgument(part, word)) {
      args.push(part);
      continue;
    }
    const [option, value] = readOption(shown, word, part);
    if (option in options)
      throw wrong(shown, `${option} is given twice`, "Leave one of them out.", "field-option");
    options[option] = value;
  }
  const missing = expected[args.length];
  if (missing !== undefined && !missing.endsWith("?"))
    throw wrong(
      shown,
      `${word} needs its ${missing}`,
      `Write ${TYPES[word].example.replace(/^[^:]*/, shown)}.`,
      "field-argument",
    );
  return { name, type: word, args, options, source };
}

/** What stands first after the type is its argument, unless it is an option's name. */
function isArgument(part: string, word: Word): boolean {
  const [name = "", value] = part.split("=", 2);
  if (optionName(name) !== undefined) return false;
  if (word === "choice" || word === "intchoice") return true;
  if (value !== undefined) return false;
  // A number is expected: what is none was meant to be an option.
  const [expected = ""]: readonly string[] = TYPES[word].args;
  return /^(?:length|digits)/.test(expected) ? /^[-+\d]/.test(part) : true;
}

/** The parts between colons; a doubled colon is one within a part. */
function split(source: string): string[] {
  const parts = source
    .replaceAll("::", "\0")
    .split(":")
    .map((part) => part.replaceAll("\0", ":").trim());
  // A colon at the end of a word says nothing.
  return parts.length > 1 && parts.at(-1) === "" ? parts.slice(0, -1) : parts;
}

function unknownType(field: string, given: string) {
  const known = [...Object.keys(TYPES), ...Object.keys(ALIASES)];
  const meant = nearest(given.replace(/field$/i, ""), known);
  return usage(
    "field-type",
    `${field}: there is no field type ${given}${meant ? `; did you mean ${meant}?` : "."}`,
    `Types: ${Object.keys(TYPES).join(", ")}.`,
  );
}
