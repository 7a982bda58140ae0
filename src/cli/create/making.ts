import { applyChanges } from "../../changes/apply.ts";
import { EXIT, Failure } from "../../errors.ts";
import { expertCommand } from "../../expert-command.ts";
import { lockStep, type Lock } from "../lock.ts";
import type { Reporter } from "../reporter.ts";
import type { RunProgram } from "../run-program.ts";
import type { Creation } from "./planning.ts";
import { firstCommit, startRepository, wantsRepository, type Repository } from "./repository.ts";
import type { Target } from "./target.ts";

export interface MakingOptions {
  /** Undefined: where it makes sense. */
  git: boolean | undefined;
  install: boolean;
  /** The command line, for the receipt. */
  command: string;
}

export interface MakingOutside {
  runProgram: RunProgram;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  reporter: Reporter;
}

/** What was made, beside the files. */
export interface Made {
  repository: Repository;
  lock: Lock;
}

/**
 * Writes a planned project, then makes its repository and lock file; these two may fail without harm, and
 * are told as they went.
 *
 * @throws Failure of `applyChanges`, with nothing written; or `interrupted`, with the project in place
 */
export async function makeProject(
  { answers, changes, target }: Creation,
  { git, install, command }: MakingOptions,
  outside: MakingOutside,
): Promise<Made> {
  const { reporter, signal } = outside;
  const [, time] = await reporter.during("writing", () =>
    applyChanges(changes, target.root, { signal, command }),
  );
  reporter.done("written", time);
  return stays(target.root, signal, async () => {
    const wanted = wantsRepository(target, git);
    const trouble =
      wanted === true
        ? await startRepository(target, outside)
        : ({ state: "left out", reason: wanted } as const);
    const lock = await lockStep(answers.packageManager, target.root, install, outside);
    // After the lock, so that the lock is part of the first commit.
    const repository = trouble ?? (await firstCommit(target, outside));
    tellRepository(repository, target, reporter);
    return { repository, lock };
  });
}

/** Runs what comes after writing: interrupted, it leaves the project in place and says so. */
export async function stays<T>(
  root: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!signal.aborted) throw cause;
    throw new Failure({
      code: "interrupted",
      message: `Interrupted: the project in ${root} is written and stays; what comes after that was not finished.`,
      next: `\`${expertCommand("check")}\` in its folder proves it.`,
      exit: EXIT.interrupted,
      cause,
    });
  }
}

function tellRepository(repository: Repository, target: Target, reporter: Reporter): void {
  const { state } = repository;
  if (state === "committed") {
    reporter.done(repository.made ? "git repository and first commit" : "first commit");
  } else if (state === "failed") reporter.failed("no first commit", repository.reason);
  else if (repository.reason !== "as --no-git says")
    reporter.note(
      target.repository === "own" ? "no commit" : "no git repository",
      repository.reason,
    );
}
