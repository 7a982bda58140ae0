import { commonOptions, changeOptions } from "../../options/general-options.ts";
import { choice, flag, text, type Values } from "../../options/option.ts";
import { GOALS } from "../../report/dated-report.ts";
import type { Context } from "../context.ts";
import { readOptions } from "../read-options.ts";

const { dryRun } = changeOptions;

export const options = {
  goal: choice("What the work is for", GOALS).default("feature"),
  scope: text("What was asked for: apps, models, endpoints; the start of the report").default(
    "The whole project, as it is.",
  ),
  name: text("Name of the project, where it is not the folder's").optional(),
  check: choice("Whether the project is checked for the report", [
    "none",
    "quick",
    "default",
  ]).default("none"),
  memoryOnly: flag("Refresh what is remembered, and write no report"),
  lint: flag("Look over the reports that are there instead").excludes("memoryOnly"),
  dryRun,
  ...commonOptions,
};

export type ReportValues = Values<typeof options>;

export const examples = [
  "django-expert report",
  'django-expert report --goal security --scope "Logins and permissions of the API" --check quick',
  "django-expert report --memory-only",
  "django-expert report --lint",
];

export async function run(context: Context) {
  const values = await readOptions(options, context);
  const { runReport } = await import("../report.ts");
  return runReport(values, context);
}
