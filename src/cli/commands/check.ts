import { commonOptions } from "../../options/general-options.ts";
import { choice, flag, list, type Values } from "../../options/option.ts";
import { runCheck } from "../check.ts";
import type { Context } from "../context.ts";
import { readOptions } from "../read-options.ts";

export const options = {
  quick: flag("Only what takes seconds: lint, checks, migrations in step").excludes("full"),
  full: flag("The image and the running production stack as well"),
  only: list("Run these steps only, whatever else would run", steps).placeholder("STEPS"),
  runner: choice("Where to run it", [
    { value: "auto", label: "in a container where an engine answers, otherwise on this machine" },
    { value: "container", label: "in a container" },
    { value: "local", label: "on this machine, with uv or pip" },
  ]).default("auto"),
  ...commonOptions,
};

export type CheckValues = Values<typeof options>;

export const examples = [
  "django-expert check",
  "django-expert check --quick",
  "django-expert check --full --runner container",
  "django-expert check --only tests,types --json",
];

export async function run(context: Context) {
  return runCheck(await readOptions(options, context), context);
}

async function steps() {
  const { ENVIRONMENT, STEPS } = await import("../../verify/steps/index.ts");
  return [
    { value: ENVIRONMENT, label: "install the dependencies" },
    ...STEPS.map(({ id, title }) => ({ value: id, label: title })),
  ];
}
