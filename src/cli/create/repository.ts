import type { ProgramResult, RunProgram } from "../run-program.ts";
import type { Target } from "./target.ts";

/** What became of the Git repository. */
export type Repository =
  | { state: "committed"; made: boolean }
  | { state: "left out"; reason: string }
  | { state: "failed"; reason: string };

export interface GitOutside {
  runProgram: RunProgram;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/** Variables by which a Git hook that we may run under points to its own repository. */
const FOREIGN = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_COMMON_DIR",
  "GIT_PREFIX",
  "GIT_OBJECT_DIRECTORY",
];

/** Stands in where Git does not know who commits: a first commit should not depend on that. */
const NOBODY = [
  "-c",
  "user.name=create-django-expert",
  "-c",
  "user.email=create-django-expert@localhost",
];

/**
 * Whether a repository is started: as `--git` says, otherwise in any folder but one inside another
 * repository, which is to track the project already.
 */
export function wantsRepository(target: Target, wish: boolean | undefined): true | string {
  if (wish === false) return "as --no-git says";
  if (typeof target.repository === "string" || wish) return true;
  return `it is inside the repository ${target.repository.inside}; --git makes one of its own`;
}

/** A repository of one commit has nothing to tidy up. */
const WITHOUT_UPKEEP = ["-c", "gc.auto=0", "-c", "maintenance.auto=false"];

/** Makes a repository with the branch main, unless the folder is one. Gives why it could not. */
export async function startRepository(
  target: Target,
  outside: GitOutside,
): Promise<Repository | undefined> {
  if (target.repository === "own") return undefined;
  // Not `--initial-branch`, which Git before 2.28 refuses; it ignores this, and calls the branch master.
  const done = await git(
    ["-c", "init.defaultBranch=main", "init", "--quiet"],
    target.root,
    outside,
  );
  return failure(done);
}

/**
 * Makes the first commit. In a repository that has commits already nothing is committed: what goes into
 * them is its owner's to say.
 */
export async function firstCommit(target: Target, outside: GitOutside): Promise<Repository> {
  const { root } = target;
  const made = target.repository !== "own";
  if (!made) {
    const head = await git(["rev-parse", "--quiet", "--verify", "HEAD"], root, outside);
    if (head.missing) return { state: "left out", reason: "Git is not installed" };
    if (head.status === 0)
      return { state: "left out", reason: "the repository has commits; this one is yours to make" };
  }
  const added = await git(["add", "--all"], root, outside);
  if (added.status !== 0) return failure(added)!;
  const commit = [
    ...WITHOUT_UPKEEP,
    "commit",
    "--quiet",
    "--no-verify",
    "--message",
    "Start project",
  ];
  let done = await git(commit, root, outside);
  if (done.status !== 0 && !(await knowsCommitter(root, outside))) {
    done = await git([...NOBODY, ...commit], root, outside);
  }
  return failure(done) ?? { state: "committed", made };
}

async function knowsCommitter(root: string, outside: GitOutside): Promise<boolean> {
  const done = await git(["config", "--get", "user.email"], root, outside);
  const { env } = outside;
  return (
    done.stdout.trim() !== "" || Boolean(env["GIT_COMMITTER_EMAIL"] && env["GIT_AUTHOR_EMAIL"])
  );
}

function git(
  args: readonly string[],
  cwd: string,
  { runProgram, env, signal }: GitOutside,
): Promise<ProgramResult> {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !FOREIGN.includes(name)));
  return runProgram("git", args, { cwd, env: { ...own, GIT_TERMINAL_PROMPT: "0" }, signal });
}

function failure({ missing, status, stderr }: ProgramResult): Repository | undefined {
  if (missing) return { state: "left out", reason: "Git is not installed" };
  if (status === 0) return undefined;
  const said =
    stderr.split("\n").find((line) => /^(fatal|error):/.test(line)) ?? stderr.trim().split("\n")[0];
  return { state: "failed", reason: said || `git ended with status ${status}` };
}
