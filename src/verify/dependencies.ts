import { posix } from "node:path";

import { EXIT, Failure } from "../errors.ts";
import { normaliseName } from "../documents/requirement.ts";
import { readPipfileLock, readTomlLock, type Locked } from "../project/packages/locks.ts";
import { djangoLineOf, readRequirement } from "../project/packages/specifier.ts";
import type { Tree } from "../tree/tree.ts";
import { poetryRequirements } from "./poetry.ts";
import { folderOf } from "./project-under-test.ts";
import { requirementFiles } from "./requirements.ts";
import { tableAt, tomlOf, writeToml, type TomlTable } from "./toml.ts";

/** What a project needs installed, and nothing else of it. */
export interface Dependencies {
  /** `uv`: uv syncs pyproject.toml and its lock; otherwise requirements files are installed. */
  installer: "uv" | "requirements";
  /** The files that installing reads, by name: an environment is known by them. */
  files: ReadonlyMap<string, string>;
  /** The requirements files to install. */
  roots: readonly string[];
  /** Every requirement of pyproject.toml with its groups and extras. */
  requirements: readonly string[];
  requiresPython: string | undefined;
  /** Normalised names of the packages that the files name. */
  names: ReadonlySet<string>;
  /** The line of Django, such as 5.2, where they tell. */
  django: string | undefined;
  /** Git is needed to fetch one of them. */
  git: boolean;
}

/**
 * The dependencies of the project whose manage.py this is: of the nearest folder that declares any.
 *
 * @param isInstalled they are installed already: nothing has to be declared
 * @throws Failure where none does
 */
export function dependenciesOf(tree: Tree, managePy: string, isInstalled = false): Dependencies {
  for (let folder = folderOf(managePy); ; folder = folderOf(folder)) {
    const found = declaredIn(tree, folder);
    if (found) return found;
    if (folder === "") break;
  }
  if (isInstalled) return finished(UNDECLARED);
  throw new Failure({
    code: "no-dependencies",
    message: "The project declares no dependencies, so there is no environment to run it in.",
    next: "Name Django in pyproject.toml or in requirements.txt, with a version.",
    exit: EXIT.unverified,
  });
}

const UNDECLARED = {
  installer: "requirements",
  files: new Map(),
  roots: [],
  requirements: [],
  requiresPython: undefined,
} as const;

function declaredIn(tree: Tree, folder: string): Dependencies | undefined {
  const at = (name: string) => posix.join(folder, name);
  const source = tree.read(at("pyproject.toml"));
  const pyproject = source === undefined ? {} : tomlOf(source);
  const requirements = requirementsOf(pyproject);
  const declared = { roots: [], requirements, requiresPython: requiredPython(pyproject) };
  const reduced = ["pyproject.toml", reducedPyproject(pyproject)] as const;
  const uvLock = tree.read(at("uv.lock"));
  if (source !== undefined && uvLock !== undefined) {
    const files = new Map([reduced, ["uv.lock", uvLock]]);
    return finished({ ...declared, installer: "uv", files });
  }
  const poetryLock = tree.read(at("poetry.lock"));
  const pins = poetryLock === undefined ? undefined : readTomlLock(poetryLock);
  const byPoetry = poetryRequirements(pyproject, pins !== undefined);
  if (pins || byPoetry.length > 0) {
    return finished({ ...declared, ...pinned([...requirements, ...byPoetry], pins) });
  }
  const files = requirementFiles(tree, folder);
  if (files) return finished({ ...declared, installer: "requirements", ...files });
  const pipfileLock = readPipfileLock(tree.read(at("Pipfile.lock")) ?? "{}");
  if (pipfileLock.size > 0) {
    return finished({ ...declared, ...pinned([...pipfileLock.keys()], pipfileLock) });
  }
  if (requirements.length === 0) return undefined;
  return finished({ ...declared, installer: "uv", files: new Map([reduced]) });
}

/** Requirements, with the versions that a lock file gives, as files that uv and pip read alike. */
function pinned(requirements: readonly string[], pins: Locked | undefined) {
  const constraints = [...(pins ?? [])].map(([name, version]) => `${name}==${version}\n`);
  const lines = [...(pins ? ["-c constraints.txt"] : []), ...requirements];
  const files = new Map([["requirements.txt", `${lines.join("\n")}\n`]]);
  if (pins) files.set("constraints.txt", constraints.join(""));
  return { installer: "requirements", files, roots: ["requirements.txt"] } as const;
}

function finished(found: Omit<Dependencies, "names" | "django" | "git">): Dependencies {
  const files = [...found.files];
  const locked = new Map(
    files.flatMap(([path, text]) => (path.endsWith(".lock") ? [...readTomlLock(text)] : [])),
  );
  const lines = files.flatMap(([path, text]) => (path.endsWith(".txt") ? text.split(/\r?\n/) : []));
  const requested = [...found.requirements, ...lines]
    .map(readRequirement)
    .filter((requirement) => requirement !== undefined);
  const names = requested.map(({ name }) => normaliseName(name));
  const django = requested.find(({ specifier }, at) => names[at] === "django" && specifier);
  return {
    ...found,
    names: new Set([...names, ...locked.keys()]),
    django: djangoLineOf(locked.get("django") ?? django?.specifier ?? ""),
    git: files.some(([, text]) => /git\+|\bgit = /.test(text)),
  };
}

/** Every requirement of the project, its groups and its extras. */
function requirementsOf(pyproject: TomlTable): string[] {
  const lists = [
    tableAt(pyproject, "project")["dependencies"],
    ...Object.values(tableAt(pyproject, "project", "optional-dependencies")),
    ...Object.values(tableAt(pyproject, "dependency-groups")),
  ];
  const all = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  // What is no text is a table that includes another group, whose requirements are here already.
  return [...new Set(all.filter((item): item is string => typeof item === "string"))];
}

/** What of pyproject.toml decides an environment; other tables may change without a new one. */
function reducedPyproject(pyproject: TomlTable): string {
  const project = tableAt(pyproject, "project");
  const keys = ["requires-python", "dependencies", "optional-dependencies"];
  const kept = keys.filter((key) => key in project).map((key) => [key, project[key]]);
  const tool = tableAt(pyproject, "tool");
  return writeToml({
    project: { name: project["name"] ?? "project", version: "0", ...Object.fromEntries(kept) },
    "dependency-groups": tableAt(pyproject, "dependency-groups"),
    "tool.uv": tableAt(tool, "uv"),
  });
}

function requiredPython(pyproject: TomlTable): string | undefined {
  const standard = tableAt(pyproject, "project")["requires-python"];
  if (typeof standard === "string") return standard;
  const poetry = tableAt(pyproject, "tool", "poetry", "dependencies")["python"];
  // A caret of Poetry is, for Python, a lower bound below the next major version.
  return typeof poetry === "string" ? poetry.replace(/^[\^~](?=\d)/, ">=") : undefined;
}
