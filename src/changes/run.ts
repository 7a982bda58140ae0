import type { FileChange } from "./change-set.ts";
import type { Interrupts } from "./interrupts.ts";
import type { Io } from "./io.ts";

/** One application of changes: what to write, where, and how to be stopped. */
export interface Run {
  io: Io;
  /** Absolute. */
  root: string;
  files: readonly FileChange[];
  interrupts: Interrupts;
  /** Called with the path of each file that was written. */
  onWrite: (path: string) => void;
}
