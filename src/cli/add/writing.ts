import { applyChanges } from "../../changes/apply.ts";
import type { Receipt } from "../../changes/receipts.ts";
import { applyUndo, undo } from "../../changes/undo.ts";
import { EXIT, Failure } from "../../errors.ts";
import type { Context } from "../context.ts";
import type { Lock } from "../lock.ts";
import type { Reporter } from "../reporter.ts";
import { prove, type Proof, type ProvingOutside, type Where } from "../verification.ts";
import { lockInto } from "./locking.ts";
import type { OwnProject } from "./own-project.ts";
import type { Addition } from "./planning.ts";
import { allowedBy } from "./safety.ts";

export interface WritingOptions {
  install: boolean;
  verify: Where;
  /** The command line, for the receipt. */
  command: string;
}

/** What became of an addition. */
export interface Written {
  lock: Lock;
  proof: Proof;
  /** Verification failed, and everything was put back. */
  takenBack: boolean;
  /** Whether `undo` can take it back later. */
  undoable: boolean;
}

/**
 * Locks what an addition brings, writes it and proves the project, also that nothing of it was lost. Where that fails
 * or is interrupted, every file is put back as it was.
 *
 * @throws Failure of `applyChanges`, or `interrupted`
 */
export async function writeAddition(
  { root, answers }: OwnProject,
  addition: Addition,
  { install, verify, command }: WritingOptions,
  context: Context & { reporter: Reporter },
): Promise<Written> {
  const { changes } = addition;
  const { reporter, signal } = context;
  const lock = await lockInto(changes, answers.packageManager, install, context);
  const [receipt, time] = await reporter.during("writing", () =>
    applyChanges(changes, root, { signal, command }),
  );
  reporter.done("written", time);
  if (!receipt.kept) {
    reporter.note("undo will not be possible", "the folder where it is kept cannot be written");
  }
  try {
    const since = { changes: changes.files, allowed: allowedBy(addition) };
    const proof = await proven(root, addition, verify, { ...context, since });
    if (proof.status === "failed") await putBack(root, receipt);
    return { lock, proof, takenBack: proof.status === "failed", undoable: receipt.kept };
  } catch (cause) {
    await putBack(root, receipt);
    if (!signal.aborted) throw cause;
    throw new Failure({
      code: "interrupted",
      message: "Interrupted: every file was put back as it was.",
      exit: EXIT.interrupted,
      cause,
    });
  }
}

/** A quick verification; what assistants are told to run is run, where that is what is added. */
async function proven(
  root: string,
  { added }: Addition,
  verify: Where,
  outside: ProvingOutside,
): Promise<Proof> {
  const proof = await prove(root, verify, "quick", outside);
  if (proof.status !== "passed" || !added.some(({ name }) => name === "ai")) return proof;
  const told = await prove(root, verify, "full", {
    ...outside,
    since: undefined,
    only: ["agents"],
  });
  return told.status === "failed" ? told : proof;
}

/** Without the signal, which would interrupt this too. */
async function putBack(root: string, receipt: Receipt): Promise<void> {
  await applyUndo(await undo(root, receipt), root, { command: "django-expert add, put back" });
}
