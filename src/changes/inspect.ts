import { constants, type Stats } from "node:fs";
import { join } from "node:path";
import { textOf } from "../tree/text.ts";
import type { FileChange } from "./change-set.ts";
import { changedSincePlan, inTheWay, notEditable, notWritable } from "./failures.ts";
import { Folders, mustBeBelowRoot } from "./folders.ts";
import { entryAt, type Io } from "./io.ts";

/** A change that has been found possible: where it goes, and what is there now. */
export interface Step {
  /** Relative to the root and with `/`: the file itself, where the change was asked for through a link. */
  path: string;
  target: string;
  before: string | undefined;
  after: string | undefined;
  /** What is at the target now, by which a later change is noticed. */
  stat: Stats | undefined;
  mode: number;
  /** Whether the process's mask has no say in the permissions. */
  isModeExact: boolean;
}

export interface Inspection {
  steps: readonly Step[];
  /** Folders to make, outermost first. */
  missingFolders: readonly string[];
}

/**
 * Looks whether changes can be made, before any is: each file is still what the plan saw, its folder can
 * be written to, nothing is in the way, and no link leads out of the project.
 * Throws Failure `changed-since-plan`, naming all such files, or one of `Folders` or of failures.ts.
 */
export function inspect(io: Io, root: string, changes: readonly FileChange[]): Inspection {
  const folders = new Folders(io, root);
  const moved: string[] = [];
  const steps: Step[] = [];
  for (const change of changes) {
    mustBeBelowRoot(change.path);
    folders.prepareFor(change.path);
    const step = inspectFile(io, root, change, folders);
    if (step) steps.push(step);
    else moved.push(change.path);
  }
  if (moved.length > 0) throw changedSincePlan(moved);
  return { steps, missingFolders: folders.missing };
}

/** Whether a file is as it was when it was inspected, as far as its entry on disk tells. */
export function isAsInspected(io: Io, { target, stat }: Step): boolean {
  const now = entryAt(io, target);
  if (!now || !stat) return now === stat;
  return now.ino === stat.ino && now.size === stat.size && now.mtimeMs === stat.mtimeMs;
}

/** Gives undefined where the file is not what the plan saw. */
function inspectFile(io: Io, root: string, change: FileChange, folders: Folders): Step | undefined {
  const { before, after } = change;
  let { path } = change;
  let target = join(root, path);
  let stat = entryAt(io, target);
  if (stat?.isSymbolicLink()) {
    if (!io.statSync(target, { throwIfNoEntry: false })) {
      throw inTheWay(path, "a link that leads nowhere is in its place");
    }
    if (after === undefined) throw inTheWay(path, "it is a link, and only files are deleted");
    path = folders.realPath(target, path);
    folders.prepareFor(path);
    target = join(root, path);
    stat = entryAt(io, target);
  }
  if (stat && !isAsPlanned(io, target, stat, change)) return undefined;
  if (!stat && before !== undefined) return undefined;
  const isModeExact = stat !== undefined || change.mode !== undefined;
  return { path, target, before, after, stat, mode: modeOf(change, stat), isModeExact };
}

function isAsPlanned(io: Io, target: string, stat: Stats, { path, before, after }: FileChange) {
  if (stat.isDirectory()) throw inTheWay(path, "a folder is in its place");
  if (!stat.isFile()) throw inTheWay(path, "what is in its place is not a file");
  const bytes = io.readFileSync(target);
  if (before === undefined) {
    if (textOf(bytes) === undefined) throw notEditable(path);
    return false;
  }
  if (!bytes.equals(Buffer.from(before))) return false;
  if (after !== undefined) mustBeWritable(io, target, path);
  return true;
}

/** Replacing a file needs no right to write to it, but who made it read-only meant something by that. */
function mustBeWritable(io: Io, target: string, path: string): void {
  try {
    io.accessSync(target, constants.W_OK);
  } catch (error) {
    throw notWritable(path, error);
  }
}

function modeOf({ executable, mode }: FileChange, stat: Stats | undefined): number {
  if (mode !== undefined) return mode;
  if (!stat) return executable ? 0o755 : 0o666;
  return (stat.mode & 0o7777) | (executable ? 0o755 : 0);
}
