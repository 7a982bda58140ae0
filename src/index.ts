import { resolve } from "node:path";
import { applyChanges } from "./changes/apply.ts";
import type { ChangeSet } from "./changes/change-set.ts";
import { makeProject, stays, type Made } from "./cli/create/making.ts";
import { planCreation } from "./cli/create/planning.ts";
import { valuesFrom, type ProjectOptions } from "./cli/create/project-options.ts";
import { again } from "./cli/create/report.ts";
import { silentContext } from "./cli/silent-context.ts";
import { prove, type Proof } from "./cli/verification.ts";
import type { Answers } from "./recipes/answers.ts";

export type { Change, ChangeSet, FileChange, ManualChange } from "./changes/change-set.ts";
export { EXIT, Failure, type ExitStatus } from "./errors.ts";
export type { Answers, Made, ProjectOptions, Proof };

/** A project that is planned, and not written yet. */
export interface ProjectPlan {
  /** Its folder, absolute. */
  root: string;
  /** What was decided, with every feature that comes along. */
  answers: Answers;
  /** Features that came along because another requires them. */
  brought: readonly { feature: string; by: string }[];
  /** Features of the preset that the answers rule out. */
  dropped: readonly { feature: string; reason: string }[];
  changes: ChangeSet;
}

/** A project that was written. */
export interface CreatedProject extends ProjectPlan, Made {
  verification: Proof;
  /** The command that makes the same project. */
  command: string;
}

/**
 * Plans a project as `create-django-expert --dry-run` does; nothing is written.
 *
 * @throws Failure where an option cannot be, options do not go together, or the folder has files
 */
export async function plan(options: ProjectOptions): Promise<ProjectPlan> {
  const { values, root, existing } = await valuesFrom(options);
  const { answers, resolution, changes } = await planCreation(values, root, existing);
  const { brought, dropped } = resolution;
  return { root, answers, brought, dropped, changes };
}

/**
 * Writes the files of a plan: all of them, or none.
 *
 * @throws Failure where the disk refuses, or the folder changed since the plan
 */
export async function apply(
  { root, changes }: Pick<ProjectPlan, "root" | "changes">,
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  await applyChanges(changes, resolve(root), signal ? { signal } : {});
}

/**
 * Makes a project as `create-django-expert --yes` does: writes, starts the repository, locks and verifies.
 *
 * @throws Failure as `plan` and `apply` do; that verification failed is in the result
 */
export async function createProject(
  options: ProjectOptions,
  { signal = new AbortController().signal }: { signal?: AbortSignal } = {},
): Promise<CreatedProject> {
  const { values, root, existing } = await valuesFrom(options);
  const creation = await planCreation(values, root, existing);
  const command = again(values, process.platform);
  const outside = silentContext(signal);
  const made = await makeProject(creation, { ...values, command }, outside);
  const verification = await stays(root, signal, () => prove(root, values.verify, "full", outside));
  const { answers, resolution, changes } = creation;
  const { brought, dropped } = resolution;
  return { root, answers, brought, dropped, changes, ...made, verification, command };
}
