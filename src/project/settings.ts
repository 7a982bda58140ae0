import type { Tree } from "../tree/tree.ts";
import { containerEnvironment } from "./container-environment.ts";
import { readDatabases } from "./databases.ts";
import { discoverSettings } from "./discover.ts";
import type { Evidence } from "./evidence.ts";
import { Machine, type Note, type Outside, type Place, type Variable } from "./evaluate/machine.ts";
import { External, Instance, NO_ARGS, type Value } from "./evaluate/values.ts";
import { plain } from "./plain.ts";
import {
  type Configuration,
  evidentSettings,
  managedSettings,
  runSettings,
  settingsFile,
} from "./settings-source.ts";

/** The settings that a project runs with in development, as far as they are known without Python. */
export interface Settings {
  /** The dotted name. */
  module: string;
  path: string;
  /** Why it is this module: `manage.py`, a file that names it, or that it was found. */
  chosenBy: string;
  values: ReadonlyMap<string, Value>;
  machine: Machine;
  /** Every place that assigns or changes a setting at the top level of a module, in the order of execution. */
  places: ReadonlyMap<string, readonly Place[]>;
  /** The environment variables that are read. */
  variables: readonly Variable[];
  /** Files that set environment variables for this. */
  environmentFiles: readonly string[];
  notes: readonly Note[];
  /** With django-configurations, the class that they are taken from. */
  configuration?: Configuration;
}

export interface SettingsRequest {
  tree: Tree;
  manage: string | undefined;
  /** What evaluation asks of the world, but for variables that are found here. */
  outside: Outside;
  evidence: () => readonly Evidence[];
}

/** Finds the settings module as Django does and runs it; undefined where the repository has none. */
export function readSettings(request: SettingsRequest): Settings | undefined {
  const first = runOnce(request, request.outside.environment, []);
  if (!first) return undefined;
  const fails = first.notes.some(({ message }) => message.startsWith("raises "));
  const missing = first.variables.filter(
    ({ name, required }) => (required || fails) && !first.machine.environment.entries.has(name),
  );
  if (missing.length === 0) return first;
  const found = containerEnvironment(request.tree, [...request.outside.paths, ""], missing);
  const second =
    found &&
    runOnce(request, new Map([...found.variables, ...request.outside.environment]), [found.path]);
  const settings = second ?? first;
  return decidedElsewhere(settings, request) ?? settings;
}

/** What a settings module is to be run with. */
export interface SettingsRun {
  module: string;
  environment: ReadonlyMap<string, string>;
  /** The command line that the code sees. */
  argv: readonly string[];
}

/** Runs a settings module under other circumstances; undefined where it is not there. */
export function settingsUnder(
  { manage, outside }: SettingsRequest,
  { module, environment, argv }: SettingsRun,
): Settings | undefined {
  const machine = new Machine({ ...outside, environment, argv });
  // It may set more than the module: folders to import from, variables.
  if (manage !== undefined) managedSettings(manage, machine);
  return run(module, module, machine, []);
}

function runOnce(
  { tree, manage, outside, evidence }: SettingsRequest,
  environment: ReadonlyMap<string, string>,
  files: readonly string[],
): Settings | undefined {
  const machine = new Machine({ ...outside, environment: present(environment, outside, tree) });
  const managed = manage === undefined ? undefined : managedSettings(manage, machine);
  if (managed !== undefined) {
    const asked = outside.environment.get("DJANGO_SETTINGS_MODULE") === managed;
    return run(managed, asked ? "DJANGO_SETTINGS_MODULE" : (manage ?? ""), machine, files);
  }
  const evident = evidentSettings(evidence(), machine);
  if (evident !== undefined) {
    const source = evidence().find(({ module }) => module === evident)?.path ?? "";
    return run(evident, source, machine, files);
  }
  const found = discoverSettings(tree);
  if (!found) return undefined;
  const paths = [...new Set([found.root, ...outside.paths])];
  return run(found.module, found.path, new Machine({ ...outside, environment, paths }), files);
}

/** A variable of the shell that names another project's settings is not for this one. */
function present(
  environment: ReadonlyMap<string, string>,
  outside: Outside,
  tree: Tree,
): ReadonlyMap<string, string> {
  const asked = environment.get("DJANGO_SETTINGS_MODULE");
  if (asked === undefined) return environment;
  const probe = new Machine({ ...outside, environment: new Map(), tree });
  if (settingsFile(asked, probe) !== undefined) return environment;
  return new Map([...environment].filter(([name]) => name !== "DJANGO_SETTINGS_MODULE"));
}

function run(
  module: string,
  chosenBy: string,
  machine: Machine,
  files: readonly string[],
): Settings | undefined {
  const path = settingsFile(module, machine);
  if (path === undefined) return undefined;
  machine.begin();
  machine.environment.entries.set("DJANGO_SETTINGS_MODULE", module);
  const { values, configuration } = runSettings(module, machine);
  const proxy = new Instance(new External("django.conf.settings"), NO_ARGS);
  for (const [name, value] of [...DEFAULTS, ...values]) proxy.fields.set(name, value);
  machine.settings = proxy;
  return {
    module,
    path,
    chosenBy,
    values,
    machine,
    places: machine.assigned,
    variables: [...machine.variables.values()],
    environmentFiles: [...files, ...machine.environmentFiles],
    notes: [...machine.notes],
    ...(configuration && { configuration }),
  };
}

/** Django's own values of what URL configurations ask for. */
const DEFAULTS: readonly (readonly [string, Value])[] = [
  ["DEBUG", false],
  ["MEDIA_URL", ""],
  ["STATIC_URL", null],
  ["MEDIA_ROOT", ""],
  ["STATIC_ROOT", null],
  ["USE_I18N", true],
  ["AUTH_USER_MODEL", "auth.User"],
];

/**
 * Where the module that manage.py takes leaves even the kind of database to the environment, as settings for a
 * server do, the one that the repository's own pipeline runs with is the one that can be started from a checkout.
 */
function decidedElsewhere(settings: Settings, request: SettingsRequest): Settings | undefined {
  if (settings.chosenBy !== request.manage || hasEngine(settings)) return undefined;
  const names = request
    .evidence()
    .filter(({ kind, module }) => kind === "ci" && module !== settings.module)
    .map(({ module }) => module);
  for (const name of new Set(names)) {
    const evidence = request
      .evidence()
      .find(({ module, kind }) => module === name && kind === "ci");
    const machine = new Machine(request.outside);
    if (request.manage) managedSettings(request.manage, machine);
    const other = run(name, evidence?.path ?? "", machine, []);
    if (other && hasEngine(other)) return other;
  }
  return undefined;
}

function hasEngine({ values, places, machine }: Settings): boolean {
  const databases = readDatabases(
    values.get("DATABASES"),
    places.get("DATABASES") ?? [],
    machine.outside.tree,
  );
  return databases.length > 0 && databases.every(({ engine }) => engine !== undefined);
}

/** The environment variables that are read where a setting is set. */
export function variablesOf(settings: Settings | undefined, name: string): Variable[] {
  const places = settings?.places.get(name) ?? [];
  const variables = settings?.variables ?? [];
  return variables.filter(({ path, line }) =>
    places.some((place) => place.path === path && line >= place.line && line <= place.line + 2),
  );
}

/** A setting as plain data; undefined where it is not set or not known. */
export function setting(settings: Settings | undefined, name: string): unknown {
  const value = settings?.values.get(name);
  return value === undefined ? undefined : plain(value);
}
