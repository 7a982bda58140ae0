import { dirname, join } from "node:path";
import type { FileChange } from "../changes/change-set.ts";
import { EXIT, Failure } from "../errors.ts";
import type { Allowed } from "../gate/allowed.ts";
import { chooseRunner, type RunnerName } from "./choose-runner.ts";
import { excerpt } from "./excerpt.ts";
import { compareTrees, describeBefore } from "./gate/compare-trees.ts";
import { shortened } from "./gate/shortened.ts";
import type { Snapshot } from "./gate/snapshot.ts";
import { findOwnEnvironment, ownRunner, type OwnEnvironment } from "./local/own-environment.ts";
import { thisMachine, type Machine } from "./machine.ts";
import { makeMigrations } from "./make-migrations.ts";
import { newTests } from "./new-tests.ts";
import type { ProjectUnderTest } from "./project-under-test.ts";
import type { Environment } from "./runner.ts";
import type { StepContext } from "./step.ts";
import { contextOf } from "./step-context.ts";
import { runDjango, runPytest } from "./steps/test-runs.ts";
import { readSubject } from "./subject.ts";
import { databaseFor } from "./trial-database.ts";

/** Changes that are planned, and what is to be found out of them. */
export interface TrialRequest {
  changes: readonly FileChange[];
  allowed?: Allowed;
  /** Labels of the apps to have migrations made for. */
  migrating: readonly string[];
  /** Whether migrations get Django's header, which has the date. */
  header: boolean;
  /** Paths of tests to run. */
  tests: readonly string[];
  /** Packages that the changes ask for, as requirements files say it. */
  packages?: readonly string[];
  /** Whether what is new has to be tried on the database server of the project, too. */
  needsDatabase?: boolean;
}

export interface TrialOptions {
  runner?: RunnerName;
  progress?: (text: string) => void;
  signal?: AbortSignal;
  machine?: Machine;
}

/** What a trial on a copy found. */
export interface TrialResult {
  where: string;
  /** The migrations that Django made, as further changes. */
  migrations: readonly FileChange[];
  /** Whether Django compared the project with what it was; the reason where it could not. */
  compared: true | string;
  /** How many tests passed; the reason where they could not be run. */
  tests: number | string;
  /** What the tests need where they are run next, which they were tried without. */
  needs: readonly string[];
  /** The database server that they ran on as well, with all migrations; the reason where they should have. */
  database?: { kind: string } | string;
}

/**
 * Tries planned changes on a copy of the project: has Django make the migrations, holds the result against what
 * the project was, and runs the tests that come along. The project itself is not touched.
 *
 * @throws Failure (exit status 4) where Django refuses a migration, something would be lost, or a test fails;
 *   `no-runner` and its like where there is nothing to run Django with
 */
export async function trial(
  project: ProjectUnderTest,
  request: TrialRequest,
  options: TrialOptions = {},
): Promise<TrialResult> {
  const { machine = thisMachine(), progress = () => {} } = options;
  const overlay = new Map(request.changes.map(({ path, after }) => [path, after]));
  const own = await ownEnvironmentOf(project, { ...options, machine });
  const subject = await readSubject(project, machine, { overlay, isInstalled: own !== undefined });
  const { runner = "auto", signal } = options;
  const chosen = own
    ? ownRunner(own, machine, request.packages)
    : await chooseRunner(runner, machine, signal);
  const environment = await chosen.prepare(subject, { signal, progress });
  try {
    progress("what Django sees before");
    const before = await describeBefore(environment, { project, changes: request.changes });
    progress("migrations");
    const known = typeof before === "string" ? [] : before.migrations;
    const migrations = await makeMigrations(environment, project, { ...request, known }).catch(
      (error: unknown) => {
        throw typeof before === "string" ? unloadable(before) : error;
      },
    );
    progress("what Django sees after");
    const compared = await compare(environment, project, request, before);
    progress("tests");
    const context = { ...(await contextOf({ subject, environment })), progress: () => {} };
    const needs: string[] = [];
    const tests = await runTests(context, request, {}, needs).catch((error: unknown) => {
      const isUnloadable = error instanceof Failure && error.code === "tests-not-run";
      throw isUnloadable && typeof before === "string" ? unloadable(before) : error;
    });
    const found = { where: environment.where, migrations, compared, needs };
    if (typeof tests === "number" && !request.needsDatabase) return { ...found, tests };
    progress("the database server");
    const database = await databaseFor(environment, context, machine, options.signal);
    if (typeof database === "string") return { ...found, tests, database };
    try {
      const onServer = await runOn(context, request, database.env);
      return { ...found, tests: onServer, database: { kind: database.kind } };
    } finally {
      await database.dispose();
    }
  } finally {
    await environment.dispose();
  }
}

