import { ChangeSet } from "../../../src/changes/change-set.ts";
import { DiskTree } from "../../../src/tree/disk-tree.ts";

export interface PlannedFile {
  path: string;
  /** Null deletes. */
  text: string | null;
  executable?: boolean;
}

export function plan(root: string, files: readonly PlannedFile[]): ChangeSet {
  const changes = new ChangeSet(new DiskTree(root));
  for (const { path, text, executable = false } of files) {
    if (text === null) changes.delete(path, "test");
    else changes.write(path, text, "test", { executable });
  }
  return changes;
}
