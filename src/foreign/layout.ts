import { conventionsOf } from "../project/conventions/conventions.ts";
import type { LocalApp } from "../project/apps.ts";
import type { Project } from "../project/project.ts";
import { settingsFile } from "../project/settings-source.ts";
import { rootUrlsPath } from "../wiring/urlconf.ts";

/** A Python package or folder of modules. */
export interface Home {
  /** Relative to the repository; "" is the repository itself. */
  folder: string;
  /** The dotted name; "" where modules of it are imported by their own name. */
  module: string;
}

/** A module of the settings. */
interface SettingsHome {
  path: string;
  module: string;
}

/** Where a repository has, or would have, what our projects have in fixed places. */
export interface Layout {
  project: Project;
  /** The line of Django, and the lowest line of Python that code has to run on. */
  django: string;
  python: string;
  /** `config`: where the root URL configuration is. */
  package: Home;
  /** `apps.core`: the app for what belongs to no other, or else the project's package. */
  shared: Home & { app?: LocalApp };
  /** `apps.users`: the app of the user model, where that is the repository's. */
  users?: LocalApp;
  urls: SettingsHome;
  /** The settings that all environments share. */
  base: SettingsHome;
  /** What `manage.py` takes. */
  used: SettingsHome;
  /** What settings of production build on where there are none: all that a server has been run with so far. */
  served: SettingsHome;
  /** Those of production; `isNew` where they are still to be made. */
  production: SettingsHome & { isNew: boolean };
  development?: SettingsHome;
  test?: SettingsHome;
  /** The folder of what says which packages are needed: Dockerfile and the like belong beside it. */
  top: string;
}

/** What repositories call the app that belongs to none of the others. */
const COMMON = ["core", "common", "base", "main", "utils", "project", "site"];

/**
 * The layout of a repository: a pure function of its facts. Undefined where it has no settings or no URL configuration
 * of its own to be found, without which nothing can be added to it.
 */
export function layoutOf(project: Project): Layout | undefined {
  if (!known.has(project)) known.set(project, readLayout(project));
  return known.get(project);
}

/** Facts do not change, and many features ask. */
const known = new WeakMap<Project, Layout | undefined>();

function readLayout(project: Project): Layout | undefined {
  const { settings, rootUrlconf } = project;
  const urlsPath = rootUrlsPath(project);
  if (!settings || rootUrlconf === undefined || urlsPath === undefined) return undefined;
  const home: Home = { folder: folderOf(urlsPath), module: parentOf(rootUrlconf) };
  const { djangoLine, pythonLine } = conventionsOf(project);
  const used = { path: settings.path, module: settings.module };
  const basePath = settings.places.get("INSTALLED_APPS")?.[0]?.path ?? settings.path;
  const base = { path: basePath, module: moduleOf(basePath, project, used) };
  const { environments } = project;
  const placed = (name: string | undefined) => name && homeOf(name, project);
  const development = placed(environments.development);
  const test = placed(environments.test);
  const served = MODULE_OF_DEVELOPERS.test(used.module) ? base : used;
  const user = project.app((project.userModel ?? "").split(".")[0] ?? "");
  return {
    project,
    django: djangoLine,
    python: pythonLine,
    package: home,
    shared: sharedHome(project, home),
    ...(user && { users: user }),
    urls: { path: urlsPath, module: rootUrlconf },
    base,
    used,
    served,
    production: productionHome(project, served, placed(environments.production)),
    ...(development && development.path !== base.path && { development }),
    ...(test && test.path !== base.path && test.path !== used.path && { test }),
    top: topOf(project),
  };
}

/** Settings that are named for those who work on the code, or for tests. */
const MODULE_OF_DEVELOPERS = /(?:^|[._])(?:dev\w*|local\w*|tests?|testing|ci)$/i;

/**
 * The facts as `manage.py` has them, by which a server runs, where those of a pipeline stood in: it leaves more to the
 * environment than can be told without one.
 */
export function asServed(project: Project): Project {
  const { settings, environments } = project;
  const module = environments.development;
  if (!settings || module === undefined || module === settings.module) return project;
  if (!/^\.github\/|^\.gitlab-ci|^\.travis|^\.circleci|azure-pipelines/.test(settings.chosenBy))
    return project;
  const served = project.withEnvironment({ DJANGO_SETTINGS_MODULE: module });
  return served.rootUrlconf === undefined ? project : served;
}

function sharedHome(project: Project, home: Home): Layout["shared"] {
  const own = project.localApps.find(({ path }) => path === home.folder);
  const common = COMMON.map((label) => project.app(label)).find((app) => app !== undefined);
  const app = common ?? own;
  return app ? { folder: app.path, module: app.module, app } : home;
}

/** Where there are none, a module beside the settings that all share, named as the neighbours are. */
function productionHome(
  project: Project,
  base: SettingsHome,
  known: SettingsHome | "" | undefined,
): Layout["production"] {
  const { settings, tree } = project;
  if (known && known.path !== base.path && known.path !== settings?.path)
    return { ...known, isNew: false };
  const isPackage = base.path.endsWith("/__init__.py");
  const isNamed = base.module.split(".").at(-1) === "settings" && !isPackage;
  const name = isNamed ? "settings_production" : "production";
  const path = below(folderOf(base.path), `${name}.py`);
  const parent = isPackage ? base.module : parentOf(base.module);
  return { path, module: dotted(parent, name), isNew: !tree.exists(path) };
}

function homeOf(module: string, project: Project): SettingsHome | undefined {
  const path = project.settings && settingsFile(module, project.settings.machine);
  return path === undefined ? undefined : { path, module };
}

/** The dotted name of a file of the settings, by that of another one of them. */
function moduleOf(path: string, { settings }: Project, used: SettingsHome): string {
  if (path === used.path) return used.module;
  for (const [name, module] of settings?.machine.modules ?? [])
    if (module.path === path) return name;
  const stem = path.slice(folderOf(path).length + 1).replace(/\.py$/, "");
  return dotted(parentOf(used.module), stem);
}

/** The folder whose files say which packages are needed, if `manage.py` is in it or below; else that of `manage.py`. */
function topOf({ packages, root }: Project): string {
  const said = packages.files.map((path) => folderOf(path).replace(/(?:^|\/)requirements$/, ""));
  const around = said.filter((folder) => folder === "" || `${root}/`.startsWith(`${folder}/`));
  return around.sort((a, b) => b.length - a.length)[0] ?? root;
}

export function dotted(...names: readonly string[]): string {
  return names.filter(Boolean).join(".");
}

function parentOf(module: string): string {
  return module.split(".").slice(0, -1).join(".");
}

export function below(folder: string, path: string): string {
  return folder ? `${folder}/${path}` : path;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
