import type { ChangeSet } from "../../changes/change-set.ts";
import type { Context } from "../context.ts";
import { mayBeIgnored } from "./ignore-rules.ts";
import { textAt } from "./text-at.ts";

/**
 * New files that rules of the repository keep out of Git, as `local.py` or `settings/` often do: what builds and pipelines
 * read of them is on one machine alone until they are added all the same.
 *
 * @param root the absolute path that the changes' paths start from
 */
export async function ignoredFiles(
  { files }: ChangeSet,
  root: string,
  {
    runProgram,
    env,
    platform,
    signal,
  }: Pick<Context, "runProgram" | "env" | "platform" | "signal">,
): Promise<readonly string[]> {
  const made = files.filter(({ kind }) => kind === "create").map(({ path }) => path);
  if (!mayBeIgnored(made, { root, env, platform, read: textAt })) return [];
  const args = ["check-ignore", "--", ...made];
  const done = await runProgram("git", args, { cwd: root, env, signal });
  // It fails where nothing is ignored, and where there is no Git.
  return done.status === 0 ? done.stdout.split(/\r?\n/).filter(Boolean) : [];
}
