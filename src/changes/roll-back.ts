import { join } from "node:path";
import { entryAt, type Io, removeEmptyFolder, removeFile } from "./io.ts";
import type { Phase } from "./journal.ts";
import { newTextAt, oldFileAt } from "./layout.ts";
import type { Receipt, ReceiptFile } from "./receipts.ts";

/**
 * Puts back the files of a run that did not get to its commit. It can be stopped anywhere and run again.
 * A file that someone edited after the run had died is theirs, and left as it is.
 * Gives the paths of those files.
 */
export function putBack(io: Io, root: string, record: Receipt, phase: Phase): string[] {
  const left = record.files.filter((file, index) => {
    const target = join(root, file.path);
    const old = oldFileAt(target, record.id, index);
    const fresh = newTextAt(target, record.id, index);
    // While its new text still waits beside it, a file has not been replaced.
    const wasReached =
      phase === "placing" && (file.after === undefined || entryAt(io, fresh) === undefined);
    const isPutBack = !wasReached || putFileBack(io, target, old, file);
    removeFile(io, fresh);
    removeFile(io, old);
    return !isPutBack;
  });
  for (const folder of record.madeFolders.toReversed()) removeEmptyFolder(io, join(root, folder));
  return left.map((file) => file.path);
}

/** Removes what a committed run no longer needs. It can be stopped anywhere and run again. */
export function clearAway(io: Io, root: string, record: Receipt): void {
  record.files.forEach((file, index) => {
    // Only a file that was there has left an old one.
    if (file.before !== undefined)
      removeFile(io, oldFileAt(join(root, file.path), record.id, index));
  });
  for (const folder of record.removedFolders) removeEmptyFolder(io, join(root, folder));
}

/** Gives whether the file is as before the run. */
function putFileBack(io: Io, target: string, old: string, file: ReceiptFile): boolean {
  const now = textAt(io, target);
  if (now === file.before) return true;
  if (now !== file.after) return false;
  if (file.before === undefined) {
    removeFile(io, target);
  } else if (entryAt(io, old)) {
    io.renameSync(old, target);
  } else {
    io.writeFileSync(target, file.before);
    if (file.mode !== undefined) io.chmodSync(target, file.mode);
  }
  return true;
}

function textAt(io: Io, path: string): string | undefined {
  const entry = entryAt(io, path);
  if (!entry) return undefined;
  return entry.isFile() ? io.readFileSync(path, "utf8") : "";
}
