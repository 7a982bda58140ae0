import { commonOptions } from "../../options/general-options.ts";
import { text } from "../../options/option.ts";
import type { Context } from "../context.ts";
import { explainId } from "../explain.ts";
import { readOptions } from "../read-options.ts";

const { json, quiet, color, debug } = commonOptions;

export const options = {
  id: text("Id of a check, a rule or an error").positional().required(),
  json,
  quiet,
  color,
  debug,
};

export const examples = [
  "django-expert explain models.W042",
  "django-expert explain security.W004",
  "django-expert explain QRY-03",
  "django-expert explain folder-not-empty --json",
];

export async function run(context: Context) {
  return explainId(context, await readOptions(options, context));
}
