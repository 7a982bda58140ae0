import { basename } from "node:path";

import type { FileChange } from "../changes/change-set.ts";
import type { Allowed } from "../gate/allowed.ts";
import { chooseRunner, type RunnerName } from "./choose-runner.ts";
import { Logs } from "./logs.ts";
import { thisMachine, type Machine } from "./machine.ts";
import { contextOf, knownOf, type Prepared } from "./step-context.ts";
import type { ProjectUnderTest } from "./project-under-test.ts";
import { SILENT, type StepResult, type VerificationReporter } from "./reporting.ts";
import { Run } from "./run.ts";
import type { Environment } from "./runner.ts";
import { CHANGES, changesFinding } from "./steps/changes.ts";
import { ENVIRONMENT, STEPS, stepsFor } from "./steps/index.ts";
import { passed, type Profile } from "./step.ts";
import { readSubject } from "./subject.ts";

export interface VerifyOptions {
  /** `default` unless said otherwise. */
  profile?: Profile;
  /** Ids of the steps to run in place of those of a profile. */
  only?: readonly string[];
  /** Changes that were made: what the project had before, and they do not mean to take away, must be there still. */
  since?: { changes: readonly FileChange[]; allowed?: Allowed } | undefined;
  runner?: RunnerName;
  reporter?: VerificationReporter;
  signal?: AbortSignal | undefined;
  machine?: Machine;
}

export interface Verdict {
  /** `unverified`: there was nothing to run the project with; the first step says why, and what to do. */
  status: "passed" | "failed" | "unverified";
  runner?: Environment["runner"];
  /** For people: `in a container (python:3.13-slim)`. */
  where?: string;
  /** The environment first, then the others in the order of the report. */
  steps: readonly StepResult[];
  ms: number;
}

const PREPARING = {
  id: ENVIRONMENT,
  title: "dependencies installed, project copied",
  line: "environment",
} as const;

/**
 * Verifies a project by running it, on a copy: its own files are only read.
 *
 * @throws Failure for a step that does not exist, and whatever the signal is aborted with. That the project is
 *   not what it should be is no failure: the verdict says so
 */
export async function verify(
  project: ProjectUnderTest,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const { profile = "default", only, since, reporter = SILENT, machine = thisMachine() } = options;
  const steps = stepsFor(profile, only);
  const first = since ? [CHANGES] : [];
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  reporter.planned([PREPARING, ...first, ...steps]);
  const run = new Run(reporter, new Logs(machine, logName(project)), options.signal);
  const prepared = await prepare(run, project, { ...options, machine, reporter });
  try {
    if (prepared) {
      const { environment } = prepared;
      if (since) await run.step(CHANGES, () => changesFinding(environment, { project, ...since }));
      await run.all(steps, await contextOf(prepared));
    } else run.leaveOut([...first, ...steps], "there is no environment to run it in");
  } finally {
    await prepared?.environment.dispose();
  }
  const results = inOrder(run.results);
  return {
    status: statusOf(results),
    ...(prepared && { runner: prepared.environment.runner, where: prepared.environment.where }),
    steps: results,
    ms: ms(),
  };
}

/** Of the whole: without an environment nothing can be said of the project, unless the environment is its fault. */
function statusOf(results: readonly StepResult[]): Verdict["status"] {
  if (results.some(({ status }) => status === "failed")) return "failed";
  return results[0]?.status === "passed" ? "passed" : "unverified";
}

async function prepare(
  run: Run,
  project: ProjectUnderTest,
  options: VerifyOptions & { machine: Machine; reporter: VerificationReporter },
): Promise<Prepared | undefined> {
  const { machine, signal, reporter, runner: name = "auto" } = options;
  let prepared: Prepared | undefined;
  await run.step(PREPARING, async (progress) => {
    const [runner, subject] = await Promise.all([
      chooseRunner(name, machine, signal),
      readSubject(project, machine),
    ]);
    const known = knownOf(subject);
    // Whoever needs it sees what went wrong; until then nobody looks.
    known.catch(() => undefined);
    const environment = await runner.prepare(subject, { signal, progress });
    prepared = { subject, environment, known };
    reporter.placed(environment.where);
    return passed(environment.cached ? "dependencies as before" : "dependencies installed");
  });
  return prepared;
}

function inOrder(results: readonly StepResult[]): StepResult[] {
  const order = [ENVIRONMENT, CHANGES.id, ...STEPS.map(({ id }) => id)];
  return [...results].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

function logName({ root }: ProjectUnderTest): string {
  return `${new Date().toISOString().replaceAll(/[:.]/g, "-")}-${basename(root)}`;
}
