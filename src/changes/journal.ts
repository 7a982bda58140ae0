import { join } from "node:path";
import { entryAt, type Io, makeFolders, removeFile } from "./io.ts";
import { parseReceipt, prune, type Receipt, receiptsFolder } from "./receipts.ts";
import type { StateFolder } from "./state-folder.ts";

/**
 * How far a run has come. The journal is one file whose name is its phase, so that each step is one
 * atomic rename:
 *
 * - `staging`: new texts are written beside the files, which are untouched;
 * - `placing`: files are replaced one by one, the old ones kept beside them; a run that ends here is rolled back;
 * - `done`: all is in place, which is the moment of the commit; what is left is to remove the old ones.
 */
export type Phase = "staging" | "placing" | "done";

const PHASES: readonly Phase[] = ["staging", "placing", "done"];

/** Writes down what is about to be done, before anything is; whatever the end needs is made now. */
export function openJournal(io: Io, state: StateFolder, record: Receipt): void {
  if (record.kept) makeFolders(io, receiptsFolder(state), 0o700);
  io.writeFileSync(pathOf(state, "staging"), JSON.stringify(record), { flag: "wx", mode: 0o600 });
}

/** Goes from one phase to the next. */
export function advance(io: Io, state: StateFolder, from: Phase, to: Phase): void {
  io.renameSync(pathOf(state, from), pathOf(state, to));
}

/** Ends a journal that was rolled back, or whose record is not to be kept. */
export function dropJournal(io: Io, state: StateFolder, phase: Phase): void {
  removeFile(io, pathOf(state, phase));
}

/** Ends the journal of a run that is done: its record becomes the receipt. */
export function keepJournal(io: Io, state: StateFolder, record: Receipt): void {
  io.renameSync(pathOf(state, "done"), join(receiptsFolder(state), `${record.id}.json`));
  prune(io, state);
}

/** The journals that runs left behind; more than one only if a run was killed while it cleaned up. */
export function journalsIn(
  io: Io,
  state: StateFolder,
): { phase: Phase; record: Receipt | undefined }[] {
  return PHASES.flatMap((phase) => {
    const text = textAt(io, pathOf(state, phase));
    return text === undefined ? [] : [{ phase, record: parseReceipt(text) }];
  });
}

function pathOf(state: StateFolder, phase: Phase): string {
  return join(state.path, `journal-${phase}.json`);
}

function textAt(io: Io, path: string): string | undefined {
  return entryAt(io, path) && io.readFileSync(path, "utf8");
}
