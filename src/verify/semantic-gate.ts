import type { FileChange } from "../changes/change-set.ts";
import { EXIT, Failure } from "../errors.ts";
import type { Allowed } from "../gate/allowed.ts";
import { chooseRunner, type RunnerName } from "./choose-runner.ts";
import { compareTrees, type Comparison } from "./gate/compare-trees.ts";
import { shortened } from "./gate/shortened.ts";
import { thisMachine, type Machine } from "./machine.ts";
import type { ProjectUnderTest } from "./project-under-test.ts";
import type { Environment } from "./runner.ts";
import { readSubject } from "./subject.ts";

export interface GateOptions {
  allowed?: Allowed | undefined;
  runner?: RunnerName;
  /** What development needs of its environment; nothing by default. */
  env?: Readonly<Record<string, string>>;
  progress?: ((text: string) => void) | undefined;
  signal?: AbortSignal | undefined;
  machine?: Machine;
}

/** Whether planned changes were compared, and why not where they were not. */
export type Guarded = { compared: true } | { compared: false; reason: string };

/**
 * Holds planned changes against the project as Django sees it, before anything is written: on a copy, without them
 * and with them. Works for any Django repository that says what it needs installed.
 *
 * @returns what was not compared, and why, where there is nothing to run Django with, or where Django could not load
 *   the project before: that is no reason to refuse a change
 * @throws Failure (exit status 4) where the change hides a model, drops a route or would delete a table, even
 *   though `check` passes, or where Django can no longer load the project; and whatever the signal is aborted with
 */
export async function guard(
  project: ProjectUnderTest,
  changes: readonly FileChange[],
  options: GateOptions = {},
): Promise<Guarded> {
  const { allowed, env, signal } = options;
  let environment: Environment;
  try {
    environment = await prepare(project, changes, options);
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof Failure)) throw error;
    return { compared: false, reason: error.message };
  }
  try {
    const compared = { project, changes, allowed, ...(env && { env }) };
    const comparison = await compareTrees(environment, compared);
    return judged(comparison);
  } finally {
    await environment.dispose();
  }
}

/** An environment with the planned project in it. */
async function prepare(
  project: ProjectUnderTest,
  changes: readonly FileChange[],
  { runner: name = "auto", progress, signal, machine = thisMachine() }: GateOptions,
): Promise<Environment> {
  const overlay = new Map(changes.map(({ path, after }) => [path, after]));
  const [runner, planned] = await Promise.all([
    chooseRunner(name, machine, signal),
    readSubject(project, machine, { overlay }),
  ]);
  return runner.prepare(planned, { signal, progress });
}

function judged(comparison: Comparison): Guarded {
  if (!comparison.compared) return comparison;
  const { losses } = comparison;
  if (losses.length === 0) return { compared: true };
  throw new Failure({
    code: "semantic-gate",
    message:
      losses.length === 1
        ? `The change was refused: ${losses[0]}.`
        : `The change was refused: Django would lose ${losses.length} things.`,
    next: "Nothing was changed. Make the change by hand where this is what you want.",
    details: losses.length === 1 ? [] : shortened(losses),
    exit: EXIT.unverified,
  });
}
