import type { ChangeSet } from "../../changes/change-set.ts";
import { Failure } from "../../errors.ts";
import { masked } from "../../project/masking.ts";
import { compareByReading, type SettingsProof } from "../../settings/equality.ts";
import type { SettingsPlan } from "../../settings/feature.ts";
import type { Context } from "../context.ts";
import type { Repository } from "../generate/repository.ts";
import type { Reporter } from "../reporter.ts";
import type { Where } from "../verification.ts";

/** Proves that settings are equal before and after: by Django where it can be run, else by reading them. */
export async function proveEqual(
  { project, root, tree }: Repository,
  plan: Extract<SettingsPlan, { state: "planned" }>,
  changes: ChangeSet,
  where: Where,
  { reporter, signal }: Context & { reporter: Reporter },
): Promise<SettingsProof> {
  const read = (reason: string): SettingsProof => ({
    by: "reading",
    where: reason,
    rows: compareByReading(project, changes.files, plan.runs),
  });
  if (plan.runs.length === 0) return { by: "reading", where: "", rows: [] };
  if (where === "none" || project.managePy === undefined) return read("without running it");
  const [{ proveSettings }, { detectProject }] = await Promise.all([
    import("../../verify/settings-proof.ts"),
    import("../../verify/detect-project.ts"),
  ]);
  const request = {
    project: detectProject(root, tree, project.managePy),
    changes: changes.files,
    runs: plan.runs,
    module: plan.module,
  };
  try {
    const [proof] = await reporter.during("comparing the settings before and after", () =>
      proveSettings(request, { runner: where, signal }),
    );
    return proof;
  } catch (error) {
    signal.throwIfAborted();
    // That there is nothing to run Python with, or that nothing can be installed, is no fault of the change.
    if (!(error instanceof Failure) || error.code === "settings-not-told") throw error;
    return read(`without running it: ${error.message}`);
  }
}

/** The table of what was compared. */
export function showProof({ by, where, rows }: SettingsProof, reporter: Reporter): void {
  if (rows.length === 0) return;
  const { dim } = reporter.colours;
  const verb = by === "django" ? "Django was asked" : "Compared";
  reporter.line(`${verb} ${where}`);
  const width = Math.max(...rows.map(({ before, after }) => before.length + after.length));
  for (const row of rows) {
    const modules = `${row.before} -> ${row.after}`.padEnd(width + 4);
    const all = row.django ? `, ${row.django} with Django's` : "";
    const counts = `${row.names} names${all}`;
    const text = `${row.environment.padEnd(11)}  ${modules}  ${counts}`;
    if (row.differences.length > 0) reporter.failed(`${text}: ${row.differences.length} differ`);
    else if (row.failed !== undefined) reporter.note(`${text}: equal, and equally ${row.failed}`);
    else reporter.done(`${text}: equal`);
    for (const { name, before, after } of row.differences.slice(0, 5)) {
      reporter.line(dim(`    ${name} was ${short(name, before)}`));
      reporter.line(dim(`    ${" ".repeat(name.length)}  is ${short(name, after)}`));
    }
    if (row.open.length > 0)
      reporter.line(dim(`    not compared, for they differ at each start: ${row.open.join(", ")}`));
  }
  reporter.line();
}

const MOST = 120;

function short(name: string, text: string | undefined): string {
  if (text === undefined) return "not there";
  const shown = String(masked(name, text));
  return shown.length > MOST ? `${shown.slice(0, MOST - 1)}…` : shown;
}

/** What was compared, as data; secrets are masked. */
export function proofJson({ by, where, rows }: SettingsProof): object {
  return {
    by,
    where,
    rows: rows.map(({ differences, failed, ...row }) => ({
      ...row,
      failed: failed ?? null,
      equal: differences.length === 0,
      differences: differences.map(({ name, before, after }) => ({
        name,
        before: short(name, before),
        after: short(name, after),
      })),
    })),
  };
}
