import { join } from "node:path";
import { changedSincePlan } from "./failures.ts";
import { isAsInspected, type Step } from "./inspect.ts";
import type { Io } from "./io.ts";
import { advance, dropJournal, keepJournal, openJournal, type Phase } from "./journal.ts";
import { newTextAt, oldFileAt } from "./layout.ts";
import type { Receipt } from "./receipts.ts";
import { clearAway, putBack } from "./roll-back.ts";
import type { StateFolder } from "./state-folder.ts";

/**
 * The writing of a run into a folder that exists: open, stage each file, place each file, commit, then
 * clean up. Between any two calls of the disk the process may die: what the journal says is enough to
 * put everything back before the commit, and to finish after it (see recover.ts).
 * The caller holds the lock.
 */
export class Transaction {
  readonly #io: Io;
  readonly #state: StateFolder;
  readonly #root: string;
  readonly #record: Receipt;
  #phase: Phase | undefined;

  constructor(io: Io, state: StateFolder, record: Receipt) {
    this.#io = io;
    this.#state = state;
    this.#root = join(state.top, state.scope);
    this.#record = record;
  }

  /** Writes the journal and makes the folders. */
  open(): void {
    this.#phase = "staging";
    openJournal(this.#io, this.#state, this.#record);
    for (const folder of this.#record.madeFolders) this.#io.mkdirSync(join(this.#root, folder));
  }

  /** Writes a new text beside its file, and makes sure of the old one. */
  stage(step: Step, index: number): void {
    if (step.after !== undefined) this.#writeNew(step, index, step.after);
    if (step.stat && step.after !== undefined) this.#secureOld(step, index);
  }

  /** From here on the user's files change. */
  startPlacing(): void {
    advance(this.#io, this.#state, "staging", "placing");
    this.#phase = "placing";
  }

  /** Throws Failure `changed-since-plan` where someone wrote to the file since it was inspected. */
  place(step: Step, index: number): void {
    const { target, after } = step;
    if (!isAsInspected(this.#io, step)) throw changedSincePlan([step.path]);
    if (after === undefined) this.#io.renameSync(target, oldFileAt(target, this.#record.id, index));
    else this.#io.renameSync(newTextAt(target, this.#record.id, index), target);
  }

  commit(): void {
    advance(this.#io, this.#state, "placing", "done");
    this.#phase = "done";
  }

  /** Puts everything back; does nothing once committed or rolled back. */
  rollBack(): void {
    if (this.#phase === undefined || this.#phase === "done") return;
    putBack(this.#io, this.#root, this.#record, this.#phase);
    dropJournal(this.#io, this.#state, this.#phase);
    this.#phase = undefined;
  }

  /** Removes the old files and turns the journal into the receipt. */
  cleanUp(): void {
    clearAway(this.#io, this.#root, this.#record);
    if (this.#record.kept) keepJournal(this.#io, this.#state, this.#record);
    else dropJournal(this.#io, this.#state, "done");
  }

  #writeNew({ target, stat, mode, isModeExact }: Step, index: number, text: string): void {
    const path = newTextAt(target, this.#record.id, index);
    this.#io.writeFileSync(path, text, { flag: "wx", mode });
    const isOurs = stat?.uid === process.getuid?.() && stat?.gid === process.getgid?.();
    if (stat && !isOurs) this.#giveTo(path, stat);
    if (isModeExact) this.#io.chmodSync(path, mode);
  }

  /** Run as root in someone's repository, a file stays theirs; who may not give files away keeps it. */
  #giveTo(path: string, { uid, gid }: { uid: number; gid: number }): void {
    try {
      this.#io.chownSync(path, uid, gid);
    } catch {
      return;
    }
  }

  /** A second name for the old file brings it back whole: owner, times and all. */
  #secureOld({ target, stat }: Step, index: number): void {
    const path = oldFileAt(target, this.#record.id, index);
    try {
      this.#io.linkSync(target, path);
    } catch {
      // Not every disk has hard links, and not everyone may link what is another's.
      this.#io.copyFileSync(target, path);
      if (stat) this.#io.utimesSync(path, stat.atime, stat.mtime);
    }
  }
}
