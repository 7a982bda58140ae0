import { applyChanges } from "../changes/apply.ts";
import { ChangeSet } from "../changes/change-set.ts";
import { diff } from "../changes/diff.ts";
import { noteOf, recover } from "../changes/recover.ts";
import { EXIT, Failure, type ExitStatus } from "../errors.ts";
import { expertCommand } from "../expert-command.ts";
import type { SettingsProof } from "../settings/equality.ts";
import type { SettingsFeature, SettingsPlan } from "../settings/feature.ts";
import type { Project } from "../project/project.ts";
import { ignoredFiles } from "./add/ignored-files.ts";
import { lackedBy } from "./add/nothing-planned.ts";
import { refuseUncommitted } from "./add/own-edits.ts";
import { proofJson, proveEqual, showProof } from "./add/settings-proof.ts";
import type { AddValues } from "./commands/add.ts";
import { askToWrite } from "./consent.ts";
import { counted } from "./counted.ts";
import { isInteractive, type Context } from "./context.ts";
import { openRepository } from "./generate/repository.ts";
import { showManualSteps } from "./manual-steps.ts";
import { planJson } from "./plan-json.ts";
import { rootOf } from "./read-options.ts";
import { Reporter } from "./reporter.ts";

/**
 * `django-expert add` of a feature that rearranges the settings: plans it, proves that every value stays, writes it.
 *
 * @throws Failure (exit status 4) where a value would change; nothing was written then
 */
export async function addSettings(
  feature: SettingsFeature,
  context: Context,
  values: AddValues,
): Promise<ExitStatus> {
  const reporter = new Reporter(context, values);
  const start = rootOf(context, values);
  for (const recovery of recover(start)) reporter.note(noteOf(recovery));
  const repository = await openRepository(start);
  const { project, root, tree } = repository;
  const changes = new ChangeSet(tree);
  const plan = feature.plan(project, changes);
  if (plan.state !== "planned") return nothingToDo(feature, plan, project, context, values);

  showFiles(feature, changes, reporter);
  const proof = await proveEqual(repository, plan, changes, values.verify, {
    ...context,
    reporter,
  });
  showProof(proof, reporter);
  refuseDifferences(proof);
  if (changes.files.length === 0) reporter.line("There is no file to change.");
  else if (values.dryRun) reporter.raw(await diff(changes, { colour: reporter.isColoured }));
  else {
    if (!values.force) await refuseUncommitted(root, context);
    if (!values.yes && !values.json && isInteractive(context)) await askToWrite(context);
    const command = `django-expert add ${feature.name}`;
    const [, time] = await reporter.during("writing", () =>
      applyChanges(changes, root, { signal: context.signal, command }),
    );
    reporter.done("written", time);
    for (const path of await ignoredFiles(changes, root, context))
      reporter.note(`Git ignores ${path}`, "add it with git add --force");
  }
  const exit = changes.manuals.length > 0 ? EXIT.manual : EXIT.done;
  if (values.json) {
    const result = {
      ok: exit === EXIT.done,
      exit,
      dryRun: values.dryRun,
      feature: feature.name,
      ...(await planJson(changes)),
      proof: proofJson(proof),
      notes: plan.notes,
      next: plan.next,
    };
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else showOutcome(plan, changes, values.dryRun, reporter);
  return exit;
}

function nothingToDo(
  { name }: SettingsFeature,
  { state, reason }: Extract<SettingsPlan, { reason: string }>,
  project: Project,
  context: Context,
  values: AddValues,
): ExitStatus {
  if (state === "unavailable") {
    throw new Failure({
      code: `${name}-unavailable`,
      message: `${name} cannot be had here: ${reason}.`,
      next: "Nothing was written. Do it by hand, or see what stands in its way.",
      exit: EXIT.manual,
    });
  }
  if (values.json) {
    const result = { ok: true, exit: EXIT.done, feature: name, files: [], manual: [], reason };
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    const reporter = new Reporter(context, values);
    reporter.line();
    const lacking = lackedBy(project, [name]);
    const more = lacking.length > 0 ? ` It lacks ${counted(lacking.length, "thing")}:` : "";
    reporter.line(`Nothing to do: ${reason}.${more}`);
    for (const line of lacking) reporter.line(line);
  }
  return EXIT.done;
}

function showFiles({ name }: SettingsFeature, { files }: ChangeSet, reporter: Reporter): void {
  const { bold, dim } = reporter.colours;
  reporter.line();
  reporter.line(bold(name));
  for (const { kind, path } of files) reporter.line(`${kind.padEnd(7)} ${dim(path)}`);
  reporter.line();
}

function refuseDifferences({ rows }: SettingsProof): void {
  const found = rows.flatMap(({ environment, differences }) =>
    differences.map(({ name }) => `${name} in ${environment}`),
  );
  if (found.length === 0) return;
  throw new Failure({
    code: "settings-differ",
    message: "The change was refused: settings would have another value.",
    details: [...new Set(found)].slice(0, 10),
    next: "Nothing was written. Make the change by hand where this is what you want.",
    exit: EXIT.unverified,
  });
}

function showOutcome(
  { notes, next }: Extract<SettingsPlan, { state: "planned" }>,
  changes: ChangeSet,
  dryRun: boolean,
  reporter: Reporter,
): void {
  const { bold } = reporter.colours;
  showManualSteps(changes, reporter);
  reporter.line();
  for (const note of notes) reporter.note(note);
  if (dryRun) {
    reporter.line("A dry run: nothing was written.");
    return;
  }
  if (changes.files.length === 0) return;
  for (const step of next) reporter.line(`${bold("Next".padEnd(9))} ${step}`);
  reporter.line(`${bold("Undo".padEnd(9))} ${expertCommand("undo")}`);
}
