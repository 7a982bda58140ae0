import { summarise } from "../../changes/diff.ts";
import type { Draft } from "../../components/draft.ts";
import type { ExitStatus } from "../../errors.ts";
import { expertCommand } from "../../expert-command.ts";
import { showManualSteps } from "../manual-steps.ts";
import { planJson } from "../plan-json.ts";
import type { Reporter } from "../reporter.ts";
import type { Trial } from "./trial.ts";

/** Says which files a component concerns, and how much of each. */
export async function showPlan(
  kind: string,
  { changes }: Draft,
  reporter: Reporter,
): Promise<void> {
  const { bold, dim, green, yellow } = reporter.colours;
  reporter.line();
  if (changes.files.length === 0) {
    reporter.line(
      changes.manuals.length > 0
        ? `${bold(kind)}: nothing that can be written safely`
        : "All of it is there already.",
    );
    return;
  }
  const { files } = await summarise(changes);
  const width = Math.max(...files.map(({ path }) => path.length));
  for (const { path, kind: what, added, removed } of files) {
    const sign = what === "create" ? green("+") : yellow("~");
    const count = what === "create" ? `${added}` : `+${added}${removed ? ` -${removed}` : ""}`;
    reporter.line(`${sign} ${path.padEnd(width)}  ${dim(count)}`);
  }
  reporter.line();
}

export interface Outcome {
  dryRun: boolean;
  next: readonly string[];
  reporter: Reporter;
}

/** Says what is left to do by hand, and what to do next. */
export function showOutcome({ changes }: Draft, { dryRun, next, reporter }: Outcome): void {
  const { bold } = reporter.colours;
  showManualSteps(changes, reporter);
  if (dryRun) {
    reporter.line();
    reporter.line("A dry run: nothing was written.");
    return;
  }
  if (changes.files.length === 0) return;
  reporter.line();
  for (const step of next) reporter.line(`${bold("Next".padEnd(9))} ${step}`);
  reporter.line(`${bold("Undo".padEnd(9))} ${expertCommand("undo")}`);
}

/** The plan, or the result, as data. */
export async function generationJson(
  draft: Draft,
  {
    exit,
    dryRun,
    trial,
    next,
  }: { exit: ExitStatus; dryRun: boolean; trial: Trial; next: readonly string[] },
): Promise<object> {
  return {
    ok: exit === 0,
    exit,
    dryRun,
    ...(await planJson(draft.changes)),
    migrations: [...draft.migrating],
    tests: [...draft.testPaths],
    ...(!dryRun && { trial }),
    next,
  };
}
