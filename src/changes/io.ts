import * as fs from "node:fs";
import { dirname } from "node:path";

/**
 * The disk, as far as changes need it: a part of `node:fs`, so that a test can pass one that fails or
 * stops where it wants. Synchronous, because a hundred small files are written in a fifth of the time
 * that promises take, and because a rollback has to end before the process does.
 */
export type Io = Pick<
  typeof fs,
  | "accessSync"
  | "chmodSync"
  | "chownSync"
  | "copyFileSync"
  | "linkSync"
  | "lstatSync"
  | "mkdirSync"
  | "readFileSync"
  | "readdirSync"
  | "realpathSync"
  | "renameSync"
  | "rmSync"
  | "rmdirSync"
  | "statSync"
  | "unlinkSync"
  | "utimesSync"
  | "writeFileSync"
>;

/** The disk of this machine. */
export const disk: Io = process.platform === "win32" ? { ...fs, renameSync: renamePatiently } : fs;

/** The code of an error of the operating system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}

/** What is at a path, a link itself rather than where it leads; undefined where there is nothing. */
export function entryAt(io: Io, path: string): fs.Stats | undefined {
  try {
    return io.lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

/**
 * Makes a folder with those above it, one at a time: where a parent takes no folders at all, as below `/proc`,
 * the recursion of Node 20 never ends. Gives the outermost one that was made.
 */
export function makeFolders(io: Io, path: string, mode = 0o777): string | undefined {
  const missing: string[] = [];
  for (let folder = path; !io.statSync(folder, { throwIfNoEntry: false });) {
    missing.push(folder);
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  for (const folder of missing.toReversed()) {
    // Another run may make them at the same time.
    unless(["EEXIST"], () => io.mkdirSync(folder, { mode }));
  }
  return missing.at(-1);
}

/** Removes a file; that it is not there is as good. */
export function removeFile(io: Io, path: string): void {
  unless(["ENOENT", "ENOTDIR"], () => io.unlinkSync(path));
}

/** Removes a folder where it is empty; leaves it otherwise. */
export function removeEmptyFolder(io: Io, path: string): void {
  // Solaris and some network disks say EEXIST for a folder that is not empty.
  unless(["ENOENT", "ENOTDIR", "ENOTEMPTY", "EEXIST"], () => io.rmdirSync(path));
}

function unless(codes: readonly string[], act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!codes.includes(codeOf(error) ?? "")) throw error;
  }
}

/** On Windows a virus scanner or an editor may hold a file open for a moment: try for up to a second. */
function renamePatiently(from: fs.PathLike, to: fs.PathLike): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let wait = 10; ; wait *= 2) {
    try {
      fs.renameSync(from, to);
      return;
    } catch (error) {
      if (wait > 640 || !["EPERM", "EACCES", "EBUSY"].includes(codeOf(error) ?? "")) throw error;
      Atomics.wait(pause, 0, 0, wait);
    }
  }
}
