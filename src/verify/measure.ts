import { dirname, join } from "node:path";
import { chooseRunner } from "./choose-runner.ts";
import { findOwnEnvironment, ownRunner } from "./local/own-environment.ts";
import { thisMachine } from "./machine.ts";
import type { ProjectUnderTest } from "./project-under-test.ts";
import type { TrialOptions, TrialRequest } from "./trial.ts";
import { contextOf } from "./step-context.ts";
import { coverageOf, runDjango, runPytest } from "./steps/test-runs.ts";
import { readSubject } from "./subject.ts";

/** What the tests of a project cover, in percent; or why that is not known. */
export type Measured = { percent: number } | { reason: string };

/**
 * Runs the tests of a project on a copy, with planned changes, and measures what they cover.
 *
 * @throws Failure such as `no-runner` where there is nothing to run Django with
 */
export async function measureCoverage(
  project: ProjectUnderTest,
  { changes, packages }: Pick<TrialRequest, "changes" | "packages">,
  { runner = "auto", machine = thisMachine(), progress = () => {}, signal }: TrialOptions = {},
): Promise<Measured> {
  const overlay = new Map(changes.map(({ path, after }) => [path, after]));
  const { root, managePy } = project;
  const own =
    runner === "container"
      ? undefined
      : await findOwnEnvironment([join(root, dirname(managePy)), root], machine, signal);
  const subject = await readSubject(project, machine, { overlay, isInstalled: own !== undefined });
  const chosen = own
    ? ownRunner(own, machine, packages)
    : await chooseRunner(runner, machine, signal);
  const environment = await chosen.prepare(subject, { signal, progress });
  try {
    await environment.write(overlay);
    const has = await environment.run(["python", "-c", "import coverage"]);
    if (has.status !== 0) return { reason: "coverage is not installed there" };
    progress("tests");
    const found = await contextOf({ subject, environment });
    const context = {
      ...found,
      has: (name: string) => name === "coverage" || found.has(name),
      progress,
    };
    const { done, ran } = await (project.tests === "pytest" ? runPytest : runDjango)(context, {});
    // Since Python 3.12 a run without tests is no success.
    if (ran && ran.passed + ran.failed === 0) return { reason: "there are no tests yet" };
    if (!ran) return { reason: "the tests could not be run" };
    if (ran.failed > 0 || done.status !== 0) return { reason: `${ran.failed} of the tests fail` };
    const { total } = await coverageOf(context);
    return total === undefined
      ? { reason: "nothing was measured" }
      : { percent: Math.floor(Number(total)) };
  } finally {
    await environment.dispose();
  }
}
