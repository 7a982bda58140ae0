import type { Context } from "./context.ts";
import { Reporter } from "./reporter.ts";
import { runProgram } from "./run-program.ts";

/** The world as a run has it that tells nobody what it does, and asks nobody. */
export function silentContext(
  signal: AbortSignal,
  cwd = process.cwd(),
): Context & { reporter: Reporter } {
  const stdout = { write: () => true };
  const { env, platform } = process;
  const now = () => performance.now();
  const reporter = new Reporter({ stdout, env, now }, { json: false, quiet: true, color: false });
  const prompts = () => Promise.reject(new Error("Nobody is there to ask."));
  const stdin = { isTTY: false };
  return {
    argv: [],
    cwd,
    env,
    platform,
    stdin,
    stdout,
    stderr: stdout,
    now,
    signal,
    prompts,
    runProgram,
    reporter,
  };
}
