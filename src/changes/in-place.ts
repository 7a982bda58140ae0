import { join } from "node:path";
import { fromDisk, rollbackIncomplete } from "./failures.ts";
import { inspect, type Step } from "./inspect.ts";
import { takeLock } from "./lock.ts";
import type { Receipt } from "./receipts.ts";
import { recoverLocked } from "./recover.ts";
import type { Run } from "./run.ts";
import type { StateFolder } from "./state-folder.ts";
import { Transaction } from "./transaction.ts";

/** What the record of a run says beside its files. */
export type RecordFrame = Omit<Receipt, "files" | "madeFolders" | "scope">;

/**
 * Writes changes into a folder that exists, under its lock: looks, stages, places, commits.
 * Gives the record; throws what `applyChanges` says, after everything has been put back.
 */
export async function writeInPlace(
  run: Run,
  state: StateFolder,
  frame: RecordFrame,
): Promise<Receipt> {
  const release = lockOf(run, state);
  try {
    recoverLocked(run.io, state);
    const { steps, missingFolders } = inspect(run.io, join(state.top, state.scope), run.files);
    const record: Receipt = {
      ...frame,
      scope: state.scope,
      files: steps.map(recordOf),
      madeFolders: missingFolders,
    };
    await carryOut(run, new Transaction(run.io, state, record), steps);
    return record;
  } finally {
    release();
  }
}

async function carryOut(run: Run, transaction: Transaction, steps: readonly Step[]): Promise<void> {
  const { interrupts, onWrite } = run;
  const rollBack = () => transaction.rollBack();
  process.on("exit", rollBack);
  let at = run.root;
  try {
    transaction.open();
    for (const [index, step] of steps.entries()) {
      at = step.path;
      transaction.stage(step, index);
      await interrupts.lookNowAndThen();
    }
    await interrupts.look();
    transaction.startPlacing();
    for (const [index, step] of steps.entries()) {
      at = step.path;
      transaction.place(step, index);
      onWrite(at);
      await interrupts.lookNowAndThen();
    }
    at = run.root;
    await interrupts.look();
    transaction.commit();
  } catch (error) {
    const failure = fromDisk(error, at);
    try {
      transaction.rollBack();
    } catch (second) {
      throw rollbackIncomplete(failure, second, run.root);
    }
    throw failure;
  } finally {
    process.off("exit", rollBack);
  }
  cleanUp(transaction);
}

/** The work is done and the journal says so: what cannot be removed now, the next command removes. */
function cleanUp(transaction: Transaction): void {
  try {
    transaction.cleanUp();
  } catch {
    return;
  }
}

function lockOf({ io }: Run, state: StateFolder): () => void {
  try {
    return takeLock(io, state.path);
  } catch (error) {
    throw fromDisk(error, state.path);
  }
}

function recordOf({ path, before, after, stat }: Step): Receipt["files"][number] {
  return {
    path,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(stat && { mode: stat.mode & 0o7777 }),
  };
}
