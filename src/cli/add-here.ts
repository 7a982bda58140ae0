import { diff } from "../changes/diff.ts";
import { noteOf, recover } from "../changes/recover.ts";
import { EXIT, type ExitStatus } from "../errors.ts";
import { refuseUncommitted } from "./add/own-edits.ts";
import { ownProject, type OwnProject } from "./add/own-project.ts";
import { planAddition, type Addition } from "./add/planning.ts";
import { additionJson, showAddition, showOutcome } from "./add/report.ts";
import { refuseBreakage } from "./add/safety.ts";
import { writeAddition, type Written } from "./add/writing.ts";
import type { AddValues } from "./commands/add.ts";
import { findManager, nextOfFeatures } from "./create/first-steps.ts";
import { askToWrite } from "./consent.ts";
import { isInteractive, type Context } from "./context.ts";
import type { Reporter } from "./reporter.ts";
import { isOwed, type Where } from "./verification.ts";

/** `django-expert add` in a project that create-django-expert made. Gives the exit status. */
export async function addHere(
  context: Context & { reporter: Reporter },
  values: AddValues,
  start: string,
): Promise<ExitStatus> {
  const { reporter } = context;
  const project = await recovered(start, reporter);
  const { storage, ci, force, skipExisting, install, verify } = values;
  const addition = await planAddition(project, {
    features: values.features,
    answers: { ...(storage && { storage }), ...(ci && { ci }) },
    existing: force ? "overwrite" : skipExisting ? "keep" : undefined,
  });
  await refuseBreakage(project, addition);
  showAddition(addition, reporter);
  let written: Written | undefined;
  if (values.dryRun) {
    reporter.raw(await diff(addition.changes, { colour: reporter.isColoured }));
  } else if (!addition.changes.isEmpty) {
    if (!force) await refuseUncommitted(project.root, context);
    if (!values.yes && !values.json && isInteractive(context)) {
      await confirm(addition, context, reporter);
    }
    const command = `django-expert add ${values.features.join(" ")}`;
    const options = { install, verify, command };
    written = await writeAddition(project, addition, options, context);
  }
  const exit = exitOf(addition, written, verify);
  const next = await nextSteps(addition, context);
  if (values.json) {
    const result = await additionJson(addition, written, { exit, dryRun: values.dryRun, next });
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else showOutcome(addition, written, { dryRun: values.dryRun, next, reporter });
  return exit;
}

async function nextSteps({ answers, added }: Addition, context: Context): Promise<string[]> {
  if (!added.some(({ next }) => next)) return [];
  const manager = await findManager(answers, context);
  return nextOfFeatures(answers, added, { ...context, manager });
}

/** The project, read after what a killed run left behind is put back. */
async function recovered(folder: string, reporter: Reporter): Promise<OwnProject> {
  const found = await ownProject(folder);
  const recoveries = recover(found.root);
  for (const recovery of recoveries) reporter.note(noteOf(recovery));
  return recoveries.length > 0 ? ownProject(folder) : found;
}

async function confirm({ changes }: Addition, context: Context, reporter: Reporter): Promise<void> {
  reporter.raw(await diff(changes, { colour: reporter.isColoured }));
  reporter.line();
  await askToWrite(context);
}

function exitOf({ changes }: Addition, written: Written | undefined, verify: Where): ExitStatus {
  if (written?.takenBack) return EXIT.unverified;
  const isLeft =
    changes.manuals.length > 0 ||
    (written && (written.lock.state === "failed" || isOwed(written.proof, verify)));
  return isLeft ? EXIT.manual : EXIT.done;
}
