import { createOptions, type CreateValues } from "../../options/create-options.ts";
import { argumentsFor, quoted } from "../../options/command-line.ts";
import { expertCommand } from "../../expert-command.ts";
import type { Reporter } from "../reporter.ts";
import type { Proof } from "../verification.ts";
import { firstSteps, nextOfFeatures, type Manager } from "./first-steps.ts";
import type { Creation } from "./planning.ts";
import { shownPath } from "./target.ts";

export interface ReportOutside {
  cwd: string;
  platform: NodeJS.Platform;
  /** Whether the package manager is on this machine. */
  manager: Manager;
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
  { cwd, platform, manager, command, proof, reporter }: ReportOutside,
): void {
  const { colours } = reporter;
  const folder = shownPath(creation.target.root, cwd);
  const { answers, features } = creation;
  const steps = { platform, manager };
  const rows: [string, string][] = [["Next", firstSteps(answers, folder, steps)]];
  // Where there was nothing to verify with, it has been said already.
  if (proof.status === "left out")
    rows.push(["", `${expertCommand("check")} proves that it works`]);
  for (const step of nextOfFeatures(answers, features, steps)) rows.push(["", step]);
  const more = worthAdding(creation);
  if (more) rows.push(["Add", more]);
  rows.push(["Again", command]);
  reporter.line();
  for (const [name, text] of rows) reporter.line(`${colours.bold(name.padEnd(9))} ${text}`);
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