/** What could not run before the change says nothing of the change. */
function unloadable(reason: string): Failure {
  return new Failure({
    code: "project-unloadable",
    message: `${reason}. Nothing was verified.`,
    next: "Activate the virtual environment that the project runs in, then run this again.",
  });
}

/** The environment that the developer works in, unless a container is asked for. */
async function ownEnvironmentOf(
  { root, managePy }: ProjectUnderTest,
  { runner, machine, signal }: TrialOptions & { machine: Machine },
): Promise<OwnEnvironment | undefined> {
  if (runner === "container") return undefined;
  return findOwnEnvironment([join(root, dirname(managePy)), root], machine, signal);
}

async function compare(
  environment: Environment,
  project: ProjectUnderTest,
  { changes, allowed }: TrialRequest,
  before: Snapshot | string,
): Promise<true | string> {
  const comparison = await compareTrees(environment, { project, changes, allowed, before });
  if (!comparison.compared) return comparison.reason;
  const { losses } = comparison;
  if (losses.length === 0) return true;
  throw new Failure({
    code: "semantic-gate",
    message: "The change was refused for what Django would lose.",
    next: "Nothing was written. Make the change by hand where this is what you want.",
    details: shortened(losses),
    exit: EXIT.unverified,
  });
}

/** The tests on a database server; where there are none, the migrations alone. */
async function runOn(
  context: StepContext,
  request: TrialRequest,
  env: Readonly<Record<string, string>>,
): Promise<number | string> {
  if (request.tests.length > 0) return runTests(context, request, env, []);
  const done = await context.management.run(["migrate", "--no-input"], env);
  if (done.status === 0) return 0;
  throw new Failure({
    code: "migrate-failed",
    message: "The migrations cannot be applied to an empty database of the project's server.",
    next: "Nothing was written. Add --verify none to write it all the same.",
    details: excerpt(done.output),
    exit: EXIT.unverified,
  });
}

async function runTests(
  context: StepContext,
  request: TrialRequest,
  env: Readonly<Record<string, string>>,
  needs: string[],
): Promise<number | string> {
  const labels = labelsOf(context, request);
  if (labels.length === 0) return 0;
  const run = (options = {}) =>
    context.project.tests === "pytest"
      ? runPytest(context, env, labels, options)
      : runDjango(context, env, labels, options);
  let { done, ran } = await run();
  // A storage with a manifest answers for no file before all are built and collected, which is left to deployment.
  if (done.output.includes("Missing staticfiles manifest entry")) {
    needs.push(
      `static files, which nobody has collected: python ${context.project.managePy} collectstatic`,
    );
    ({ done, ran } = await run({ isPlain: true }));
  }
  if (ran && ran.failed === 0 && done.status === 0) return ran.passed;
  if (isUnreachable(done.output)) return "the tests need a database server";
  throw new Failure({
    code: ran ? "tests-failed" : "tests-not-run",
    message: ran ? `${ran.failed} of the new tests failed.` : "The new tests could not be run.",
    next: "Nothing was written. Add --verify none to write it all the same.",
    details: ran && ran.reasons.length > 0 ? excerpt(ran.reasons.join("\n")) : excerpt(done.output),
    exit: EXIT.unverified,
  });
}

/** Whether what failed is the connection to a server that is not there. */
function isUnreachable(output: string): boolean {
  return /could not translate host name|failed to resolve host|Name or service not known|Connection refused|connection failed|connection to server|Can't connect to|password authentication failed/i.test(
    output,
  );
}

/** The tests that come along, as the runner of the project names them. */
function labelsOf({ project }: StepContext, { tests, changes }: TrialRequest): string[] {
  const where = project.testFolder;
  return changes.flatMap(({ path, before, after }) => {
    if (!tests.includes(path) || after === undefined) return [];
    const below = where ? relativeTo(where, path) : path;
    const names = newTests(before, after);
    if (project.tests === "pytest")
      return names?.map((name) => [below, ...name.split(".")].join("::")) ?? [below];
    return names?.map((name) => `${moduleOf(below)}.${name}`) ?? [moduleOf(below)];
  });
}

function relativeTo(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

/** `blog/tests/test_models.py` as a label for Django's runner. */
function moduleOf(path: string): string {
  return path.replace(/\.py$/, "").replaceAll("/", ".");
}
