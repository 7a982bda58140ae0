import { Reporter } from "./reporter.ts";
import { runProgram } from "./run-program.ts";

/** What steps need where nobody is told what they do. */
export function silentContext(signal: AbortSignal) {
  const stdout = { write: () => true };
  const env = process.env;
  const now = () => performance.now();
  const reporter = new Reporter({ stdout, env, now }, { json: false, quiet: true, color: false });
  return { runProgram, env, signal, reporter };
}
