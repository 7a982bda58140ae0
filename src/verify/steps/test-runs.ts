import { basename } from "node:path/posix";
import { probeResult } from "../probe/result.ts";
import { probeSource } from "../probe/sources.ts";
import type { Outcome } from "../processes.ts";
import { folderOf } from "../project-under-test.ts";
import type { StepContext } from "../step.ts";

type Variables = Readonly<Record<string, string>>;

export interface TestRun {
  done: Outcome;
  /** Undefined where the runner did not get as far as to count. */
  ran: Counts | undefined;
}

interface Counts {
  passed: number;
  failed: number;
  /** The tests that failed, each with its error. */
  reasons: readonly string[];
}

const PYTEST_FILES = ["pyproject.toml", "pytest.ini", ".pytest.ini", "setup.cfg", "tox.ini"];

/** Whether coverage of the tests can be told. */
export function isMeasured({ has }: StepContext): boolean {
  return has("coverage") || has("pytest-cov");
}

/** How a run differs from what the project does by itself. */
interface RunOptions {
  /** Static files keep their names: pages open without those that were built. */
  isPlain?: boolean;
}

/** @param only paths of tests, relative to the folder that they start in; all by default */
export async function runPytest(
  context: StepContext,
  env: Variables,
  only: readonly string[] = [],
  { isPlain = false }: RunOptions = {},
): Promise<TestRun> {
  const { environment, project } = context;
  const report = `${environment.scratch}/tests.xml`;
  // Not without its cache: a repository may ask for what failed last.
  const cache = `cache_dir=${environment.scratch}/pytest`;
  const argv = ["-m", "pytest", "-o", cache, "--color=no", `--junitxml=${report}`];
  const options = {
    env: { ...env, ...dataFile(context) },
    folder: project.testFolder,
    ...(isPlain && { input: probeSource("plain_static") }),
  };
  const measured = isPlain ? ["-"] : only.length > 0 ? [] : measuring(context);
  const done = await environment.run(["python", ...measured, ...argv, ...only], options);
  // Whatever the terminal shows: that depends on the project's own options.
  const probe = ["python", "-", report];
  const counted = await environment.run(probe, { input: probeSource("junit") });
  return { done, ran: probeResult<Counts>(counted)?.found };
}

/** @param only labels of tests; all by default */
export async function runDjango(
  context: StepContext,
  env: Variables,
  only: readonly string[] = [],
  { isPlain = false }: RunOptions = {},
): Promise<TestRun> {
  const { environment, project } = context;
  const { test } = project.settings;
  const settings = test ? [`--settings=${test}`] : [];
  const argv = [basename(project.managePy), "test", "--no-input", ...settings, ...only];
  const options = {
    env: { ...env, ...dataFile(context) },
    folder: folderOf(project.managePy),
    ...(isPlain && { input: probeSource("plain_static") }),
  };
  const measured = isPlain ? ["-"] : only.length > 0 ? [] : measuring(context);
  const done = await environment.run(["python", ...measured, ...argv], options);
  const total = /^Ran (\d+) tests? in /m.exec(done.output)?.[1];
  if (total === undefined) return { done, ran: undefined };
  const counted = (name: string) =>
    Number(new RegExp(`^(?:OK|FAILED) .*\\b${name}=(\\d+)`, "m").exec(done.output)?.[1] ?? 0);
  const broken = counted("failures") + counted("errors");
  const passed = Number(total) - counted("skipped") - broken;
  return { done, ran: { passed, failed: broken, reasons: reasonsIn(done.output) } };
}

/** What Django's runner says of each test that failed: a heading between lines, then a traceback. */
function reasonsIn(output: string): string[] {
  const blocks = output.split(/^={70}\r?\n/m).slice(1);
  return blocks.map((block) => {
    const [heading = "", traceback = ""] = block.split(/^-{70}\r?\n/m);
    const lines = traceback.split(/\r?\n/).filter((line) => /^\S/.test(line));
    // A message may have lines of its own: the queries that were too many.
    const error =
      lines.findLast((line) => /^[\w.]*(?:Error|Exception|DoesNotExist|Warning)\b/.test(line)) ??
      lines.at(-1);
    return `${heading.split(/\r?\n/)[0]}: ${error ?? ""}`;
  });
}

/** The share of the code that the last run covered; its status tells whether that is enough for the project. */
export async function coverageOf(
  context: StepContext,
): Promise<{ total: string | undefined; done: Outcome }> {
  const { environment, project } = context;
  const options = { env: dataFile(context), folder: project.testFolder };
  // Has nothing to do, and fails, where the tests ran in one process.
  await environment.run(["python", "-m", "coverage", "combine", "--quiet"], options);
  const done = await environment.run(["python", "-m", "coverage", "report"], options);
  return { total: /^TOTAL\b.*?([\d.]+)%/m.exec(done.output)?.[1], done };
}

/** Runs what follows under coverage, unless pytest-cov is set up to measure already. */
function measuring(context: StepContext): string[] {
  if (!isMeasured(context)) return [];
  const { files, project } = context;
  const configured = PYTEST_FILES.map((path) => files.read(path) ?? "").join("\n");
  const byPlugin = project.tests === "pytest" && /--cov\b/.test(configured);
  return byPlugin ? [] : ["-m", "coverage", "run"];
}

function dataFile({ environment }: StepContext): Variables {
  return { COVERAGE_FILE: `${environment.scratch}/.coverage` };
}
