import { applyChanges } from "../changes/apply.ts";
import { diff } from "../changes/diff.ts";
import { EXIT, type ExitStatus } from "../errors.ts";
import { expertCommand } from "../expert-command.ts";
import { refuseUncommitted } from "./add/own-edits.ts";
import { planForeignAddition, type ForeignAddition } from "./add/foreign-project.ts";
import { ignoredFiles } from "./add/ignored-files.ts";
import { tryOnPresentCode } from "./add/present-code.ts";
import { nothingPlanned } from "./add/nothing-planned.ts";
import { setLimit } from "./add/coverage-limit.ts";
import { lockInto } from "./add/locking.ts";
import type { AddValues } from "./commands/add.ts";
import { askToWrite } from "./consent.ts";
import { isInteractive, type Context } from "./context.ts";
import { counted } from "./counted.ts";
import type { Repository } from "./generate/repository.ts";
import { tryOut, type Trial } from "./generate/trial.ts";
import type { Lock, LockManager } from "./lock.ts";
import { showManualSteps } from "./manual-steps.ts";
import { planJson } from "./plan-json.ts";
import type { Reporter } from "./reporter.ts";

/** `django-expert add` in a repository that create-django-expert did not make. Gives the exit status. */
export async function addElsewhere(
  context: Context & { reporter: Reporter },
  values: AddValues,
  repository: Repository,
): Promise<ExitStatus> {
  const { reporter } = context;
  const { storage, ci, runner, force, verify, install } = values;
  const plan = (failing: readonly string[]) =>
    planForeignAddition(repository.project, {
      features: values.features,
      without: values.without,
      answers: { ...(storage && { storage }), ...(ci && { ci }) },
      replace: values.replace,
      options: { ...(runner && { runner }), failing },
    });
  let addition = await plan([]);
  let { changes } = addition;
  const measure = (one: ForeignAddition) =>
    setLimit(one, repository, values.dryRun ? "none" : verify, context);
  const limit = await measure(addition);
  const ignored = await ignoredFiles(changes, repository.root, context);
  const forced =
    ignored.length > 0
      ? [`Ignored by .gitignore: git add --force ${ignored.join(" ")} has them committed.`]
      : [];
  const notes = [...addition.notes, ...(limit === undefined ? [] : [limit]), ...forced];
  show(addition, reporter);
  let trial: Trial = { state: "left out" };
  let lock: Lock | undefined;
  if (values.dryRun) reporter.raw(await diff(changes, { colour: reporter.isColoured }));
  else if (changes.files.length > 0) {
    if (!force) await refuseUncommitted(repository.root, context);
    if (!values.yes && !values.json && isInteractive(context)) await confirm(addition, context);
    const tryIt = ({ draft }: ForeignAddition) => tryOut(repository, draft, verify, context);
    ({ addition, trial } = await tryOnPresentCode(addition, tryIt, async (failing) => {
      const smaller = await plan(failing);
      await measure(smaller);
      return smaller;
    }));
    ({ changes } = addition);
    lock = await lockInto(changes, managerOf(addition), install && isAsking(addition), context);
    const command = `django-expert add ${values.features.join(" ")}`;
    const [, time] = await reporter.during("writing", () =>
      applyChanges(changes, repository.root, { signal: context.signal, command }),
    );
    reporter.done("written", time);
  }
  const exit = exitOf(addition, trial, lock, values);
  if (values.json) {
    const { added, brought, passed, kept } = addition;
    const result = {
      ok: exit === EXIT.done,
      exit,
      dryRun: values.dryRun,
      added: added.map(({ name }) => name),
      brought,
      passed,
      kept,
      notes,
      ...(await planJson(changes)),
      trial,
      ...(lock && { lock }),
    };
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else showOutcome({ changes, notes }, values.dryRun, reporter);
  return exit;
}

/** Whether a file that a lock is made of changes: a repository that keeps no lock file gets none. */
function isAsking({ changes, layout }: ForeignAddition): boolean {
  return (
    layout.project.packages.locked.size > 0 &&
    changes.files.some(({ path }) => /(?:^|\/)(?:pyproject\.toml|Pipfile)$/.test(path))
  );
}

function managerOf({ answers, layout }: ForeignAddition): LockManager {
  return layout.project.packages.manager === "pipenv" ? "pipenv" : answers.packageManager;
}

function show(addition: ForeignAddition, reporter: Reporter): void {
  const { added, brought, passed, kept, changes } = addition;
  const { bold, dim } = reporter.colours;
  reporter.line();
  for (const { feature, reason } of passed)
    reporter.line(dim(`${feature} is passed over: ${reason}`));
  const { files } = changes;
  if (files.length === 0 && changes.manuals.length === 0) {
    for (const line of nothingPlanned(addition)) reporter.line(line);
    return;
  }
  const made = files.filter(({ kind }) => kind === "create").length;
  const names = added.map(({ name }) => name).join(", ");
  reporter.line(`${bold(names)}: ${counted(made, "new file")}, ${files.length - made} changed`);
  for (const { feature, by } of brought) reporter.line(dim(`${by} brings ${feature}`));
  const byPath = new Map<string, string[]>();
  for (const { what, path } of kept) byPath.set(path, [...(byPath.get(path) ?? []), what]);
  for (const [path, whats] of byPath) {
    const others = whats.filter((what) => what !== path);
    const what = others.length > 0 ? ` with ${others.join(", ")}` : "";
    reporter.line(dim(`${path} stays as it is${what}`));
  }
  reporter.line();
}

async function confirm(
  { changes }: ForeignAddition,
  context: Context & { reporter: Reporter },
): Promise<void> {
  const { reporter } = context;
  reporter.raw(await diff(changes, { colour: reporter.isColoured }));
  reporter.line();
  await askToWrite(context);
}

function showOutcome(
  { changes, notes }: Pick<ForeignAddition, "changes" | "notes">,
  dryRun: boolean,
  reporter: Reporter,
): void {
  const { bold } = reporter.colours;
  showManualSteps(changes, reporter);
  if (notes.length > 0) reporter.line();
  for (const note of notes) reporter.line(note);
  if (dryRun) {
    reporter.line();
    reporter.line("A dry run: nothing was written.");
  } else if (changes.files.length > 0) {
    reporter.line();
    reporter.line(`${bold("Undo".padEnd(9))} ${expertCommand("undo")}`);
  }
}

function exitOf(
  { changes }: ForeignAddition,
  trial: Trial,
  lock: Lock | undefined,
  { verify }: AddValues,
): ExitStatus {
  const isOwed = trial.state === "not tried" && verify !== "auto";
  return changes.manuals.length > 0 || isOwed || lock?.state === "failed" ? EXIT.manual : EXIT.done;
}
