import type { Generator, KindEntry } from "../../components/generator.ts";
import type { Site } from "../../components/site.ts";
import { TYPES } from "../../fields/types.ts";
import { isSwitchedOff, kebab } from "../../options/names.ts";
import type { Choice, Option } from "../../options/option.ts";
import { optionsOf } from "../generate/kinds.ts";

/** Types of the field language that lead to a model. */
const RELATIONS = new Set(["fk", "o2o", "m2m"]);

/**
 * What can stand at the end of a command line of `generate`: kinds, then flags, apps, models and fields of the
 * repository at hand.
 *
 * @param words those behind `generate`; the last one is being written, and may be empty
 * @param open reads the repository, which flags and kinds do without; undefined where there is none
 */
export async function suggestions(
  words: readonly string[],
  kinds: readonly KindEntry[],
  open: () => Promise<Site | undefined>,
): Promise<Choice[]> {
  const current = words.at(-1) ?? "";
  const earlier = words.slice(0, -1);
  const at = earlier.findIndex((word) => !word.startsWith("-"));
  if (at < 0) return kinds.map(({ name, summary }) => ({ value: name, label: summary }));
  const entry = kinds.find(({ name }) => name === earlier[at]);
  if (!entry) return [];
  const { default: generator } = await entry.load();
  const rest = earlier.slice(at + 1);
  const flag = flagBefore(generator, rest);
  if (flag) return valuesOf(flag, generator, rest, open);
  if (current.startsWith("-")) return flagsOf(generator);
  return wordsOf(generator, rest, current, open);
}

/** The flag that waits for the value which is being written. */
function flagBefore(
  generator: Generator,
  words: readonly string[],
): [string, Option<unknown>] | undefined {
  const last = words.at(-1);
  return Object.entries(optionsOf(generator)).find(
    ([key, { spec }]) => spec.kind !== "flag" && last === `--${kebab(key)}`,
  );
}

function flagsOf(generator: Generator): Choice[] {
  return Object.entries(optionsOf(generator)).map(([key, { spec }]) =>
    isSwitchedOff(spec)
      ? { value: `--no-${kebab(key)}`, label: spec.offSummary ?? spec.summary }
      : { value: `--${kebab(key)}`, label: spec.summary },
  );
}

async function valuesOf(
  [key, { spec }]: [string, Option<unknown>],
  generator: Generator,
  words: readonly string[],
  open: () => Promise<Site | undefined>,
): Promise<Choice[]> {
  const choices = await spec.choices?.();
  if (choices) return [...choices];
  const site = await open();
  if (!site) return [];
  if (key === "app") return site.apps.map(({ label }) => ({ value: label }));
  if (spec.kind === "list") return fieldsOfTarget(generator, words, site);
  return /MODEL/.test(spec.placeholder ?? "") ? modelsOf(site) : [];
}

async function wordsOf(
  generator: Generator,
  words: readonly string[],
  current: string,
  open: () => Promise<Site | undefined>,
): Promise<Choice[]> {
  const positional = Object.entries(generator.options).filter(([, { spec }]) => spec.positional);
  const given = positionalWords(generator, words);
  const [, option] = positional[Math.min(given.length, positional.length - 1)] ?? [];
  if (!option) return [];
  const choices = await option.spec.choices?.();
  if (choices) return [...choices];
  const site = await open();
  if (!site) return [];
  if (option.spec.verbatim && given.length > 0) return fieldWords(current, site);
  if (option.spec.kind === "list" && given.length > 0)
    return fieldsOfTarget(generator, words, site);
  return [...site.apps.map(({ label }) => ({ value: `${label}.` })), ...modelsOf(site)];
}

/** The words that are neither flags nor their values. */
function positionalWords(generator: Generator, words: readonly string[]): string[] {
  return words.filter(
    (word, index) => !word.startsWith("-") && !flagBefore(generator, words.slice(0, index)),
  );
}

function fieldsOfTarget(generator: Generator, words: readonly string[], site: Site): Choice[] {
  const [target] = positionalWords(generator, words);
  const model = target === undefined ? undefined : site.findModel(target);
  return (model?.fields ?? []).map(({ name, class: type }) => ({ value: name, label: type }));
}

/** `title:` goes on with a type, `author:fk:` with a model. */
function fieldWords(current: string, site: Site): Choice[] {
  const [name = "", type, ...rest] = current.split(":");
  if (type === undefined || name === "") return [];
  if (rest.length === 0)
    return Object.entries(TYPES).map(([word, { summary }]) => ({
      value: `${name}:${word}`,
      label: summary,
    }));
  if (rest.length > 1 || !RELATIONS.has(type)) return [];
  return modelsOf(site).map(({ value }) => ({ value: `${name}:${type}:${value}` }));
}

function modelsOf(site: Site): Choice[] {
  return site.modelNames().map((value) => ({ value }));
}
