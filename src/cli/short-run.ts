import { setV8Flag } from "../v8-flag.ts";

/** Flags of V8, each with the last line of Node that is known to have it. */
const FLAGS: readonly (readonly [flag: string, lastNode: number])[] = [
  // WebAssembly, which is the parser of Python and Ruff, is compiled simply, and only what is called of it.
  ["--liftoff-only", 24],
  ["--wasm-lazy-validation", 24],
  // A function is optimised when it has run for some time, rather than at once: several times as long as by default.
  ["--interrupt-budget=600000", 20],
];

/**
 * Tells V8 that this process ends before optimised code pays. That saves a quarter of the processor time of making a
 * project, and of generating many models.
 */
export function expectShortRun(): void {
  for (const [flag, lastNode] of FLAGS) setV8Flag(flag, lastNode);
}
