import { foreignBase, lineage, memberOf } from "./evaluate/classes.ts";
import { fileOf, importModule, searchFolders } from "./evaluate/imports.ts";
import type { Machine } from "./evaluate/machine.ts";
import { Class, forced, List, Maybe, Module, type Value } from "./evaluate/values.ts";

/** An entry of INSTALLED_APPS. */
export interface InstalledApp {
  /** As it is written: a module, or the path of an AppConfig. */
  entry: string;
  /** The package of the app. */
  module: string;
  /** What Django knows it by. */
  label: string;
  /** Whether it is there under a condition that cannot be decided without running the code. */
  conditional: boolean;
}

/** An app whose code is in the repository. */
export interface LocalApp extends InstalledApp {
  /** Its folder, relative to the repository. */
  path: string;
  /** Its AppConfig, where it has one. */
  config: { name: string; path: string; line: number } | undefined;
}

/** The entries of INSTALLED_APPS, and whether these are all. */
export function installedEntries(value: Value | undefined): {
  entries: { entry: string; conditional: boolean }[];
  complete: boolean;
} {
  const list = value === undefined ? undefined : forced(value);
  if (!(list instanceof List)) return { entries: [], complete: false };
  let { complete } = list;
  const entries = new Map<string, boolean>();
  for (const item of list.items) {
    const entry = forced(item instanceof Maybe ? item.value : item);
    if (typeof entry !== "string") complete = false;
    else if (!entries.has(entry) || !(item instanceof Maybe))
      entries.set(entry, item instanceof Maybe);
  }
  return {
    entries: [...entries].map(([entry, conditional]) => ({ entry, conditional })),
    complete,
  };
}

/** What an entry of INSTALLED_APPS stands for, looked up as `AppConfig.create` of Django does. */
export function resolveApp(
  entry: string,
  conditional: boolean,
  machine: Machine,
): InstalledApp | LocalApp {
  const module = appFolder(entry, machine);
  if (module !== undefined)
    return localApp(entry, entry, module, configOf(entry, module, machine), conditional);
  const dot = entry.lastIndexOf(".");
  const owner = dot === -1 ? undefined : importModule(entry.slice(0, dot), machine);
  const type = owner && forced(owner.members.get(entry.slice(dot + 1)) ?? null);
  if (type instanceof Class) {
    const name = textMember(type, "name") ?? entry.split(".").slice(0, -2).join(".");
    return localApp(
      entry,
      name,
      appFolder(name, machine) ?? folderOf(owner?.path ?? ""),
      factsOf(type),
      conditional,
    );
  }
  const name = foreignModule(entry);
  return { entry, module: name, label: foreignLabel(name), conditional };
}

/** Labels that an AppConfig of a package sets, where no rule tells. */
const FOREIGN_LABELS: Readonly<Record<string, string>> = {
  wagtail: "wagtailcore",
  "wagtail.api.v2": "wagtailapi_v2",
  "wagtail.documents": "wagtaildocs",
  "wagtail.contrib.typed_table_block": "typed_table_block",
  "wagtail.contrib.simple_translation": "simple_translation",
  "allauth.idp.oidc": "allauth_idp_oidc",
};

/** The label of an app whose code is not here: Wagtail is the one that sets them throughout. */
function foreignLabel(module: string): string {
  const last = module.split(".").at(-1) ?? module;
  const usual = module.startsWith("wagtail.") ? `wagtail${last.replaceAll("_", "")}` : last;
  return FOREIGN_LABELS[module] ?? usual;
}

export function isLocal(app: InstalledApp | LocalApp): app is LocalApp {
  return "path" in app;
}

function localApp(
  entry: string,
  name: string,
  path: string,
  config: ConfigFacts | undefined,
  conditional: boolean,
): LocalApp {
  return {
    entry,
    module: name,
    label: config?.label ?? name.split(".").at(-1) ?? name,
    conditional,
    path,
    config: config && { name: config.name, path: config.path, line: config.line },
  };
}

