import { constants, type Stats } from "node:fs";
import { basename, dirname, join, posix, relative, resolve } from "node:path";
import { Failure } from "../errors.ts";
import type { FileChange } from "./change-set.ts";
import { changedSincePlan, fromDisk } from "./failures.ts";
import { mustBeBelowRoot } from "./folders.ts";
import { codeOf, entryAt, type Io, makeFolders, removeEmptyFolder } from "./io.ts";
import { isAlive, thisHost } from "./processes.ts";
import type { Run } from "./run.ts";

/**
 * Whether a project can be written beside its place and renamed into it at once: where there is nothing yet, or an
 * empty folder that nobody stands in and that a new one can stand in for without a difference.
 */
export function canBeNewFolder(io: Io, root: string): boolean {
  const entry = entryAt(io, root);
  if (!entry) return true;
  const parent = io.statSync(dirname(root));
  return (
    process.platform !== "win32" &&
    entry.isDirectory() &&
    entry.dev === parent.dev &&
    entry.uid === process.geteuid?.() &&
    entry.gid === process.getegid?.() &&
    relative(io.realpathSync.native(root), process.cwd()).startsWith("..") &&
    isWritable(io, dirname(root)) &&
    io.readdirSync(root).length === 0
  );
}

/**
 * Writes a whole project: into a hidden folder beside its place, then by one rename. Killed in the middle
 * it leaves nothing but that folder, which the next run for the same place removes.
 * Throws Failure `folder-not-empty` where another run was faster, and what `fromDisk` makes of an error.
 */
export async function writeNewFolder({ io, root, files, interrupts, onWrite }: Run): Promise<void> {
  const gone = files.filter((change) => change.before !== undefined).map(({ path }) => path);
  if (gone.length > 0) throw changedSincePlan(gone);
  for (const { path } of files) mustBeBelowRoot(path);

  const parent = dirname(root);
  const stage = join(parent, `.${basename(root)}.${token()}.tmp`);
  const replaced = entryAt(io, root);
  let firstMade: string | undefined;
  let at = root;
  let isWritten = false;
  const rollBack = () => {
    io.rmSync(stage, { recursive: true, force: true });
    if (firstMade) removeEmptyFolders(io, parent, firstMade);
  };
  process.on("exit", rollBack);
  try {
    firstMade = makeFolders(io, parent);
    removeDeadStages(io, root);
    io.mkdirSync(stage);
    if (replaced) io.chmodSync(stage, replaced.mode & 0o7777);
    const folders = new Set<string>();
    for (const change of files) {
      at = change.path;
      makeFoldersIn(io, stage, posix.dirname(at), folders);
      writeFile(io, join(stage, at), change);
      onWrite(at);
      await interrupts.lookNowAndThen();
    }
    at = root;
    await interrupts.look();
    isWritten = true;
    io.renameSync(stage, root);
  } catch (error) {
    rollBack();
    throw isWritten && isTaken(io, root, replaced, error)
      ? taken(root, error)
      : fromDisk(error, at);
  } finally {
    process.off("exit", rollBack);
  }
}

function writeFile(io: Io, path: string, { after = "", executable, mode }: FileChange): void {
  io.writeFileSync(path, after, { flag: "wx", mode: executable ? 0o755 : 0o666 });
  if (mode !== undefined) io.chmodSync(path, mode);
}

function makeFoldersIn(io: Io, stage: string, folder: string, made: Set<string>): void {
  if (folder === "." || made.has(folder)) return;
  makeFoldersIn(io, stage, posix.dirname(folder), made);
  io.mkdirSync(join(stage, folder));
  made.add(folder);
}

function removeEmptyFolders(io: Io, from: string, upTo: string): void {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    removeEmptyFolder(io, folder);
    if (folder === resolve(upTo) || folder === dirname(folder)) return;
  }
}

/** Says whose folder it is, so that one of a dead process can be told: machine, process, a random part. */
function token(): string {
  return `${hostMark()}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
}

/** FNV-1a of the machine's name. It tells machines apart and hides nothing, and node:crypto takes long to load. */
function hostMark(): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(thisHost())) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

function removeDeadStages(io: Io, root: string): void {
  const start = `.${basename(root)}.`;
  for (const name of io.readdirSync(dirname(root))) {
    if (!name.startsWith(start)) continue;
    const match = /^([0-9a-f]{8})-(\d+)-[0-9a-z]+\.tmp$/.exec(name.slice(start.length));
    if (!match) continue;
    const path = join(dirname(root), name);
    const host = match[1] === hostMark() ? thisHost() : "another";
    const since = io.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (isAlive({ pid: Number(match[2]), host, start: "", since })) continue;
    io.rmSync(path, { recursive: true, force: true });
  }
}

function isWritable(io: Io, folder: string): boolean {
  try {
    io.accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the last rename failed because something is there now; Windows has no code of its own for it. */
function isTaken(io: Io, root: string, replaced: Stats | undefined, error: unknown): boolean {
  if (["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(codeOf(error) ?? "")) return true;
  return replaced === undefined && entryAt(io, root) !== undefined;
}

function taken(root: string, cause: unknown): Failure {
  return new Failure({
    code: "folder-not-empty",
    message: `${root} was made by another run or program in the meantime.`,
    next: "Choose another name, or look at what is there; nothing was changed.",
    cause,
  });
}
