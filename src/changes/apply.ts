import { resolve } from "node:path";
import type { FileChange } from "./change-set.ts";
import { fromDisk, inTheWay } from "./failures.ts";
import { type RecordFrame, writeInPlace } from "./in-place.ts";
import { Interrupts } from "./interrupts.ts";
import { disk, type Io } from "./io.ts";
import { canBeNewFolder, writeNewFolder } from "./new-folder.ts";
import type { Receipt, ReceiptFile } from "./receipts.ts";
import type { Run } from "./run.ts";
import { stateFolders, writableState } from "./state-folder.ts";

let runs = 0;

/** What can be applied or shown: a ChangeSet, or anything with file changes. */
export interface FileChanges {
  readonly files: readonly FileChange[];
}

export interface ApplyOptions {
  io?: Io;
  /** Aborting it rolls the run back. */
  signal?: AbortSignal;
  /** Called as each file is in place, with its path. */
  onWrite?: (path: string) => void;
  /** The command line, for the receipt. */
  command?: string;
  now?: Date;
  /** The receipt that this run undoes. */
  undoes?: Receipt;
}

/**
 * Writes the planned files below a root: all of them, or none. A project that is not there yet is written
 * beside its place and renamed into it; otherwise files are checked, staged beside their places under a
 * journal, then renamed. An error, SIGINT, SIGTERM, SIGHUP or an abort puts every byte back; after a `kill
 * -9`, `recover` does. The manual changes of a plan are not its business.
 *
 * Gives the receipt, which is kept for undo unless the project was made from nothing, or there is no Git repository
 * and the user's state folder cannot be written.
 * Throws Failure: `changed-since-plan`, `another-run`, `interrupted` (exit 130), `folder-not-empty`, one that
 * failures.ts has for what the disk says, or `rollback-incomplete`.
 */
export async function applyChanges(
  changes: FileChanges,
  root: string,
  options: ApplyOptions = {},
): Promise<Receipt> {
  const { io = disk, signal, onWrite = () => {} } = options;
  const interrupts = new Interrupts(signal);
  const run = { io, root: resolve(root), files: changes.files, interrupts, onWrite };
  let isDone = false;
  try {
    const receipt = await write(run, options);
    isDone = true;
    return receipt;
  } catch (error) {
    throw fromDisk(error, run.root);
  } finally {
    // Of a run that failed, the signal is the failure, or does not matter any more.
    await interrupts.release({ resend: isDone });
  }
}

async function write(run: Run, options: ApplyOptions): Promise<Receipt> {
  const { io, root, files } = run;
  const frame = frameOf(options);
  if (files.length === 0 && !options.undoes) {
    return { ...frame, scope: "", files: [], madeFolders: [], kept: false };
  }
  const entry = io.statSync(root, { throwIfNoEntry: false });
  if (entry && !entry.isDirectory()) throw inTheWay(root, "a file is in its place");
  if (canBeNewFolder(io, root)) {
    await writeNewFolder(run);
    return { ...frame, scope: "", files: files.map(asCreated), madeFolders: [], kept: false };
  }
  const [own] = stateFolders(io, root);
  const isNew = own.isGit ? false : io.readdirSync(root).length === 0;
  const state = writableState(io, own);
  try {
    return await writeInPlace(run, state, { ...frame, kept: !isNew && state === own });
  } finally {
    if (state !== own) io.rmSync(state.path, { recursive: true, force: true });
  }
}

function frameOf({ command = "", now = new Date(), undoes }: ApplyOptions): RecordFrame {
  const date = now.toISOString();
  return {
    format: 1,
    id: idOf(date),
    command,
    date,
    removedFolders: undoes?.madeFolders.toReversed() ?? [],
    kept: true,
    ...(undoes && { undoes: undoes.id }),
  };
}

/** Ids sort as runs follow each other, also those of one process in one millisecond. */
function idOf(date: string): string {
  const random = Math.random().toString(36).slice(2, 6);
  return `${date.replace(/\D/g, "")}-${String(++runs).padStart(3, "0")}-${random}`;
}

function asCreated({ path, after = "" }: FileChange): ReceiptFile {
  return { path, after };
}
