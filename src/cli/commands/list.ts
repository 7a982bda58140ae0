import { commonOptions } from "../../options/general-options.ts";
import type { Context } from "../context.ts";
import { listAll } from "../list.ts";
import { readOptions } from "../read-options.ts";

const { json, quiet, color, debug } = commonOptions;

export const options = { json, quiet, color, debug };

export const examples = ["django-expert list", "django-expert list --json"];

export async function run(context: Context) {
  return listAll(context, await readOptions(options, context));
}
