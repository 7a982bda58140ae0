import { join } from "node:path";
import { Failure } from "../errors.ts";
import { DiskTree } from "../tree/disk-tree.ts";
import { ChangeSet, type FileChange } from "./change-set.ts";
import { type ApplyOptions, applyChanges } from "./apply.ts";
import { diff } from "./diff.ts";
import { disk, entryAt, type Io } from "./io.ts";
import { listReceipts, type Receipt, type ReceiptFile } from "./receipts.ts";

/** What undoing a run would do: shown like any other change, and applied with `applyUndo`. */
export interface UndoPlan {
  receipt: Receipt;
  changes: ChangeSet;
}

/**
 * Plans to undo a run: the given one, or the last that is not undone yet. Every file gets its text and
 * permissions of before; files that were put back already are left out.
 *
 * Throws Failure `nothing-to-undo`, also for a project made from nothing, which has no receipt because
 * its folder is all there is to delete; or `edited-since`, with what was edited as a diff.
 */
export async function undo(
  root: string,
  receipt?: Receipt,
  { io = disk }: { io?: Io } = {},
): Promise<UndoPlan> {
  const chosen = receipt ?? lastRun(root, io);
  if (!chosen) throw nothingToUndo(root);
  const tree = new DiskTree(root);
  const changes = new ChangeSet(tree);
  const edits: FileChange[] = [];
  for (const file of chosen.files) {
    const now = tree.read(file.path);
    // What cannot be read as text is not what we wrote.
    const isThere = now !== undefined || entryAt(io, join(root, file.path)) !== undefined;
    const isPutBack = now === file.before && isThere === (file.before !== undefined);
    if (isPutBack) continue;
    if (now !== file.after || isThere !== (file.after !== undefined)) {
      edits.push(editOf(file, now));
    } else if (file.before === undefined) {
      changes.delete(file.path, reasonOf(chosen));
    } else {
      changes.write(file.path, file.before, reasonOf(chosen), { mode: file.mode });
    }
  }
  if (edits.length > 0) throw await editedSince(chosen, edits);
  return { receipt: chosen, changes };
}

/**
 * Applies the plan of an undo as one transaction; folders that the run had made go where they are empty.
 * Gives the receipt of the undo, which can be undone in turn. Throws what `applyChanges` throws.
 */
export function applyUndo(
  { receipt, changes }: UndoPlan,
  root: string,
  options: Omit<ApplyOptions, "undoes"> = {},
): Promise<Receipt> {
  return applyChanges(changes, root, { ...options, undoes: receipt });
}

function lastRun(root: string, io: Io): Receipt | undefined {
  return listReceipts(root, { io }).find((receipt) => !receipt.undone && !receipt.undoes);
}

function reasonOf({ command, date }: Receipt): string {
  return `undo of ${command || "the run"} of ${date}`;
}

function editOf({ path, after }: ReceiptFile, now: string | undefined): FileChange {
  const kind = after === undefined ? "create" : now === undefined ? "delete" : "edit";
  return { kind, path, before: after, after: now, reasons: [], executable: false };
}

async function editedSince(receipt: Receipt, edits: readonly FileChange[]): Promise<Failure> {
  const paths = edits.map(({ path }) => path);
  const what = paths.length === 1 ? `${paths[0]} was` : `${paths.length} files were`;
  const text = await diff({ files: edits });
  return new Failure({
    code: "edited-since",
    message: `${what} edited after ${receipt.command || "the run"}, so it cannot be undone as a whole.`,
    next: "Take these edits back (git stash keeps them for you), then undo again; nothing was changed.",
    details: text.trimEnd().split("\n"),
  });
}

function nothingToUndo(root: string): Failure {
  return new Failure({
    code: "nothing-to-undo",
    message: `There is no run to undo in ${root}.`,
    next: "A new project is undone by deleting its folder; for a run elsewhere, name its folder with --cwd.",
  });
}
