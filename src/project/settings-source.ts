import type { Evidence } from "./evidence.ts";
import { importModule, moduleFile } from "./evaluate/imports.ts";
import type { Machine } from "./evaluate/machine.ts";
import { lineage } from "./evaluate/classes.ts";
import { bind } from "./evaluate/attributes.ts";
import {
  Class,
  External,
  forced,
  Func,
  Instance,
  Module,
  NO_ARGS,
  type Value,
} from "./evaluate/values.ts";

/** The settings module that `manage.py` chooses, found by running it; undefined where it chooses none. */
export function managedSettings(managePath: string, machine: Machine): string | undefined {
  machine.load("__main__", managePath);
  const chosen = machine.environment.entries.get("DJANGO_SETTINGS_MODULE");
  return optionsOf(chosen).find((name) => settingsFile(name, machine) !== undefined);
}

function optionsOf(value: Value | undefined): string[] {
  if (typeof value === "string") return [value];
  const options =
    value !== undefined && value !== null && typeof value === "object" && "options" in value
      ? value.options
      : [];
  return options.flatMap(optionsOf);
}

/** The file of a settings module, looked up as Python does from beside `manage.py`. */
export function settingsFile(name: string, machine: Machine): string | undefined {
  const { tree, paths } = machine.outside;
  return moduleFile(name, paths, (path) => tree.exists(path));
}

/** The first settings module that files beside the project name and that is there. */
export function evidentSettings(
  evidence: readonly Evidence[],
  machine: Machine,
): string | undefined {
  const order = ["manage", "environment", "server", "container", "tool", "test", "ci"];
  return [...evidence]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .find(({ module }) => settingsFile(module, machine) !== undefined)?.module;
}

/**
 * Runs a settings module and gives its settings: its names, or the attributes of the class that
 * DJANGO_CONFIGURATION names where django-configurations is used.
 */
export function runSettings(
  name: string,
  machine: Machine,
): { values: ReadonlyMap<string, Value>; configuration?: Configuration } {
  const module = importModule(name, machine);
  if (!module) return { values: new Map() };
  const configuration = configurationOf(module, machine);
  if (!configuration) return { values: module.members };
  return { values: attributesOf(configuration.chosen, machine), configuration };
}

/** The class that settings are taken from, and the names of all that they could be taken from. */
export interface Configuration {
  chosen: Class;
  names: readonly string[];
}

function configurationOf(module: Module, machine: Machine): Configuration | undefined {
  const classes = [...module.members.values()]
    .map(forced)
    .filter((value): value is Class => value instanceof Class && isConfiguration(value));
  const asked = machine.environment.entries.get("DJANGO_CONFIGURATION");
  const named = classes.find((one) => one.name === asked);
  const likely = classes.find((one) => /^(?:dev|local)/i.test(one.name));
  const chosen = named ?? likely ?? classes.at(-1);
  return chosen && { chosen, names: classes.map((one) => one.name) };
}

function isConfiguration(type: Class): boolean {
  return lineage(type).some(({ bases }) =>
    bases.some(
      (base) =>
        base instanceof External && /^configurations\.(?:base\.)?Configuration$/.test(base.name),
    ),
  );
}

function attributesOf(type: Class, machine: Machine): Map<string, Value> {
  const instance = new Instance(type, NO_ARGS);
  const attributes = new Map<string, Value>();
  for (const owner of [...lineage(type)].reverse()) {
    for (const [name, value] of owner.members) {
      const known = forced(value);
      if (!/^[A-Z][A-Z0-9_]*$/.test(name)) continue;
      attributes.set(name, known instanceof Func ? bind(known, owner, instance, machine) : known);
    }
  }
  return attributes;
}
