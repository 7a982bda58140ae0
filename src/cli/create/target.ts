import { dirname, join, relative, resolve } from "node:path";
import { disk, entryAt, type Io } from "../../changes/io.ts";
import { recover } from "../../changes/recover.ts";
import type { Problem } from "../../options/option.ts";

/** What is in a folder that counts as empty: a repository without files, and what file managers leave. */
const HARMLESS = new Set([".git", ".DS_Store", "Thumbs.db", "desktop.ini"]);

const SHOWN = 10;

/** The folder that a project is to be made in. */
export interface Target {
  /** Absolute. */
  root: string;
  /** What is in the way of a new project; folders end with `/`. */
  entries: readonly string[];
  /** Whether it is a Git repository itself, or inside another one, whose folder this is. */
  repository: "own" | "none" | { inside: string };
  /** The folder above that has a manage.py. */
  outerProject?: string;
}

/** Looks at the folder of a new project, and above it. Nothing is written. */
export function inspectTarget(root: string, io: Io = disk): Target {
  const entries = isFolder(io, root)
    ? io
        .readdirSync(root, { withFileTypes: true })
        .filter(({ name }) => !HARMLESS.has(name))
        .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
        .sort()
    : [];
  const inside = above(root, (folder) => entryAt(io, join(folder, ".git")) !== undefined);
  const outerProject = above(root, (folder) => isFile(io, join(folder, "manage.py")));
  return {
    root,
    entries,
    repository: entryAt(io, join(root, ".git")) ? "own" : inside ? { inside } : "none",
    ...(outerProject && { outerProject }),
  };
}

/** Why a project cannot be made in a folder; undefined where it can, or may overwrite. What a killed run left there is put back. */
export function targetProblem(root: string, mayExist: boolean, io: Io = disk): Problem | undefined {
  try {
    return contentProblem(root, mayExist, io);
  } catch (error) {
    const why = UNUSABLE[(error as NodeJS.ErrnoException).code ?? ""];
    if (!why) throw error;
    return {
      code: "path-unusable",
      reason: `There can be no folder ${root}: ${why}`,
      suggestion: "Choose another path.",
    };
  }
}

/** What a system says of paths that it cannot even look at. */
const UNUSABLE: Readonly<Record<string, string>> = {
  EACCES: "permission to look at it is denied",
  EPERM: "permission to look at it is denied",
  ELOOP: "its path goes round in circles",
  ENAMETOOLONG: "the name is too long for this disk",
  ENOTDIR: "its path leads through a file",
};

function contentProblem(root: string, mayExist: boolean, io: Io): Problem | undefined {
  const entry = io.statSync(root, { throwIfNoEntry: false });
  if (entry && !entry.isDirectory()) {
    return {
      code: "path-in-the-way",
      reason: `${root} is a file`,
      suggestion: "Choose another name.",
    };
  }
  // What a killed run left behind is not in the way: it is put back first.
  recover(root, { io });
  const { entries } = inspectTarget(root, io);
  if (entries.length === 0 || mayExist) return undefined;
  const more = entries.length - SHOWN;
  return {
    code: "folder-not-empty",
    reason: `${root} is not empty`,
    suggestion:
      "Choose another folder, or add --skip-existing to leave files as they are, or --force to overwrite those that differ.",
    details: [...entries.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])],
  };
}

/** A path as a person at `cwd` would write it. */
export function shownPath(root: string, cwd: string): string {
  const path = relative(cwd, root);
  return path === "" ? "." : path.startsWith("..") ? root : path;
}

function above(root: string, holds: (folder: string) => boolean): string | undefined {
  for (let folder = dirname(resolve(root)); ; folder = dirname(folder)) {
    if (holds(folder)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isFolder(io: Io, path: string): boolean {
  return io.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isFile(io: Io, path: string): boolean {
  return io.statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
