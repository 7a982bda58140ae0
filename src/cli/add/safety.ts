import { allAllowed, type Allowed } from "../../gate/allowed.ts";
import { refusalFailure, staticGate } from "../../gate/static-gate.ts";
import { readProject } from "../../project/project.ts";
import type { OwnProject } from "./own-project.ts";
import type { Addition } from "./planning.ts";

/** What the features of an addition take the place of. */
export function allowedBy({ added }: Addition): Allowed {
  return allAllowed(added.map(({ replaces = {} }) => replaces));
}

/**
 * Refuses an addition that would break the project as far as that can be told without Python. What is lost with a
 * file that the user wants to be overwritten is meant.
 *
 * @throws Failure (exit status 4) that says what would break
 */
export async function refuseBreakage({ tree }: OwnProject, addition: Addition): Promise<void> {
  const { changes, overwritten } = addition;
  if (changes.files.length === 0) return;
  const before = await readProject(tree);
  try {
    const found = await staticGate(changes, before, { allowed: allowedBy(addition) });
    const refusals = found.filter(
      ({ code, path }) => !(code.startsWith("lost-") && overwritten.includes(path)),
    );
    if (refusals.length > 0) throw refusalFailure(refusals);
  } finally {
    before.close();
  }
}
