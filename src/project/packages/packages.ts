import { normaliseName } from "../../documents/requirement.ts";
import { readToml } from "../../documents/toml-model.ts";
import type { Tree } from "../../tree/tree.ts";
import type { Sources } from "../sources.ts";
import { readPipfileLock, readTomlLock, type Locked } from "./locks.ts";
import { readPipfile, readPyproject, type Declared, type Pyproject } from "./pyproject.ts";
import { requirementsFiles, type RequirementsFile } from "./requirements.ts";
import { readSetupCfg, readSetupPy } from "./setup-files.ts";
import { djangoLineOf, lineOf, pinnedVersion } from "./specifier.ts";

type PackageManager =
  "uv" | "poetry" | "pipenv" | "pdm" | "pip-tools" | "pip" | "setuptools" | "none";

/** A package that the project asks for. */
interface Package {
  /** Normalised as PEP 503 has it. */
  name: string;
  /** The versions allowed, such as `>=5.2,<6`; empty where any is. */
  specifier: string;
  /** The version that is locked or pinned. */
  version: string | undefined;
  /** Where it is needed: `runtime`, `dev`, `prod` or the name of a group. */
  groups: readonly string[];
  /** The file that asks for it. */
  path: string;
}

export interface Packages {
  manager: PackageManager;
  /** The files that packages were read from. */
  files: readonly string[];
  /** What is asked for, by normalised name. */
  requested: ReadonlyMap<string, Package>;
  /** The versions of all that is installed, where there is a lock file. */
  locked: Locked;
  /** The Python versions allowed, where they are stated. */
  python: string | undefined;
  /** The parsed pyproject.toml, and its path. */
  pyproject: { path: string; data: Readonly<Record<string, unknown>> } | undefined;
}

const NOTHING: Packages = {
  manager: "none",
  files: [],
  requested: new Map(),
  locked: new Map(),
  python: undefined,
  pyproject: undefined,
};

/**
 * The packages of a project, from the folder of `manage.py` or the nearest one above it that says any.
 * Without a package manager of their own, projects have requirements files, or nothing.
 */
export function readPackages(tree: Tree, folder: string, sources: Sources): Packages {
  const parts = folder ? folder.split("/") : [];
  let pyproject: Packages["pyproject"];
  for (let length = parts.length; length >= 0; length--) {
    const found = packagesOf(tree, parts.slice(0, length).join("/"), sources);
    if (found.manager !== "none") return found;
    pyproject ??= found.pyproject;
  }
  return { ...NOTHING, pyproject };
}

interface Found {
  pyproject: Pyproject | undefined;
  pipfile: readonly Declared[] | undefined;
  requirements: readonly RequirementsFile[];
  setup: readonly Declared[];
  hasSetup: boolean;
  lock: { path: string; manager: PackageManager; versions: Locked } | undefined;
}

function packagesOf(tree: Tree, folder: string, sources: Sources): Packages {
  const at = (name: string) => (folder ? `${folder}/${name}` : name);
  const toml = readTable(tree, at("pyproject.toml"));
  const pipfile = readTable(tree, at("Pipfile"));
  const setup = at("setup.py");
  const setupPy = tree.read(setup) === undefined ? undefined : sources.syntax(setup);
  const found: Found = {
    pyproject: toml && readPyproject(toml),
    pipfile: pipfile && readPipfile(pipfile),
    requirements: requirementsFiles(tree, folder),
    setup: [
      ...(setupPy ? readSetupPy(setupPy) : []),
      ...readSetupCfg(tree.read(at("setup.cfg")) ?? ""),
    ],
    hasSetup: setupPy !== undefined,
    lock: readLock(tree, at),
  };
  const requested = new Map<string, Package>();
  const add = (declared: readonly Declared[], path: string): void => {
    for (const each of declared) addPackage(requested, each, path, found.lock?.versions);
  };
  add(found.pyproject?.declared ?? [], at("pyproject.toml"));
  add(found.pipfile ?? [], at("Pipfile"));
  for (const file of found.requirements) {
    add(
      file.requested.map((each) => ({ ...each, group: file.group })),
      file.path,
    );
  }
  add(found.setup, setupPy ? setup : at("setup.cfg"));
  return {
    manager: managerOf(found),
    files: [
      ...new Set([
        ...(found.lock ? [found.lock.path] : []),
        ...[...requested.values()].map(({ path }) => path),
      ]),
    ],
    requested,
    locked: found.lock?.versions ?? new Map(),
    python: found.pyproject?.python,
    pyproject: toml && { path: at("pyproject.toml"), data: toml },
  };
}

