import { setFlagsFromString } from "node:v8";

/** The last line of Node that is known to have the flags; one that does not would say so on stderr. */
const LAST_KNOWN = 24;

const FLAGS = [
  // WebAssembly, which is the parser of Python and Ruff, is compiled simply, and only what is called of it.
  "--liftoff-only",
  "--wasm-lazy-validation",
  // A function is optimised when it has run for some time, rather than at once: several times as long as by default.
  "--interrupt-budget=600000",
];

/**
 * Tells V8 that this process ends before optimised code pays. That saves a quarter of the processor time of making a
 * project, and of generating many models.
 */
export function expectShortRun(): void {
  if (Number.parseInt(process.versions.node) > LAST_KNOWN) return;
  for (const flag of FLAGS) setFlagsFromString(flag);
}
