import { diff } from "../changes/diff.ts";
import type { ChangeSet } from "../changes/change-set.ts";

/** Planned changes as data: what happens to which file and why, with the difference for those that exist. */
export async function planJson({ files, manuals }: ChangeSet): Promise<object> {
  return {
    files: await Promise.all(
      files.map(async (change) => ({
        path: change.path,
        kind: change.kind,
        reasons: change.reasons,
        ...(change.executable && { executable: true }),
        ...(change.kind !== "create" && { diff: await diff({ files: [change] }) }),
      })),
    ),
    manual: manuals.map(({ path, snippet, reason }) => ({ path, snippet, reason })),
  };
}
