import { join } from "node:path";
import { Failure } from "../errors.ts";
import { disk, type Io } from "./io.ts";
import { dropJournal, journalsIn, keepJournal } from "./journal.ts";
import { isLocked, takeLock } from "./lock.ts";
import type { Receipt } from "./receipts.ts";
import { clearAway, putBack } from "./roll-back.ts";
import { type StateFolder, stateFolders } from "./state-folder.ts";

/** What was made of a run that had died in the middle. */
export interface Recovery {
  command: string;
  /** Rolled back if it died before its commit; completed if only its own leftovers were to be removed. */
  outcome: "rolled-back" | "completed";
  /** Files that were edited since the run died, and therefore left as they are. */
  left: readonly string[];
}

/**
 * Ends what a killed run left behind in a project; every command calls it before it reads the project's files.
 * Does nothing, in two look-ups, where there is nothing, and leaves a run that is still alive alone.
 * Throws Failure `journal-unreadable` for a journal that it cannot understand.
 */
export function recover(root: string, { io = disk }: { io?: Io } = {}): Recovery[] {
  if (!io.statSync(root, { throwIfNoEntry: false })?.isDirectory()) return [];
  return stateFolders(io, root).flatMap((state) => {
    if (journalsIn(io, state).length === 0 || isLocked(io, state.path)) return [];
    const release = takeLock(io, state.path);
    try {
      return recoverLocked(io, state);
    } finally {
      release();
    }
  });
}

/** What to tell the user of it. */
export function noteOf({ command, outcome, left }: Recovery): string {
  const run = command ? `An earlier run (${command})` : "An earlier run";
  if (outcome === "completed")
    return `${run} was stopped at its very end; its leftovers are removed.`;
  const edited = left.length > 0 ? ` Edited since, so left as they are: ${left.join(", ")}.` : "";
  return `${run} was stopped in the middle; its changes were put back.${edited}`;
}

/** Recovers one state folder whose lock the caller holds. */
export function recoverLocked(io: Io, state: StateFolder): Recovery[] {
  return journalsIn(io, state).flatMap(({ phase, record }) => {
    if (!record) {
      if (phase !== "staging") throw unreadable(state);
      // Cut off while it was written, which is before anything was done.
      dropJournal(io, state, phase);
      return [];
    }
    const root = join(state.top, record.scope);
    if (phase === "done") {
      clearAway(io, root, record);
      if (record.kept) keepJournal(io, state, record);
      else dropJournal(io, state, phase);
      return [recovery(record, "completed", [])];
    }
    const left = putBack(io, root, record, phase);
    dropJournal(io, state, phase);
    return [recovery(record, "rolled-back", left)];
  });
}

function recovery(
  { command }: Receipt,
  outcome: Recovery["outcome"],
  left: readonly string[],
): Recovery {
  return { command, outcome, left };
}

function unreadable(state: StateFolder): Failure {
  return new Failure({
    code: "journal-unreadable",
    message: `An earlier run died, and its journal in ${state.path} cannot be read.`,
    next: "Run the command with the version that wrote it; or look at your files and delete that folder.",
  });
}
