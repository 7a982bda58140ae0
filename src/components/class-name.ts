import { usage } from "../errors.ts";
import { isKeyword } from "../options/python-names.ts";
import { namesOf, type Names } from "./names.ts";

/** Names that every module of ours uses for something else. */
const TAKEN = new Set(["Meta", "Model", "models", "TestCase"]);

/**
 * The names of a class that is to be made.
 *
 * @param text what the user gave for it
 * @throws Failure (usage) where Python or Django would not take it
 */
export function classNames(text: string): Names {
  const names = namesOf(text);
  const { class: name } = names;
  const reason = problemOf(name, text);
  if (!reason) return names;
  throw usage(
    "bad-class-name",
    `${JSON.stringify(text)} cannot be the name of a class: ${reason}.`,
    "Take a name of letters and digits in CamelCase, such as BlogPost.",
  );
}

function problemOf(name: string, text: string): string | undefined {
  if (/[^\w\-. ]/.test(text)) return "it has characters that no Python name has";
  if (!/^[A-Za-z]\w*$/.test(name)) return "it does not start with a letter";
  if (isKeyword(name)) return `${name} is a keyword of Python`;
  if (/__|_$/.test(name)) return "Django keeps double and trailing underscores for lookups";
  if (TAKEN.has(name)) return `${name} is the name of something that Django's modules have`;
  return undefined;
}
