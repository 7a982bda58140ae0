import { basename } from "node:path";
import { applyChanges } from "../changes/apply.ts";
import { ChangeSet } from "../changes/change-set.ts";
import { diff } from "../changes/diff.ts";
import { listReceipts } from "../changes/receipts.ts";
import { EXIT, type ExitStatus } from "../errors.ts";
import { inventory } from "../inventory/inventory.ts";
import { REPORT_FOLDER, reportOf } from "../report/dated-report.ts";
import { MEMORY_FOLDER, memoryDocuments, planMemory } from "../report/memory.ts";
import { CONVENTIONS, lintReports, reportPath, slugOf } from "../report/report-files.ts";
import { version } from "../version.ts";
import type { ReportValues } from "./commands/report.ts";
import type { Context } from "./context.ts";
import { openProject } from "./inspect.ts";
import { planJson } from "./plan-json.ts";
import { rootOf } from "./read-options.ts";
import { Reporter } from "./reporter.ts";
import { verificationLines } from "./report/checks.ts";

/** What was done before belongs to earlier reports. */
const MOST_RECEIPTS = 20;

/**
 * `django-expert report`: writes a dated report of the project and refreshes what is remembered of it; what people wrote
 * there stays. With `--lint`, looks the reports over instead: 1 where one of them is not as it should be.
 */
export async function runReport(values: ReportValues, context: Context): Promise<ExitStatus> {
  const root = rootOf(context, values);
  const project = await openProject(root, undefined, context);
  const reporter = new Reporter(context, values);
  if (values.lint) return lint(lintReports(project.tree), values, context, reporter);
  const changes = new ChangeSet(project.tree);
  const states = inventory(project);
  const date = today();
  const read = project.tree.list(MEMORY_FOLDER);
  const written = planMemory(memoryDocuments(project, states), changes, { date, version });
  let path: string | undefined;
  if (!values.memoryOnly) {
    const name = slugOf(values.name ?? project.answers?.name ?? basename(root));
    path = reportPath(project.tree, name, date);
    const checks =
      values.check === "none" ? undefined : await verificationLines(root, values.check, context);
    const { goal, scope } = values;
    const receipts = listReceipts(root)
      .filter(({ undoes }) => !undoes)
      .slice(0, MOST_RECEIPTS);
    const commit = await headOf(root, context);
    const input = {
      name,
      date,
      version,
      goal,
      scope,
      commit,
      checks,
      receipts,
      memory: { read, written },
    };
    changes.write(path, reportOf(project, states, input), "report");
    const conventions = `${REPORT_FOLDER}/OUTPUT_CONVENTIONS.md`;
    if (!changes.exists(conventions)) changes.write(conventions, CONVENTIONS, "report");
  }
  if (values.dryRun) reporter.raw(await diff(changes, { colour: reporter.isColoured }));
  else if (!changes.isEmpty) {
    await applyChanges(changes, root, { signal: context.signal, command: "django-expert report" });
  }
  if (values.json) {
    const result = {
      ok: true,
      dryRun: values.dryRun,
      report: path ?? null,
      memory: written,
      ...(await planJson(changes)),
    };
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else show(changes, values.dryRun, reporter);
  return EXIT.done;
}

function show({ files }: ChangeSet, dryRun: boolean, reporter: Reporter): void {
  reporter.line();
  for (const { path, kind } of files) reporter.line(`${kind === "create" ? "+" : "~"} ${path}`);
  if (files.length === 0) reporter.line("What is remembered is as the project is.");
  if (dryRun) reporter.line("A dry run: nothing was written.");
}

function lint(
  problems: readonly string[],
  { json }: ReportValues,
  { stdout }: Context,
  reporter: Reporter,
): ExitStatus {
  if (json) stdout.write(`${JSON.stringify({ ok: problems.length === 0, problems }, null, 2)}\n`);
  for (const problem of problems) reporter.failed(problem);
  if (problems.length === 0) reporter.done("Every report is as it should be");
  return problems.length === 0 ? EXIT.done : EXIT.failed;
}

/** A report is dated: the one thing here that a clock decides. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function headOf(
  root: string,
  { runProgram, env, signal }: Context,
): Promise<string | undefined> {
  const done = await runProgram("git", ["rev-parse", "--short", "HEAD"], {
    cwd: root,
    env,
    signal,
  });
  return done.status === 0 ? done.stdout.trim() : undefined;
}
