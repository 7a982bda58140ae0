import type { ExitStatus } from "../../errors.ts";
import { expertCommand } from "../../expert-command.ts";
import { counted } from "../counted.ts";
import { planJson } from "../plan-json.ts";
import { showManualSteps } from "../manual-steps.ts";
import type { Reporter } from "../reporter.ts";
import type { Addition } from "./planning.ts";
import type { Written } from "./writing.ts";

/** Says what is to be added and which files that concerns. */
export function showAddition(
  { added, brought, parts, changes }: Addition,
  reporter: Reporter,
): void {
  const { bold, dim } = reporter.colours;
  reporter.line();
  for (const { feature, of } of parts) reporter.line(dim(`${feature} is a part of ${of}`));
  if (added.length === 0) {
    reporter.line("All of it is installed already.");
    return;
  }
  const { files } = changes;
  const made = files.filter(({ kind }) => kind === "create").length;
  const names = added.map(({ name }) => name).join(", ");
  reporter.line(`${bold(names)}: ${counted(made, "new file")}, ${files.length - made} changed`);
  for (const { feature, by } of brought) reporter.line(dim(`${by} brings ${feature}`));
  reporter.line();
}

/** Says what is left to do by hand, and what to do next. */
export function showOutcome(
  { changes }: Addition,
  written: Written | undefined,
  { dryRun, next, reporter }: { dryRun: boolean; next: readonly string[]; reporter: Reporter },
): void {
  const { bold } = reporter.colours;
  if (written?.takenBack) {
    reporter.line();
    reporter.line("Verification failed, and every file was put back as it was.");
    return;
  }
  showManualSteps(changes, reporter);
  if (dryRun) {
    reporter.line();
    reporter.line("A dry run: nothing was written.");
  }
  if (!written) return;
  reporter.line();
  for (const step of next) reporter.line(`${bold("Next".padEnd(9))} ${step}`);
  if (written.undoable) reporter.line(`${bold("Undo".padEnd(9))} ${expertCommand("undo")}`);
}

/** The plan, or the result, as data. */
export async function additionJson(
  { added, brought, parts, answers, changes }: Addition,
  written: Written | undefined,
  { exit, dryRun, next }: { exit: ExitStatus; dryRun: boolean; next: readonly string[] },
): Promise<object> {
  return {
    ok: exit === 0,
    exit,
    dryRun,
    added: added.map(({ name }) => name),
    brought,
    parts,
    features: answers.features,
    ...(await planJson(changes)),
    ...(written && {
      lock: written.lock,
      verification: written.proof,
      takenBack: written.takenBack,
      undoable: written.undoable,
    }),
    next,
  };
}
