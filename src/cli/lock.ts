import type { Answers } from "../recipes/answers.ts";
import { reasonIn } from "../verify/excerpt.ts";
import type { Reporter } from "./reporter.ts";
import type { RunProgram } from "./run-program.ts";

/** What became of the lock file. */
export type Lock =
  | { state: "locked"; with: string }
  | { state: "left out"; reason: string }
  | { state: "failed"; reason: string; command: string };

export interface LockOutside {
  runProgram: RunProgram;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/** What has a lock file, and pip, which has none. */
export type LockManager = Answers["packageManager"] | "pipenv";

const HOMES = {
  uv: "https://docs.astral.sh/uv/",
  poetry: "https://python-poetry.org/",
  pipenv: "https://pipenv.pypa.io/",
} as const;

const COMMANDS = {
  uv: ["uv", "lock"],
  poetry: ["poetry", "lock", "--no-interaction"],
  pipenv: ["pipenv", "lock"],
} as const;

/** A resolver that has not answered by then has no network. */
const PATIENCE_MS = 3 * 60 * 1000;

/** Locks the dependencies of a project with its package manager, where that is installed, and says how it went. */
export async function lockStep(
  manager: LockManager,
  root: string,
  wanted: boolean,
  { reporter, ...outside }: LockOutside & { reporter: Reporter },
): Promise<Lock> {
  if (!wanted) return { state: "left out", reason: "as --no-install says" };
  if (manager === "pip") return { state: "left out", reason: "pip has no lock file" };
  const [lock, time] = await reporter.during("locking the dependencies", () =>
    lockWith(manager, root, outside),
  );
  if (lock.state === "locked") reporter.done(`dependencies locked with ${lock.with}`, time);
  else if (lock.state === "left out") reporter.note("dependencies not locked", lock.reason);
  else reporter.failed("dependencies not locked", `${lock.reason}; \`${lock.command}\` does it`);
  return lock;
}

async function lockWith(
  manager: keyof typeof COMMANDS,
  root: string,
  { runProgram, env, signal }: LockOutside,
): Promise<Lock> {
  const [program, ...args] = COMMANDS[manager];
  const command = COMMANDS[manager].join(" ");
  // An active environment of another project is none of this one's business.
  const { VIRTUAL_ENV: _, ...own } = env;
  const done = await runProgram(program, args, {
    cwd: root,
    env: own,
    signal,
    timeout: PATIENCE_MS,
  });
  if (done.missing) return leftOut(`${program} is not installed (${HOMES[manager]})`, command);
  if (done.status === 0) return { state: "locked", with: program };
  if (done.status === undefined) return leftOut(`${program} did not come to an end`, command);
  const output = done.stderr || done.stdout;
  // Nothing that a person did wrong, and nothing that keeps the project from working.
  if (OFFLINE.test(output)) return leftOut("there is no network", command);
  return { state: "failed", reason: reasonIn(output), command };
}

/** What resolvers say where they cannot reach a registry. */
const OFFLINE =
  /dns error|connect(ion)? error|error sending request|tunnel error|failed to connect|attempts to connect|could not resolve host|name or service not known|network is unreachable|network connectivity is disabled|timed out/i;

function leftOut(why: string, command: string): Lock {
  return { state: "left out", reason: `${why}; \`${command}\` does it` };
}
