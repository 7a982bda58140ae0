/** What a program did. */
export interface Outcome {
  /** Its exit status; 127 where there is no such program, 124 where it took too long. */
  status: number;
  stdout: string;
  /** Both streams, in the order they were written. */
  output: string;
  ms: number;
}

export interface ExecuteOptions {
  cwd?: string;
  /** The whole environment; by default that of this process. */
  env?: NodeJS.ProcessEnv;
  /** Given to the program as its standard input, which is empty otherwise. */
  input?: string;
  /** Milliseconds before it is ended; a quarter of an hour by default. */
  timeout?: number;
  signal?: AbortSignal | undefined;
  /** Called with each line of output while the program runs. */
  onLine?: ((line: string) => void) | undefined;
}

/** Runs a program, never through a shell. Gives an outcome whatever the status; rejects only when interrupted. */
export type Execute = (argv: readonly string[], options?: ExecuteOptions) => Promise<Outcome>;

const QUARTER_OF_AN_HOUR = 15 * 60 * 1000;

/** Runs programs of this machine. */
export const execute: Execute = async (argv, options = {}) => {
  const { execa } = await import("execa");
  const [program = "", ...rest] = argv;
  const { cwd, env, input = "", timeout = QUARTER_OF_AN_HOUR, signal, onLine } = options;
  signal?.throwIfAborted();
  const running = execa(program, rest, {
    input,
    timeout,
    all: true,
    reject: false,
    stripFinalNewline: false,
    forceKillAfterDelay: 3000,
    maxBuffer: 64 * 1024 * 1024,
    // Ctrl-C in a terminal reaches the whole group: what is being started has to end in an order of ours.
    detached: process.platform !== "win32",
    windowsHide: true,
    ...(cwd && { cwd }),
    ...(env && { env, extendEnv: false }),
    ...(signal && { cancelSignal: signal }),
  });
  if (onLine) void follow(running, onLine);
  const done = await running;
  signal?.throwIfAborted();
  return {
    status: statusOf(done),
    stdout: done.stdout,
    output: done.code === "ENOENT" ? (done.shortMessage ?? "") : (done.all ?? ""),
    ms: done.durationMs,
  };
};

async function follow(
  running: { iterable(options: { from: "all" }): AsyncIterable<string> },
  onLine: (line: string) => void,
): Promise<void> {
  try {
    for await (const line of running.iterable({ from: "all" })) onLine(line);
  } catch {
    // The outcome tells how it ended; a line that was not shown is no loss.
  }
}

function statusOf(done: {
  exitCode?: number | undefined;
  timedOut: boolean;
  code?: string | undefined;
}): number {
  if (done.timedOut) return 124;
  return done.exitCode ?? (done.code === "ENOENT" ? 127 : 1);
}
