import { spawn } from "node:child_process";

/** What a program did. */
export interface ProgramResult {
  /** Its exit status; undefined where there is no such program, or it did not end by itself. */
  status: number | undefined;
  missing: boolean;
  stdout: string;
  stderr: string;
}

export interface ProgramOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  /** Milliseconds before it is ended. */
  timeout?: number;
}

/** Runs a program without a shell and without input; rejects only when interrupted. */
export type RunProgram = (
  program: string,
  args: readonly string[],
  options: ProgramOptions,
) => Promise<ProgramResult>;

/**
 * Runs a program of this machine. Node's own module, where verification has execa, because creating a
 * project runs Git only, and execa would take a third as long as all of the rest to load.
 */
export const runProgram: RunProgram = (program, args, { cwd, env, signal, timeout }) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = spawn(program, args, {
      cwd,
      env,
      signal,
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    // Not `timeout` of spawn: where there is no such program, its timer goes on and keeps this process.
    const timer = timeout ? setTimeout(() => child.kill(), timeout) : undefined;
    const read = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (read.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (read.stderr += text));
    child.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve({ ...read, status: undefined, missing: error.code === "ENOENT" });
    });
    child.on("close", (status) => {
      clearTimeout(timer);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve({ ...read, status: status ?? undefined, missing: false });
    });
  });
