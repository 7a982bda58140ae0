import { join } from "node:path";
import { listReceipts } from "../../changes/receipts.ts";
import { usage } from "../../errors.ts";
import type { Context } from "../context.ts";
import { textAt } from "./text-at.ts";

/** Written by the package manager, whenever features are added. */
const LOCKS = ["uv.lock", "poetry.lock"];

/**
 * Refuses where files that Git tracks were edited and not committed, so that what a run changes can be
 * told from what a person did. What earlier runs of ours wrote is not counted.
 *
 * @throws Failure (usage) that lists the files
 */
export async function refuseUncommitted(root: string, context: Context): Promise<void> {
  const edited = (await editedFiles(root, context)).filter((path) => !LOCKS.includes(path));
  if (edited.length === 0) return;
  const ours = new Map<string, string | undefined>();
  for (const { files, undone } of listReceipts(root).toReversed()) {
    for (const { path, before, after } of files) ours.set(path, undone ? before : after);
  }
  const theirs = edited.filter(
    (path) => !ours.has(path) || ours.get(path) !== textAt(join(root, path)),
  );
  if (theirs.length === 0) return;
  throw usage(
    "uncommitted-edits",
    "There are edits that are not committed.",
    "Commit or stash them first, or add --force.",
    theirs.slice(0, 10),
  );
}

async function editedFiles(root: string, { runProgram, env, signal }: Context): Promise<string[]> {
  const args = ["status", "--porcelain", "-z", "--untracked-files=no", "--no-renames", "--", "."];
  const done = await runProgram("git", args, { cwd: root, env, signal });
  // No repository, or no Git: there is nothing to lose that Git would keep.
  if (done.status !== 0) return [];
  const prefix = await runProgram("git", ["rev-parse", "--show-prefix"], {
    cwd: root,
    env,
    signal,
  });
  const scope = prefix.stdout.trim();
  return done.stdout
    .split("\0")
    .filter(Boolean)
    .map((entry) => entry.slice(3))
    .map((path) => (path.startsWith(scope) ? path.slice(scope.length) : path));
}
