import { createOptions, type CreateValues } from "../../options/create-options.ts";
import { argumentsFor, quoted } from "../../options/command-line.ts";
import { expertCommand } from "../../expert-command.ts";
import type { Answers } from "../../recipes/answers.ts";
import type { Reporter } from "../reporter.ts";
import type { Proof } from "../verification.ts";
import type { Creation } from "./planning.ts";
import { shownPath } from "./target.ts";

export interface ReportOutside {
  cwd: string;
  platform: NodeJS.Platform;
  /** What repeats the run. */
  command: string;
  proof: Proof;
  reporter: Reporter;
}

/** Said whether or not they are the defaults: what a person thinks of as the decisions. */
const ALWAYS = ["preset", "django", "database"];

/** How a run went, not what it made; `yes` is added, because everything is answered. */
const NEVER = [
  "yes",
  "config",
  "dryRun",
  "json",
  "force",
  "skipExisting",
  "quiet",
  "color",
  "debug",
];

/** What a feature is worth trying next, the most wanted first. */
const WORTH_ADDING = ["celery", "sentry", "admin", "email", "allauth", "docker", "drf"];

/** The command that makes the same project again. */
export function again(values: CreateValues, platform: NodeJS.Platform): string {
  const words = argumentsFor(createOptions, values, { always: ALWAYS, never: NEVER });
  return quoted(["npx", "create-django-expert", ...words, "--yes"], platform);
}

/** Tells what to do next, what can be added, and how to repeat the run. */
export function showReport(
  creation: Creation,
  { cwd, platform, command, proof, reporter }: ReportOutside,
): void {
  const { colours } = reporter;
  const folder = shownPath(creation.target.root, cwd);
  const rows: [string, string][] = [["Next", firstSteps(creation.answers, folder, platform)]];
  // Where there was nothing to verify with, it has been said already.
  if (proof.status === "left out")
    rows.push(["", `${expertCommand("check")} proves that it works`]);
  for (const step of nextOfFeatures(creation)) rows.push(["", step]);
  const more = worthAdding(creation);
  if (more) rows.push(["Add", more]);
  rows.push(["Again", command]);
  reporter.line();
  for (const [name, text] of rows) reporter.line(`${colours.bold(name.padEnd(9))} ${text}`);
}

/** The commands that start the development server for the first time. */
export function firstSteps(answers: Answers, folder: string, platform: NodeJS.Platform): string {
  const enter = folder === "." ? [] : [`cd ${quoted([folder], platform)}`];
  const { install, python } = managed(answers, platform);
  return [
    ...enter,
    ...install,
    `${python} manage.py migrate`,
    `${python} manage.py runserver`,
  ].join(" && ");
}

/** What can be added, as a hint. */
function worthAdding({ answers, features }: Creation): string | undefined {
  const installed = new Set([
    ...answers.features,
    ...features.flatMap(({ conflicts }) => Object.keys(conflicts ?? {})),
  ]);
  const [name] = WORTH_ADDING.filter((feature) => !installed.has(feature));
  return name && expertCommand(`add ${name}`);
}

/** What the features want to be done by hand, a line each. */
export function nextOfFeatures({ answers, features }: Creation): string[] {
  return features.flatMap((feature) => feature.next?.(answers) ?? []);
}

function managed({ packageManager }: Answers, platform: NodeJS.Platform) {
  if (packageManager === "uv") return { install: [], python: "uv run python" };
  if (packageManager === "poetry") {
    return { install: ["poetry install"], python: "poetry run python" };
  }
  const [system, python] =
    platform === "win32"
      ? ["py", String.raw`.venv\Scripts\python`]
      : ["python3", ".venv/bin/python"];
  return {
    install: [
      `${system} -m venv .venv`,
      `${python} -m pip install -r requirements/development.txt`,
    ],
    python,
  };
}