/** What is known of an AppConfig. */
interface ConfigFacts {
  name: string;
  path: string;
  line: number;
  label: string | undefined;
}

function factsOf(type: Class): ConfigFacts {
  const { name, module, line } = type;
  return { name, path: module.path, line, label: textMember(type, "label") };
}

/** An `apps.py` as `startapp` makes it, which says all there is without being run. */
const PLAIN_CONFIG =
  /^from django\.apps import AppConfig\n+class (\w+)\(AppConfig\):\n(?: {4}(?:name|verbose_name|default_auto_field) = ["'][^"'\\\n]*["']\n)+$/;

/** The AppConfig that an app has without being asked. */
function configOf(entry: string, folder: string, machine: Machine): ConfigFacts | undefined {
  const path = `${folder}/apps.py`;
  const [all, name] = PLAIN_CONFIG.exec(machine.outside.tree.read(path) ?? "") ?? [];
  if (all !== undefined && name !== undefined)
    return {
      name,
      path,
      line: all.slice(0, all.indexOf("class ")).split("\n").length,
      label: undefined,
    };
  const type = defaultConfig(entry, machine);
  return type && factsOf(type);
}

/** The folder of an app of the repository; a package may be without `__init__.py`. */
function appFolder(name: string, machine: Machine): string | undefined {
  const { tree } = machine.outside;
  const file = fileOf(name, machine);
  if (file !== undefined) return folderOf(file);
  const relative = name.replaceAll(".", "/");
  return searchFolders(machine)
    .map((folder) => (folder ? `${folder}/${relative}` : relative))
    .find((folder) => ["apps.py", "models.py"].some((part) => tree.exists(`${folder}/${part}`)));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** The AppConfig that a module has without being asked: its only one, or the one marked as the default. */
function defaultConfig(name: string, machine: Machine): Class | undefined {
  const folder = appFolder(name, machine);
  const path = folder === undefined ? undefined : `${folder}/apps.py`;
  if (path === undefined || !machine.outside.tree.exists(path)) return undefined;
  const module = machine.load(`${name}.apps`, path);
  const configs = [...module.members.values()]
    .filter((value) => value instanceof Class)
    .filter((type) => type.module === module && isConfig(type));
  const chosen = configs.filter((type) => memberOf(type, "default")?.value === true);
  if (chosen.length === 1) return chosen[0];
  const candidates = configs.filter((type) => memberOf(type, "default")?.value !== false);
  if (candidates.length === 1) return candidates[0];
  return declaredConfig(name, module, candidates, machine);
}

/** `default_app_config` of the package, as Django read it before 4.1. */
function declaredConfig(
  name: string,
  apps: Module,
  configs: readonly Class[],
  machine: Machine,
): Class | undefined {
  const init = `${folderOf(apps.path)}/__init__.py`;
  if (!machine.outside.tree.read(init)?.includes("default_app_config")) return undefined;
  const declared = importModule(name, machine)?.members.get("default_app_config");
  return configs.find((type) => `${apps.name}.${type.name}` === declared);
}

function isConfig(type: Class): boolean {
  return (
    (foreignBase(type) ?? "").endsWith("Config") ||
    lineage(type).some(({ members }) => members.has("name"))
  );
}

function textMember(type: Class, name: string): string | undefined {
  const value = memberOf(type, name);
  const text = value && forced(value.value);
  return typeof text === "string" ? text : undefined;
}

/** The package of an app that is not in the repository: `rules` of `rules.apps.AutodiscoverRulesConfig`. */
function foreignModule(entry: string): string {
  const parts = entry.split(".");
  const isConfigPath = /^[A-Z]/.test(parts.at(-1) ?? "");
  if (!isConfigPath) return entry;
  return parts.slice(0, parts.at(-2) === "apps" ? -2 : -1).join(".");
}
