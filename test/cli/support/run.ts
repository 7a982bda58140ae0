import { onTestFinished } from "vitest";
import { Failure, type ExitStatus } from "../../../src/errors.ts";
import type { Context } from "../../../src/cli/context.ts";
import { runProgram } from "../../../src/cli/run-program.ts";
import { scriptedPrompts } from "../../options/scripted-prompts.ts";

export interface Setting {
  cwd: string;
  /** Answers by question; with these there is a terminal. */
  answers?: Parameters<typeof scriptedPrompts>[0];
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  /** Of the terminal. */
  columns?: number;
  runProgram?: Context["runProgram"];
}

export interface Ran {
  exit: ExitStatus;
  stdout: string;
  failure: Failure | undefined;
  asked: readonly string[];
}

/** Git as on a machine where nobody is known to it. */
export const GIT_OF_NOBODY = {
  PATH: process.env["PATH"],
  HOME: "/nonexistent",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

/** Runs a command of ours in this process, in a world of its own. */
export async function run(
  command: (context: Context) => Promise<ExitStatus>,
  argv: readonly string[],
  { cwd, answers, env = GIT_OF_NOBODY, signal, ...more }: Setting,
): Promise<Ran> {
  const prompts = scriptedPrompts(answers ?? {});
  const isTTY = answers !== undefined;
  let stdout = "";
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const context: Context = {
    argv,
    cwd,
    env,
    platform: "linux",
    stdin: { isTTY },
    stdout: {
      isTTY,
      write: (text) => void (stdout += text),
      ...(more.columns && { columns: more.columns }),
    },
    stderr: { isTTY, write: () => undefined },
    now: () => 0,
    signal: signal ?? controller.signal,
    prompts: async () => prompts,
    runProgram: more.runProgram ?? runProgram,
  };
  try {
    const exit = await command(context);
    return { exit, stdout, failure: undefined, asked: prompts.asked };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { exit: error.exit, stdout, failure: error, asked: prompts.asked };
  }
}
