import { join } from "node:path";
import { Failure } from "../errors.ts";
import { codeOf, type Io, makeFolders, removeFile } from "./io.ts";
import { isAlive, type Owner, thisProcess } from "./processes.ts";

/** A lock whose writer was stopped before it wrote its name is given this long. */
const UNSIGNED_MS = 2_000;

/**
 * Takes the lock of a state folder, so that one run at a time changes a repository; the folder is made
 * where it is missing. Takes over the lock of a process that is gone.
 * Gives the function that lets go of it; throws Failure `another-run` where the lock is held.
 */
export function takeLock(io: Io, folder: string): () => void {
  makeFolders(io, folder, 0o700);
  const path = join(folder, "lock");
  if (!tryCreate(io, path)) takeOver(io, path);
  return () => letGo(io, path);
}

/** Whether a run that is still alive holds the lock. */
export function isLocked(io: Io, folder: string): boolean {
  return isHeld(io, join(folder, "lock"));
}

function tryCreate(io: Io, path: string): boolean {
  try {
    io.writeFileSync(path, JSON.stringify(thisProcess()), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    // It may have been made, and not written.
    letGo(io, path);
    throw error;
  }
}

/**
 * Two runs may find the same stale lock at once, and the slower one must not remove the new lock of the
 * faster. So the right to remove it is a lock itself, under which it is looked at again.
 */
function takeOver(io: Io, path: string): void {
  const right = `${path}.takeover`;
  if (isHeld(io, path)) throw anotherRun(io, path);
  if (!tryCreate(io, right)) {
    if (isHeld(io, right)) throw anotherRun(io, path);
    removeFile(io, right);
    if (!tryCreate(io, right)) throw anotherRun(io, path);
  }
  try {
    if (isHeld(io, path)) throw anotherRun(io, path);
    removeFile(io, path);
    if (!tryCreate(io, path)) throw anotherRun(io, path);
  } finally {
    letGo(io, right);
  }
}

/** A lock that cannot be removed is stale as soon as this process ends. */
function letGo(io: Io, path: string): void {
  try {
    removeFile(io, path);
  } catch {
    return;
  }
}

function isHeld(io: Io, path: string): boolean {
  const owner = ownerOf(io, path);
  if (owner) return isAlive(owner);
  const stat = io.statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < UNSIGNED_MS;
}

function ownerOf(io: Io, path: string): Owner | undefined {
  try {
    const owner = JSON.parse(io.readFileSync(path, "utf8")) as Partial<Owner> | null;
    return typeof owner?.pid === "number" ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
}

function anotherRun(io: Io, path: string): Failure {
  const owner = ownerOf(io, path);
  return new Failure({
    code: "another-run",
    message: `Another run is changing this project${owner ? ` (process ${owner.pid})` : ""}.`,
    next: "Wait for it to end, then run the command again; nothing was changed.",
    details: [`If no such process runs, delete ${path}.`],
  });
}