/** A file that is not TOML is passed over: it says nothing that could be relied on. */
function readTable(tree: Tree, path: string): Readonly<Record<string, unknown>> | undefined {
  const text = tree.read(path);
  if (text === undefined) return undefined;
  try {
    return readToml(text);
  } catch {
    return undefined;
  }
}

function readLock(tree: Tree, at: (name: string) => string): Found["lock"] {
  const locks = [
    ["uv.lock", "uv", readTomlLock],
    ["poetry.lock", "poetry", readTomlLock],
    ["Pipfile.lock", "pipenv", readPipfileLock],
    ["pdm.lock", "pdm", readTomlLock],
    ["pylock.toml", "pip", readTomlLock],
  ] as const;
  for (const [name, manager, read] of locks) {
    const text = tree.read(at(name));
    if (text !== undefined) return { path: at(name), manager, versions: read(text) };
  }
  return undefined;
}

function addPackage(
  packages: Map<string, Package>,
  { name, specifier, group }: Declared,
  path: string,
  locked: Locked | undefined,
): void {
  const normal = normaliseName(name);
  const known = packages.get(normal);
  const version = locked?.get(normal) ?? pinnedVersion(specifier);
  if (!known) {
    packages.set(normal, { name: normal, specifier, version, groups: [group], path });
    return;
  }
  packages.set(normal, {
    ...known,
    specifier: known.specifier || specifier,
    version: known.version ?? version,
    groups: [...new Set([...known.groups, group])],
  });
}

function managerOf({
  pyproject,
  pipfile,
  requirements,
  setup,
  hasSetup,
  lock,
}: Found): PackageManager {
  if (lock) return lock.manager;
  const declares = (pyproject?.declared.length ?? 0) > 0;
  if (pipfile) return "pipenv";
  if (declares && pyproject?.hasPoetry) return "poetry";
  if (declares && pyproject?.hasUv) return "uv";
  if (declares && pyproject?.hasPdm) return "pdm";
  if (requirements.some(({ compiled }) => compiled)) return "pip-tools";
  if (requirements.length > 0) return "pip";
  if (declares) return /setuptools/.test(pyproject?.backend ?? "") ? "setuptools" : "pip";
  return setup.length > 0 || hasSetup ? "setuptools" : "none";
}

/** The version of a package as it is installed, where a lock or a pin tells. */
export function versionOf({ requested, locked }: Packages, name: string): string | undefined {
  const normal = normaliseName(name);
  return locked.get(normal) ?? requested.get(normal)?.version;
}

/** The line of Django that began a settings module, as `startproject` writes it there. */
export function startedWith(settings: string): string | undefined {
  return /Generated by 'django-admin startproject' using Django (\d+\.\d+)/.exec(settings)?.[1];
}

/** The version of Django, or else its line: from the lock or a pin, or from the versions allowed. */
export function djangoOf(
  packages: Packages,
): { version: string | undefined; line: string } | undefined {
  const version = versionOf(packages, "django");
  if (version) return { version, line: lineOf(version) };
  const line = djangoLineOf(packages.requested.get("django")?.specifier ?? "");
  return line === undefined ? undefined : { version: undefined, line };
}
