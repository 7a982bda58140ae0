import { changeOptions, commonOptions } from "../../options/general-options.ts";
import { createOptions } from "../../options/create-options.ts";
import { choice, list, type Values } from "../../options/option.ts";
import { add } from "../add.ts";
import type { Context } from "../context.ts";
import { readOptions } from "../read-options.ts";

export const options = {
  features: list(
    "Features to add, with all they require; django-expert list shows them",
    createOptions.with.spec.choices,
  )
    .positional()
    .required()
    .refuse("redis", createOptions.with.spec.refused["redis"]!)
    .ask("first", "Which features?"),
  storage: choice("Object storage, with the feature media", ["s3", "gcs", "azure"]).optional(),
  ci: choice("Where the pipeline runs, with the feature ci", ["github", "gitlab"]).optional(),
  ...changeOptions,
  ...commonOptions,
};

export type AddValues = Values<typeof options>;

export const examples = [
  "django-expert add celery",
  "django-expert add sentry email --dry-run",
  "django-expert add media --storage gcs --yes",
];

export async function run(context: Context) {
  return add(context, await readOptions(options, context));
}
