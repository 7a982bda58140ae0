import { quoted } from "../../options/command-line.ts";
import type { Answers } from "../../recipes/answers.ts";
import type { Feature } from "../../recipes/feature.ts";
import type { Context } from "../context.ts";

/** Whether a project's package manager is on this machine; pip comes with Python. */
export type Manager = "installed" | "missing";

/** What first steps depend on beside the project. */
export interface StepsOutside {
  platform: NodeJS.Platform;
  manager: Manager;
}

/** Looks for the package manager of a project. */
export async function findManager(
  { packageManager }: Answers,
  { runProgram, cwd, env, signal }: Pick<Context, "runProgram" | "cwd" | "env" | "signal">,
): Promise<Manager> {
  if (packageManager === "pip") return "installed";
  const { missing } = await runProgram(packageManager, ["--version"], { cwd, env, signal });
  return missing ? "missing" : "installed";
}

/** The commands that start the development server for the first time. */
export function firstSteps(answers: Answers, folder: string, outside: StepsOutside): string {
  const enter = folder === "." ? [] : [`cd ${quoted([folder], outside.platform)}`];
  const { install, python } = managed(answers, outside);
  return [
    ...enter,
    ...install,
    `${python} manage.py migrate`,
    `${python} manage.py runserver`,
  ].join(" && ");
}

/** What the features want to be done by hand, a line each. */
export function nextOfFeatures(
  answers: Answers,
  features: readonly Feature[],
  { platform, manager }: StepsOutside,
): string[] {
  const steps = features.flatMap((feature) => feature.next?.(answers) ?? []);
  if (manager === "installed") return steps;
  const { packageManager } = answers;
  const run = new RegExp(`^${packageManager} run `);
  const { programs } = environment(platform);
  return steps.map((step) => step.replace(run, () => `${programs}${packageManager} run `));
}

/** How Python is run in a project of this package manager, and what comes before that. */
function managed({ packageManager }: Answers, { platform, manager }: StepsOutside) {
  const { create, programs } = environment(platform);
  const python = `${programs}python`;
  const pip = `${python} -m pip install`;
  if (packageManager === "pip") {
    return { install: [create, `${pip} -r requirements/development.txt`], python };
  }
  // Without --inexact, uv would remove what the project does not ask for: itself.
  const install = packageManager === "uv" ? "uv sync --inexact" : "poetry install";
  if (manager === "missing") {
    return { install: [create, `${pip} ${packageManager}`, `${programs}${install}`], python };
  }
  return {
    install: packageManager === "uv" ? [] : [install],
    python: `${packageManager} run python`,
  };
}

/** The virtual environment that a project has in its own folder. */
function environment(platform: NodeJS.Platform) {
  return platform === "win32"
    ? { create: "py -m venv .venv", programs: String.raw`.venv\Scripts` + "\\" }
    : { create: "python3 -m venv .venv", programs: ".venv/bin/" };
}
