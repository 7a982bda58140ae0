import { usage } from "../../errors.ts";
import { isKeyword } from "../../options/python-names.ts";
import { nearest } from "../../options/nearest.ts";
import { declared, type Argument, type Modifiers } from "./add-argument.ts";
import { ARGUMENT_TYPES } from "./argument-types.ts";

/** What every command of Django takes already, and what the code around it is called. */
const TAKEN = new Set(
  "help version verbosity settings pythonpath traceback no_color force_color skip_checks args options dry_run".split(
    " ",
  ),
);

/**
 * Reads `path:path`, `limit:int:default=100`, `names:str:many`, `force:flag`. What has a default, or may be left out, is
 * an option of the command; the others are positional.
 *
 * @throws Failure (usage) where a name or a type is none
 */
export function commandArgument(text: string): Argument {
  const [given = "", word = "str", ...modifiers] = text.split(":");
  const name = given.replaceAll("-", "_");
  if (!/^[a-z]\w*$/.test(name) || isKeyword(name) || TAKEN.has(name)) {
    throw usage(
      "bad-argument",
      `--arg: ${JSON.stringify(given)} cannot be the name of an argument${TAKEN.has(name) ? ": every command has it" : ""}.`,
      "Write a name in lower case and a type: limit:int.",
    );
  }
  const type = ARGUMENT_TYPES[word];
  if (!type) {
    const meant = nearest(word, Object.keys(ARGUMENT_TYPES));
    throw usage(
      "unknown-argument-type",
      `--arg ${name}: there is no type ${word}.`,
      meant ? `Did you mean ${meant}?` : `There are ${Object.keys(ARGUMENT_TYPES).join(", ")}.`,
    );
  }
  return declared(name, type, word, modifiersOf(name, modifiers));
}

function modifiersOf(name: string, words: readonly string[]): Modifiers {
  const unknown = words.find((word) => !/^(?:optional|many|default=.*)$/.test(word));
  if (unknown !== undefined) {
    throw usage(
      "unknown-argument-option",
      `--arg ${name}: ${JSON.stringify(unknown)} means nothing here.`,
      "There are optional, many and default=VALUE.",
    );
  }
  const fallback = words.find((word) => word.startsWith("default="))?.slice("default=".length);
  return { isOptional: words.includes("optional"), isMany: words.includes("many"), fallback };
}
