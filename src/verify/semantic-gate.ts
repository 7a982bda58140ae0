import type { FileChange } from "../changes/change-set.ts";
import { chooseRunner, type RunnerName } from "./choose-runner.ts";
import { compareSnapshots, type Allowed } from "./gate/compare-snapshots.ts";
import { snapshot } from "./gate/snapshot.ts";
import { thisMachine, type Machine } from "./machine.ts";
import type { Overlay } from "./project-files.ts";
import type { ProjectUnderTest } from "./project-under-test.ts";
import type { Environment, Subject } from "./runner.ts";
import { fingerprint } from "./installation.ts";
import { readSubject } from "./subject.ts";

export interface GateOptions {
  allowed?: Allowed;
  runner?: RunnerName;
  progress?: (text: string) => void;
  signal?: AbortSignal;
  machine?: Machine;
}

/**
 * Holds planned changes against the project as Django sees it, before anything is written: on a copy, first
 * without them and then with them.
 *
 * @throws Failure (exit status 4) where the change hides a model, drops a route or would delete a table, even
 *   though `check` passes; `no-runner` where there is nothing to run Django with
 */
export async function guard(
  project: ProjectUnderTest,
  changes: readonly FileChange[],
  { allowed, runner: name = "auto", progress, signal, machine = thisMachine() }: GateOptions = {},
): Promise<void> {
  const overlay: Overlay = new Map(changes.map(({ path, after }) => [path, after]));
  const runner = await chooseRunner(name, machine, signal);
  const prepare = (subject: Subject) => runner.prepare(subject, { signal, progress });
  const [old, planned] = await Promise.all([
    readSubject(project, machine),
    readSubject(project, machine, overlay),
  ]);
  const environment = await prepare(old);
  let changed: Environment | undefined;
  try {
    const before = await snapshot(environment, project);
    // New dependencies are another environment; without, the copy that is there takes the changes.
    if (environmentKey(old) === environmentKey(planned)) await environment.write(overlay);
    else changed = await prepare(planned);
    compareSnapshots(before, await snapshot(changed ?? environment, project), allowed);
  } finally {
    await Promise.all([environment.dispose(), changed?.dispose()]);
  }
}

function environmentKey({ dependencies, python }: Subject): string {
  return fingerprint(python, dependencies.roots, [...dependencies.files]);
}
