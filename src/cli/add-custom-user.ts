import { catalogue } from "../../generators/index.ts";
import { kinds } from "../../generators/components/index.ts";
import { applyChanges } from "../changes/apply.ts";
import { diff } from "../changes/diff.ts";
import { noteOf, recover } from "../changes/recover.ts";
import type { Draft } from "../components/draft.ts";
import { planComponent } from "../components/plan.ts";
import { customUser } from "../custom-user/feature.ts";
import { obstacles } from "../custom-user/obstacles.ts";
import { type Asked, type Situation, situationOf } from "../custom-user/situation.ts";
import { EXIT, Failure, type ExitStatus } from "../errors.ts";
import { refusalFailure, staticGate } from "../gate/static-gate.ts";
import { refuseUncommitted } from "./add/own-edits.ts";
import {
  customUserJson,
  nextOfCustomUser,
  refuseObstacles,
  refuseUnproven,
  showCustomUser,
  showSteps,
  withPlan,
} from "./add/custom-user-report.ts";
import type { AddValues } from "./commands/add.ts";
import { askToWrite } from "./consent.ts";
import { isInteractive, type Context } from "./context.ts";
import { showPlan } from "./generate/report.ts";
import { openRepository, type Repository } from "./generate/repository.ts";
import { tryOut, type Trial } from "./generate/trial.ts";
import { rootOf } from "./read-options.ts";
import { Reporter } from "./reporter.ts";

/**
 * `django-expert add custom-user`: finds out whether databases have users, plans the swap, has it tried on a copy with
 * Django itself, then writes it.
 *
 * @throws Failure where it cannot be told whether there are users, where users could not be kept safely (exit status 3),
 *   or where the trial fails (exit status 4); nothing was written then
 */
export async function addCustomUser(context: Context, values: AddValues): Promise<ExitStatus> {
  const reporter = new Reporter(context, values);
  const start = rootOf(context, values);
  for (const recovery of recover(start)) reporter.note(noteOf(recovery));
  const repository = await openRepository(start);
  const { project, root } = repository;
  const there = reasonNotTo(repository);
  if (there !== undefined) return nothingToDo(there, context, values);

  const asked = await ask(repository, values, { ...context, reporter });
  const situation = situationOf(project, values, asked);
  if (situation.adopts) refuseObstacles(obstacles(project));
  const draft = await plan(repository, situation, values.app);
  reporter.line();
  reporter.note(situation.adopts ? "users are kept" : "no users yet", situation.because);
  await showPlan("custom-user", draft, reporter);
  if (values.plan) return planOnly(draft, situation, context, values);
  const trial = await tryOut(repository, draft, values.verify, { ...context, reporter }).catch(
    (error: unknown) => {
      throw situation.adopts ? withPlan(error) : error;
    },
  );
  if (situation.adopts) refuseUnproven(trial, draft, reporter);

  const { changes } = draft;
  if (values.dryRun) reporter.raw(await diff(changes, { colour: reporter.isColoured }));
  else {
    if (!values.force) await refuseUncommitted(root, context);
    if (!values.yes && !values.json && isInteractive(context)) await askToWrite(context);
    const command = "django-expert add custom-user";
    const [, time] = await reporter.during("writing", () =>
      applyChanges(changes, root, { signal: context.signal, command }),
    );
    reporter.done("written", time);
  }
  const exit = exitOf(draft, trial);
  const next = nextOfCustomUser(project, situation, trial);
  if (values.json) {
    const result = await customUserJson(draft, {
      exit,
      situation,
      trial,
      next,
      dryRun: values.dryRun,
    });
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else showCustomUser(draft, { dryRun: values.dryRun, next, reporter });
  return exit;
}

/** Why there is nothing to swap; undefined where there is. */
function reasonNotTo({ project }: Repository): string | undefined {
  const { userModel, installedApps } = project;
  if (userModel !== undefined && userModel !== "auth.User")
    return `AUTH_USER_MODEL names ${userModel}, a model of its own`;
  if (installedApps.some(({ module }) => module === "django.contrib.auth")) return undefined;
  throw new Failure({
    code: "no-auth",
    message: "django.contrib.auth is not among INSTALLED_APPS: there is no user model to swap.",
    next: "Add it first, where this project is to have users.",
    exit: EXIT.usage,
  });
}

async function ask(
  { root, tree, project }: Repository,
  { existingData, verify }: AddValues,
  { reporter, signal }: Context & { reporter: Reporter },
): Promise<Asked | undefined> {
  if (existingData || verify === "none" || project.managePy === undefined) return undefined;
  const [{ askUserData }, { detectProject }] = await Promise.all([
    import("../verify/user-data.ts"),
    import("../verify/detect-project.ts"),
  ]);
  const subject = detectProject(root, tree, project.managePy);
  const [found] = await reporter.during("asking the database", () =>
    askUserData(subject, { signal }),
  );
  return found;
}

async function plan(
  { project, folder }: Repository,
  { adopts }: Situation,
  app: string | undefined,
): Promise<Draft> {
  const readFile = (): string => "";
  const draft = await planComponent(
    { project, generator: customUser, options: { app, adopts }, tests: true, folder, readFile },
    { kinds, order: catalogue.order, templates: catalogue.templates },
  );
  const { changes, allowed } = draft;
  const refusals = await staticGate(changes, project, { allowed });
  if (refusals.length > 0) throw refusalFailure(refusals);
  return draft;
}

async function planOnly(
  draft: Draft,
  situation: Situation,
  context: Context,
  values: AddValues,
): Promise<ExitStatus> {
  const reporter = new Reporter(context, values);
  if (values.json) {
    const result = await customUserJson(draft, {
      exit: EXIT.done,
      situation,
      trial: { state: "left out" },
      next: [],
      dryRun: true,
    });
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else showSteps(draft, situation, reporter);
  return EXIT.done;
}

function nothingToDo(reason: string, context: Context, values: AddValues): ExitStatus {
  if (values.json) {
    const result = {
      ok: true,
      exit: EXIT.done,
      feature: "custom-user",
      files: [],
      manual: [],
      reason,
    };
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    const reporter = new Reporter(context, values);
    reporter.line();
    reporter.line(`Nothing to do: ${reason}.`);
  }
  return EXIT.done;
}

function exitOf({ changes }: Draft, trial: Trial): ExitStatus {
  const isTested = trial.state === "passed" && typeof trial.tests === "number";
  return changes.manuals.length > 0 || !isTested ? EXIT.manual : EXIT.done;
}
