import { parseArgs, type ParseArgsConfig } from "node:util";
import { usage, type Failure } from "../errors.ts";
import { kebab } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Options, Spec } from "./option.ts";

/** A value as it was written, and where. */
export interface Given {
  value: string | boolean | readonly string[];
  /** For messages: `--preset`, `<directory>`, or `preset in config.yaml`. */
  source: string;
}

/** Flags that every command has and that are answered before its options are read. */
const ALWAYS = ["--help", "--version"];

/**
 * Reads a command line against declarations; values are neither checked nor completed yet.
 *
 * @throws Failure (usage) for a flag that does not exist, lacks its value, has one it cannot take, is
 *   given twice with different values or beside one that it excludes, and for words too many
 */
export function parse(options: Options, argv: readonly string[]): Map<string, Given> {
  const { tokens } = parseArgs({
    args: [...argv],
    options: argsConfig(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, Given>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const negated = token.name.startsWith("no-") && !hasFlag(options, token.name);
    const key = keyOf(options, negated ? token.name.slice(3) : token.name);
    const option = key === undefined ? undefined : options[key];
    if (key === undefined || !option) throw unknownFlag(options, token.rawName);
    const inline = token.inlineValue ? token.value : undefined;
    if (option.spec.kind === "flag") {
      if (inline !== undefined) throw valueForFlag(token.rawName, inline);
      set(given, key, option.spec, { value: !negated, source: token.rawName });
      continue;
    }
    if (negated) throw unknownFlag(options, token.rawName);
    if (token.value === undefined || (!token.inlineValue && looksLikeFlag(token.value))) {
      throw valueMissing(key, option.spec, token.rawName);
    }
    set(given, key, option.spec, { value: token.value, source: token.rawName });
  }
  placeWords(options, words, given);
  refuseExcluded(options, given);
  return given;
}

/** The values of a list as one text gives them. */
export function splitList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

function argsConfig(options: Options): NonNullable<ParseArgsConfig["options"]> {
  const config: NonNullable<ParseArgsConfig["options"]> = {};
  for (const [key, { spec }] of Object.entries(options)) {
    const type = spec.kind === "flag" ? "boolean" : "string";
    config[kebab(key)] = { type, multiple: true, ...(spec.short && { short: spec.short }) };
    if (spec.kind === "flag") config[`no-${kebab(key)}`] = { type };
  }
  return config;
}

function keyOf(options: Options, name: string): string | undefined {
  return Object.keys(options).find((key) => kebab(key) === name);
}

function hasFlag(options: Options, name: string): boolean {
  return keyOf(options, name) !== undefined;
}

function looksLikeFlag(value: string): boolean {
  return value.startsWith("-") && value.length > 1;
}

function set(given: Map<string, Given>, key: string, spec: Spec, next: Given): void {
  const known = given.get(key);
  if (spec.kind === "list") {
    const before = known ? (known.value as readonly string[]) : [];
    const text = next.value as string;
    const values = spec.verbatim ? [text] : splitList(text);
    given.set(key, { ...next, value: [...before, ...values] });
    return;
  }
  if (known && known.value !== next.value) throw givenTwice(known, next);
  given.set(key, next);
}

function placeWords(options: Options, words: readonly string[], given: Map<string, Given>): void {
  const rest = [...words];
  for (const [key, { spec }] of Object.entries(options)) {
    if (!spec.positional) continue;
    const taken = spec.kind === "list" ? rest.splice(0) : rest.splice(0, 1);
    for (const value of taken) set(given, key, spec, { value, source: `<${kebab(key)}>` });
  }
  const [extra] = rest;
  if (extra === undefined) return;
  throw usage(
    "unexpected-argument",
    `${JSON.stringify(extra)} was not expected here.`,
    "Put quotes around a value with spaces; --help shows what can be given.",
  );
}

function refuseExcluded(options: Options, given: ReadonlyMap<string, Given>): void {
  for (const [key, { spec }] of Object.entries(options)) {
    const one = given.get(key);
    for (const other of spec.excludes) {
      const two = given.get(other);
      if (!one?.value || !two?.value) continue;
      throw usage(
        "conflicting-flags",
        `${one.source} and ${two.source} cannot be given together.`,
        "Leave one of them out.",
      );
    }
  }
}

function unknownFlag(options: Options, flag: string): Failure {
  const spellings = Object.entries(options).flatMap(([key, { spec }]) =>
    spec.kind === "flag" ? [`--${kebab(key)}`, `--no-${kebab(key)}`] : [`--${kebab(key)}`],
  );
  const meant = nearest(flag, [...spellings, ...ALWAYS]);
  return usage(
    "unknown-flag",
    `There is no flag ${flag}.`,
    meant ? `Did you mean ${meant}?` : "--help lists every flag.",
  );
}

function valueForFlag(flag: string, value: string): Failure {
  const off = /^(false|no|off|0)$/i.test(value);
  return usage(
    "flag-with-value",
    `${flag} takes no value, and has ${JSON.stringify(value)}.`,
    off ? `Write ${flag.replace(/^--/, "--no-")}.` : `Write ${flag} alone.`,
  );
}

function valueMissing(key: string, spec: Spec, flag: string): Failure {
  const placeholder = spec.placeholder ?? kebab(key).toUpperCase();
  return usage("value-missing", `${flag} needs a value.`, `Write ${flag} ${placeholder}.`);
}

function givenTwice(first: Given, second: Given): Failure {
  const both =
    first.source === second.source
      ? `${first.source} is`
      : `${first.source} and ${second.source} are`;
  const values =
    typeof first.value === "boolean"
      ? ""
      : `: ${JSON.stringify(first.value)} and ${JSON.stringify(second.value)}`;
  return usage(
    "given-twice",
    `${both} given with different values${values}.`,
    "Leave one of them out.",
  );
}
