import { setFlagsFromString } from "node:v8";

/** The last line of Node that is known to have the flag; one that does not would say so on stderr. */
const LAST_KNOWN = 24;

/**
 * Tells V8 that this process ends before optimised code pays: WebAssembly, which is the parser of Python, is
 * compiled once and simply. That saves a quarter of the processor time of making a project.
 */
export function expectShortRun(): void {
  if (Number.parseInt(process.versions.node) <= LAST_KNOWN) setFlagsFromString("--liftoff-only");
}
