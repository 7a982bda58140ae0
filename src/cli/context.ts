import type { Prompts } from "../options/prompts.ts";
import type { RunProgram } from "./run-program.ts";

/** Where a command writes to. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  /** Of a terminal. */
  columns?: number;
}

/** All that a command has of the world outside: a test passes its own. */
export interface Context {
  /** The words after the command. */
  argv: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  stdin: { isTTY?: boolean };
  stdout: Output;
  stderr: Output;
  /** Milliseconds, from any point in time. */
  now: () => number;
  /** Aborted by Ctrl-C and by the signals that end a process. */
  signal: AbortSignal;
  prompts: () => Promise<Prompts>;
  runProgram: RunProgram;
}

/** Whether someone is there to answer. */
export function isInteractive({ stdin, stdout }: Context): boolean {
  return stdout.isTTY === true && stdin.isTTY === true;
}
