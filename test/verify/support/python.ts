import { spawnSync } from "node:child_process";
import { probeResult } from "../../../src/verify/probe/result.ts";
import { probeSource, type Probe } from "../../../src/verify/probe/sources.ts";
import { execute } from "../../../src/verify/processes.ts";

/** The Python of this machine. */
export const PYTHON = process.platform === "win32" ? "python" : "python3";

/** Whether to leave out what needs Python; in CI a missing one is a failure, not a reason to skip. */
export const lacksPython = spawnSync(PYTHON, ["--version"]).status !== 0 && !process.env["CI"];

/** What a probe finds, run by the Python of this machine. */
export async function runProbe<T>(
  name: Probe,
  args: readonly string[],
  cwd = ".",
): Promise<T | undefined> {
  const input = probeSource(name);
  return probeResult<T>(await execute([PYTHON, "-", ...args], { cwd, input }))?.found;
}
