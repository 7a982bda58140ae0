import { commonOptions } from "../../options/general-options.ts";
import { flag, words } from "../../options/option.ts";
import type { Context } from "../context.ts";
import { readOptions } from "../read-options.ts";
import { reference } from "../reference.ts";

const { json, quiet, color, debug } = commonOptions;

export const options = {
  words: words("A topic, a document, or what you want to know").positional(),
  list: flag("Every topic, document by document").excludes("web"),
  web: flag("Only the links: Django's documentation of the topic, and our document"),
  json,
  quiet,
  color,
  debug,
};

export const examples = [
  "django-expert reference models-and-orm#locking",
  "django-expert reference two customers buy the last item",
  "django-expert reference drf-guidelines",
  "django-expert reference --list",
];

export async function run(context: Context) {
  return reference(context, await readOptions(options, context));
}
