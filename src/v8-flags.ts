/** A flag of V8, with the last line of Node that is known to have it: another one would complain on stderr. */
export type V8Flag = readonly [flag: string, lastNode: number];

/**
 * V8 starts to optimise WebAssembly after 1.8 MB of executed code: in a run that parses a few files this
 * takes twice the time of the parsing itself. With this budget only runs over large repositories do.
 */
export const PARSER_FLAGS: readonly V8Flag[] = [["--wasm-tiering-budget=300000000", 24]];

/**
 * For a process that ends before optimised code pays. They save a quarter of the processor time of making a project,
 * and of generating many models.
 */
export const SHORT_RUN_FLAGS: readonly V8Flag[] = [
  // WebAssembly, which is the parser of Python and Ruff, is compiled simply, and only what is called of it.
  ["--liftoff-only", 24],
  ["--wasm-lazy-validation", 24],
  // A function is optimised when it has run for some time, rather than at once: several times as long as by default.
  ["--interrupt-budget=600000", 20],
  // Garbage is collected when there is some, not each half a megabyte from the start.
  ["--semi-space-growth-factor=16", 24],
  // A regular expression is compiled once, rather than a second time when it is used again.
  ["--no-regexp-tier-up", 24],
];

/** Sets flags of V8 while the process runs, as far as this Node has them. */
export function setV8Flags(flags: readonly V8Flag[]): void {
  const node = Number.parseInt(process.versions.node);
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  for (const [flag, lastNode] of flags) if (node <= lastNode) setFlagsFromString(flag);
}
