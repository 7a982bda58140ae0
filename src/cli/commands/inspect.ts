import type { Context } from "../context.ts";
import { inspectOptions, runInspect } from "../inspect.ts";
import { readOptions } from "../read-options.ts";

export const options = inspectOptions;

export const examples = [
  "django-expert inspect",
  "django-expert inspect --json",
  "django-expert inspect setting DEBUG DATABASES",
  "django-expert inspect setting 'SECURE_*' --json",
  "django-expert inspect --manage examples/shop/manage.py",
];

export async function run(context: Context) {
  return runInspect(await readOptions(options, context), context);
}
