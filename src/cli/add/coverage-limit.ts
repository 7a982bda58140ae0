import { Failure } from "../../errors.ts";
import { LIMIT } from "../../foreign/unmeasured-limit.ts";
import type { Context } from "../context.ts";
import type { Repository } from "../generate/repository.ts";
import type { Reporter } from "../reporter.ts";
import type { Where } from "../verification.ts";
import type { ForeignAddition } from "./foreign-project.ts";

/** A section that has nothing but the limit. */
const ALONE = new RegExp(`(^|\\n)\\n*\\[[\\w:.]*report\\]\\n${LIMIT}\\n(?=\\s*$|\\s*\\[)`);

/**
 * Puts what the tests cover now into the limit that is planned, or takes the limit away where that is not known. Gives
 * what the user has to know of it.
 */
export async function setLimit(
  { changes, draft }: ForeignAddition,
  { root, tree, project }: Repository,
  where: Where,
  { reporter, signal }: Context & { reporter: Reporter },
): Promise<string | undefined> {
  const planned = changes.files.filter(({ after }) => after?.includes(LIMIT));
  if (planned.length === 0) return undefined;
  const found = await measured();
  for (const { path, after = "" } of planned) {
    const text =
      "percent" in found
        ? after.replace(LIMIT, `fail_under = ${found.percent}`)
        : after.replace(ALONE, "$1").replace(`${LIMIT}\n`, "");
    changes.write(path, text, "coverage");
  }
  return "percent" in found
    ? `${found.percent}% are covered now: fail_under is that.`
    : `No limit was set, as ${found.reason}: set fail_under to what coverage report says.`;

  async function measured() {
    if (where === "none") return { reason: "nothing was run" };
    const [{ measureCoverage }, { detectProject }] = await Promise.all([
      import("../../verify/measure.ts"),
      import("../../verify/detect-project.ts"),
    ]);
    try {
      const [result] = await reporter.during("measuring what tests cover", () =>
        measureCoverage(
          detectProject(root, tree, project.managePy),
          { changes: changes.files, packages: [...draft.packages] },
          { runner: where, signal },
        ),
      );
      return result;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
      return { reason: error.message };
    }
  }
}
