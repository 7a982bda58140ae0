import type { Draft } from "../../components/draft.ts";
import type { Generator } from "../../components/generator.ts";
import type { Known } from "../../options/option.ts";
import type { Trial } from "./trial.ts";

/** Package managers that run a program in the environment of a project. */
const RUNNERS = new Set(["uv", "poetry", "pipenv"]);

/** What the user does next, a line each. */
export function nextSteps(
  generator: Generator,
  draft: Draft,
  { values, trial, env }: { values: Known; trial: Trial; env: NodeJS.ProcessEnv },
): readonly string[] {
  const { project } = draft.site;
  const manager = project.answers?.packageManager ?? project.packages.manager;
  const python = !env["VIRTUAL_ENV"] && RUNNERS.has(manager) ? `${manager} run python` : "python";
  const manage = `${python} ${project.managePy ?? "manage.py"}`;
  const labels = [...draft.migrating];
  const own = generator.next?.(draft, values as never) ?? [];
  if (labels.length === 0) return own;
  const make = trial.state === "passed" ? [] : [`${manage} makemigrations ${labels.join(" ")}`];
  return [...make, `${manage} migrate`, ...own];
}
