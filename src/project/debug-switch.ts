import type { Tree } from "../tree/tree.ts";
import { truth } from "./evaluate/logic.ts";
import type { Variable } from "./evaluate/machine.ts";
import type { Project } from "./project.ts";
import { variablesOf } from "./settings.ts";

/** What turns debugging off, as a server would. */
export interface DebugSwitch {
  /** The environment variable. */
  name: string;
  /** What it has to be; undefined where it must not be set. */
  value: string | undefined;
  /** The facts with that. They share syntax trees with those that were asked. */
  project: Project;
}

const known = new WeakMap<Project, DebugSwitch | undefined>();

/**
 * The environment variable by which debugging goes off, and the first usual value that does it; undefined where none
 * does. Found by evaluating the settings with each, once for a state of the facts.
 */
function debugSwitch(project: Project): DebugSwitch | undefined {
  if (!known.has(project)) known.set(project, findSwitch(project));
  return known.get(project);
}

function findSwitch(project: Project): DebugSwitch | undefined {
  for (const variable of debugVariables(project)) {
    const { name } = variable;
    for (const value of [...offValues(variable, project.tree), undefined]) {
      const candidate = project.withEnvironment({ [name]: value });
      if (isDebugging(candidate) === false) return { name, value, project: candidate };
    }
  }
  return undefined;
}

/**
 * What makes of a project what servers run: as `debugSwitch` has it or, where no variable of DEBUG does it, one that says
 * which environment this is.
 */
export function serverSwitch(project: Project): DebugSwitch | undefined {
  const debug = debugSwitch(project);
  if (debug) return debug;
  for (const [name, value] of environmentSwitches(project.settings?.variables ?? [])) {
    const candidate = project.withEnvironment({ [name]: value });
    if (isDebugging(candidate) === false) return { name, value, project: candidate };
  }
  return undefined;
}

/** Variables that may say which environment this is, with what one sets them to on a server. */
export function* environmentSwitches(
  variables: readonly Variable[],
): Generator<[name: string, value: string]> {
  for (const { name } of variables) {
    if (/PROD|LIVE|DEPLOY|HEROKU/i.test(name))
      for (const value of ["True", "1"]) yield [name, value];
    if (/ENV|STAGE|MODE|CONFIG/i.test(name))
      for (const value of ["production", "prod", "PRODUCTION"]) yield [name, value];
  }
}

/** Whether DEBUG is on; undefined where it is not known. */
export function isDebugging({ settings }: Project): boolean | undefined {
  const value = settings?.values.get("DEBUG");
  return value === undefined ? false : truth(value);
}

/** The variables that are read where DEBUG is set, then those that are named after it. */
export function debugVariables({ settings }: Pick<Project, "settings">): Variable[] {
  const named = (settings?.variables ?? []).filter(({ name }) => name.includes("DEBUG"));
  return [...new Set([...variablesOf(settings, "DEBUG"), ...named])];
}

/** What a variable can be for it to be off, as different readers understand it: what the code compares it with comes first. */
export function offValues(
  { name, path, line }: Pick<Variable, "name" | "path" | "line">,
  tree: Tree,
): string[] {
  const read = tree.read(path)?.split("\n")[line - 1] ?? "";
  const compared = [...read.matchAll(/(["'])(\w*)\1/g)].map(([, , text]) => text ?? "");
  const values = new Set([...compared, "False", "0", "false", "FALSE", "off", "no", ""]);
  return [...values].filter((value) => value !== name);
}
