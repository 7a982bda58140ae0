import { diff, type Summary, summarise } from "../changes/diff.ts";
import {
  type ListedReceipt,
  listReceipts,
  nearestWithReceipts,
  type Receipt,
} from "../changes/receipts.ts";
import { noteOf, recover } from "../changes/recover.ts";
import { applyUndo, undo } from "../changes/undo.ts";
import { EXIT, type ExitStatus, usage } from "../errors.ts";
import type { Prompts } from "../options/prompts.ts";

/** What the command takes from the terminal. */
interface UndoIo {
  /** To standard output. */
  write(text: string): void;
  colour: boolean;
  /** Undefined where there is no terminal to ask in. */
  prompts: Pick<Prompts, "confirm"> | undefined;
}

export interface UndoOptions {
  root: string;
  list: boolean;
  yes: boolean;
  json: boolean;
  io: UndoIo;
  signal?: AbortSignal;
}

/**
 * `django-expert undo`: shows what the last run did, asks, and takes it back; with `list`, names the runs.
 * Works from any folder of a project. Gives the exit status; throws Failure as `undo` and `applyUndo` do, and a usage error where it would have
 * to ask and cannot.
 */
export async function runUndo(options: UndoOptions): Promise<ExitStatus> {
  const { json, io } = options;
  const notes = recover(options.root).map(noteOf);
  if (!json) for (const note of notes) io.write(`  ${note}\n`);
  const root = nearestWithReceipts(options.root) ?? options.root;
  if (!options.list) return undoLast({ ...options, root });
  const receipts = listReceipts(root).filter((receipt) => !receipt.undoes);
  io.write(json ? toJson({ runs: receipts.map(facts) }) : listOf(receipts));
  return EXIT.done;
}

async function undoLast({ root, yes, json, io, signal }: UndoOptions): Promise<ExitStatus> {
  const plan = await undo(root);
  const summary = await summarise(plan.changes);
  if (!yes) {
    if (json || !io.prompts) {
      throw usage("answer-missing", "Undoing needs your consent.", "Give --yes.");
    }
    io.write(`  Undo ${titleOf(plan.receipt)}\n\n`);
    io.write(await diff(plan.changes, { colour: io.colour }));
    io.write(`\n  ${countsOf(summary)}\n`);
    if (!(await io.prompts.confirm({ message: "Undo it?", default: true }))) {
      io.write("  Nothing was changed.\n");
      return EXIT.failed;
    }
  }
  await applyUndo(plan, root, { command: "undo", ...(signal && { signal }) });
  io.write(
    json
      ? toJson({ undone: facts({ ...plan.receipt, undone: true }), changes: summary })
      : `  Undone: ${titleOf(plan.receipt)} (${countsOf(summary)})\n`,
  );
  return EXIT.done;
}

function listOf(receipts: readonly ListedReceipt[]): string {
  if (receipts.length === 0) return "  No run to undo.\n";
  return receipts
    .map((receipt) => {
      const count = `${receipt.files.length} ${receipt.files.length === 1 ? "file" : "files"}`;
      return `  ${titleOf(receipt)} · ${count}${receipt.undone ? " · undone" : ""}\n`;
    })
    .join("");
}

function titleOf({ command, date }: Receipt): string {
  return `${date.slice(0, 16).replace("T", " ")} UTC  ${command || "(no command line)"}`;
}

function countsOf({ created, edited, deleted, added, removed }: Summary): string {
  const counts = [
    [created, "created"],
    [edited, "edited"],
    [deleted, "deleted"],
  ] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `${parts.join(", ") || "nothing to change"}, +${added} -${removed}`;
}

function facts({ id, command, date, undone, files }: ListedReceipt) {
  const kindOf = ({ before, after }: Receipt["files"][number]) =>
    before === undefined ? "create" : after === undefined ? "delete" : "edit";
  return {
    id,
    command,
    date,
    undone,
    files: files.map((file) => ({ path: file.path, kind: kindOf(file) })),
  };
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
