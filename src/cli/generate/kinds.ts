import { kinds } from "../../../generators/components/index.ts";
import type { Generator, KindEntry } from "../../components/generator.ts";
import { usage } from "../../errors.ts";
import { nearest } from "../../options/nearest.ts";
import { flag, type Options } from "../../options/option.ts";
import { changeOptions, commonOptions } from "../../options/general-options.ts";
import { ownKinds } from "./own-kinds.ts";

const { yes, dryRun, force, skipExisting, verify } = changeOptions;

/** What every kind takes, beside its own options. */
export const runOptions = {
  tests: flag("Write tests as well").default(true).off("Write no tests").group("How it runs"),
  yes,
  dryRun,
  force,
  skipExisting,
  verify,
  ...commonOptions,
};

/**
 * Every kind that there is in a folder: those of its repository before ours of the same name.
 *
 * @throws Failure where the repository's own cannot be loaded
 */
export async function kindsIn(folder: string): Promise<readonly KindEntry[]> {
  const own = await ownKinds(folder);
  return [...kinds.filter(({ name }) => !own.some((one) => one.name === name)), ...own];
}

/**
 * The kind that a word names.
 *
 * @throws Failure (usage) where there is none, with the nearest
 */
export function kindOf(word: string | undefined, known: readonly KindEntry[]): KindEntry {
  const entry = known.find(({ name }) => name === word);
  if (entry) return entry;
  const names = known.map(({ name }) => name);
  if (word === undefined) {
    throw usage(
      "kind-missing",
      "What is to be generated?",
      "django-expert generate --help lists every kind.",
    );
  }
  const meant = nearest(word, names);
  throw usage(
    "unknown-kind",
    `There is no kind ${word}.`,
    meant ? `Did you mean ${meant}?` : "django-expert generate --help lists every kind.",
  );
}

/** All options of a kind: its own, then those of every run. */
export function optionsOf(generator: Generator): Options {
  return { ...generator.options, ...runOptions };
}
