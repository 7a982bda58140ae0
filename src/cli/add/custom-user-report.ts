import type { Draft } from "../../components/draft.ts";
import { remarksOf } from "../../custom-user/feature.ts";
import type { Situation } from "../../custom-user/situation.ts";
import type { Remark } from "../../custom-user/swap.ts";
import { EXIT, Failure, type ExitStatus } from "../../errors.ts";
import { expertCommand } from "../../expert-command.ts";
import type { Project } from "../../project/project.ts";
import type { Trial } from "../generate/trial.ts";
import { showManualSteps } from "../manual-steps.ts";
import { planJson } from "../plan-json.ts";
import type { Reporter } from "../reporter.ts";

/** How users are kept, as a person would do it. */
const PLAN = [
  '1. A new app with class User(AbstractUser), db_table = "auth_user" and keys of AutoField: the same table, no row moves.',
  "2. Every reference to auth.User becomes get_user_model() or settings.AUTH_USER_MODEL, in migrations as well.",
  "3. AUTH_USER_MODEL, and the first migration of the app, in one release.",
  "4. On each database, before migrate: record that migration as applied and rename the content type auth.user, in one transaction.",
  "5. New fields come in later migrations.",
];

/** @throws Failure (exit status 3) with the plan, where a database with users cannot be handed over safely */
export function refuseObstacles(found: readonly Remark[]): void {
  if (found.length === 0) return;
  throw new Failure({
    code: "custom-user-unsafe",
    message: "The users of this project cannot be kept safely by a plan that nobody looked at.",
    details: [...found.map(({ path, line, reason }) => `${path}:${line}: ${reason}`), "", ...PLAN],
    next: "Nothing was written. Go by the plan by hand, or mend these places first.",
    exit: EXIT.manual,
  });
}

/** @throws Failure (exit status 3) with the plan, where nothing could run Django: then no test has kept a row */
export function refuseUnproven(trial: Trial, draft: Draft, reporter: Reporter): void {
  if (trial.state === "passed") return;
  showManualSteps(draft.changes, reporter);
  throw new Failure({
    code: "custom-user-unproven",
    message: "A swap that has to keep users is not written without having been tried.",
    details: [...(trial.state === "not tried" ? [trial.reason, ""] : []), ...PLAN],
    next: "Nothing was written. Activate the virtual environment that the project runs in, then run this again.",
    exit: EXIT.manual,
  });
}

/** A failure of the trial, with the plan: users are not put at risk to have it all the same. */
export function withPlan(error: unknown): unknown {
  if (!(error instanceof Failure) || error.exit !== EXIT.unverified) return error;
  const { code, message, details, exit } = error;
  const next = "Nothing was written. Mend what stands in its way, or go by the plan by hand.";
  return new Failure({
    code,
    message,
    next,
    exit,
    cause: error,
    details: [...details, "", ...PLAN],
  });
}

/** What the user does next, a line each. */
export function nextOfCustomUser(
  { managePy = "manage.py" }: Project,
  { adopts }: Situation,
  trial: Trial,
): string[] {
  const manage = `python ${managePy}`;
  if (adopts)
    return [
      ...(trial.state === "passed" && typeof trial.tests === "string"
        ? [`Run the test of adopt_users before you deploy: ${trial.tests}`]
        : []),
      `On each database, with a backup, before migrate: ${manage} adopt_users && ${manage} migrate`,
      `Before an earlier release runs again: ${manage} adopt_users --back`,
    ];
  return [
    ...(trial.state === "passed" ? [] : [`${manage} makemigrations`]),
    `${manage} migrate, in a database that is new: remove one that migrate has been run on`,
  ];
}

interface Outcome {
  exit: ExitStatus;
  situation: Situation;
  trial: Trial;
  next: readonly string[];
  dryRun: boolean;
}

/** The plan, or the result, as data. */
export async function customUserJson(
  draft: Draft,
  { exit, situation, trial, next, dryRun }: Outcome,
): Promise<object> {
  return {
    ok: exit === EXIT.done,
    exit,
    dryRun,
    feature: "custom-user",
    existingData: situation.adopts,
    because: situation.because,
    ...(await planJson(draft.changes)),
    look: remarksOf(draft),
    trial,
    next,
  };
}

/** Says what is worth a look, what is left by hand and what comes next. */
export function showCustomUser(
  draft: Draft,
  { dryRun, next, reporter }: { dryRun: boolean; next: readonly string[]; reporter: Reporter },
): void {
  const { bold } = reporter.colours;
  showManualSteps(draft.changes, reporter);
  reporter.line();
  for (const { path, line, reason } of remarksOf(draft))
    reporter.note(`${path}:${line}`, `${reason}: mended, have a look`);
  if (dryRun) {
    reporter.line("A dry run: nothing was written.");
    return;
  }
  for (const step of next) reporter.line(`${bold("Next".padEnd(9))} ${step}`);
  reporter.line(
    `${bold("Undo".padEnd(9))} ${expertCommand("undo")}, which restores files and leaves databases alone`,
  );
}

/** The plan alone: what would be changed, and what a person does. */
export function showSteps(draft: Draft, { adopts }: Situation, reporter: Reporter): void {
  showManualSteps(draft.changes, reporter);
  reporter.line();
  if (adopts) for (const step of PLAN) reporter.line(step);
  reporter.line("A plan: nothing was written.");
}
