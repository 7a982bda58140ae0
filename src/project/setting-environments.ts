import { containerEnvironment, PRODUCTION_COMPOSE } from "./container-environment.ts";
import { debugVariables, environmentSwitches, offValues } from "./debug-switch.ts";
import { forced } from "./evaluate/values.ts";
import type { Project } from "./project.ts";
import type { Settings } from "./settings.ts";

export type EnvironmentName = "development" | "production" | "test";

/** The settings as one environment has them. */
export interface EnvironmentRun {
  name: EnvironmentName;
  module: string;
  /** The command line that they see. */
  argv: readonly string[];
  /** Environment variables that this environment is taken to set, beside those that are set here. */
  assumed: ReadonlyMap<string, string>;
  settings: Settings;
}

const SERVER = ["gunicorn"];
const TESTS = { pytest: ["pytest"], django: ["manage.py", "test"] };

/**
 * The settings of each environment of a project: by the modules that it has for them, and by the variables that a server
 * would set where one module serves all. Empty where there are no settings.
 */
export function environmentRuns(project: Project): EnvironmentRun[] {
  const { settings, environments } = project;
  if (!settings) return [];
  const used = settings.module;
  const development = environments.development ?? used;
  const runs: (EnvironmentRun | undefined)[] = [
    development === used
      ? {
          name: "development",
          module: used,
          argv: ["manage.py", "runserver"],
          assumed: new Map(),
          settings,
        }
      : runOf(project, "development", development, ["manage.py", "runserver"], new Map()),
    production(project, environments.production ?? development),
    runOf(
      project,
      "test",
      environments.test ?? development,
      project.has("pytest-django") || project.has("pytest") ? TESTS.pytest : TESTS.django,
      configuredBy(settings, /^tests?|^ci$/i),
    ),
  ];
  return runs.filter((run) => run !== undefined);
}

function runOf(
  project: Project,
  name: EnvironmentName,
  module: string,
  argv: readonly string[],
  assumed: ReadonlyMap<string, string>,
): EnvironmentRun | undefined {
  const environment = new Map([...assumed, ...project.environment]);
  const settings = project.settingsUnder({ module, environment, argv });
  return settings && { name, module, argv, assumed, settings };
}

/** A server has the variables of its example files, and whatever turns debugging off. */
function production(project: Project, module: string): EnvironmentRun | undefined {
  const configured = project.settings
    ? configuredBy(project.settings, /^prod|^live|^server|^deploy/i)
    : undefined;
  const plain = runOf(project, "production", module, SERVER, configured ?? new Map());
  if (!plain) return undefined;
  const missing = plain.settings.variables;
  const files = containerEnvironment(
    project.tree,
    [project.root, ""],
    missing,
    PRODUCTION_COMPOSE,
  )?.variables;
  const given = new Map([...(files ?? []), ...plain.assumed]);
  const run = files ? (runOf(project, "production", module, SERVER, given) ?? plain) : plain;
  if (debugOf(run.settings) === false) return run;
  for (const [name, value] of switches(run.settings, project)) {
    const assumed = new Map([...run.assumed, [name, value]]);
    const tried = runOf(project, "production", module, SERVER, assumed);
    if (tried && debugOf(tried.settings) === false) return tried;
  }
  return run;
}

/** With django-configurations, the variable that names the class of an environment. */
function configuredBy({ configuration }: Settings, pattern: RegExp): Map<string, string> {
  const name = configuration?.names.find((one) => pattern.test(one));
  return new Map(name === undefined ? [] : [["DJANGO_CONFIGURATION", name]]);
}

function debugOf({ values }: Settings): boolean | undefined {
  const value = forced(values.get("DEBUG") ?? false);
  return typeof value === "boolean" ? value : value === null || value === 0 ? false : undefined;
}

/** Variables that may decide whether this is a server, with what one sets them to. */
function* switches(settings: Settings, { tree }: Project): Generator<[string, string]> {
  const { variables } = settings;
  const named = variables.filter(({ name }) => /DEBUG|DEV(?:EL|$)|LOCAL/i.test(name));
  for (const variable of new Set([...debugVariables({ settings }), ...named])) {
    for (const value of offValues(variable, tree)) yield [variable.name, value];
  }
  yield* environmentSwitches(variables);
}
