import type { ChangeSet } from "../../changes/change-set.ts";
import type { Context } from "../context.ts";

/**
 * New files that rules of the repository keep out of Git, as a line to be told: what builds and pipelines read of them is
 * on one machine alone until they are added all the same.
 */
export async function ignoredFiles(
  { files }: ChangeSet,
  root: string,
  { runProgram, env, signal }: Pick<Context, "runProgram" | "env" | "signal">,
): Promise<readonly string[]> {
  const made = files.filter(({ kind }) => kind === "create").map(({ path }) => path);
  if (made.length === 0) return [];
  const args = ["check-ignore", "--", ...made];
  const done = await runProgram("git", args, { cwd: root, env, signal });
  // It fails where nothing is ignored, and where there is no Git.
  if (done.status !== 0) return [];
  const paths = done.stdout.split(/\r?\n/).filter(Boolean);
  return paths.length > 0
    ? [`Ignored by .gitignore: git add --force ${paths.join(" ")} has them committed.`]
    : [];
}
