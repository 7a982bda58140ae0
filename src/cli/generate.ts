import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { catalogue } from "../../generators/index.ts";
import { kinds } from "../../generators/components/index.ts";
import { applyChanges } from "../changes/apply.ts";
import { diff } from "../changes/diff.ts";
import { noteOf, recover } from "../changes/recover.ts";
import type { Draft } from "../components/draft.ts";
import type { Generator } from "../components/generator.ts";
import { planComponent } from "../components/plan.ts";
import { EXIT, usage, type ExitStatus } from "../errors.ts";
import { refusalFailure, staticGate } from "../gate/static-gate.ts";
import type { Known } from "../options/option.ts";
import type { Context } from "./context.ts";
import { settleOccupied } from "./generate/occupied.ts";
import { generationJson, showOutcome, showPlan } from "./generate/report.ts";
import { nextSteps } from "./generate/next-steps.ts";
import { openRepository } from "./generate/repository.ts";
import { tryOut, type Trial } from "./generate/trial.ts";
import { rootOf } from "./read-options.ts";
import { Reporter } from "./reporter.ts";
import type { Where } from "./verification.ts";

/** What to generate: a kind, and the values of its options and of those of every run. */
export interface Request {
  name: string;
  generator: Generator;
  values: Known;
}

/** The values of the options of every run. */
export interface RunValues {
  tests: boolean;
  yes: boolean;
  dryRun: boolean;
  force: boolean;
  skipExisting: boolean;
  verify: Where;
  json: boolean;
  quiet: boolean;
  color: boolean | undefined;
}

/** What came of a run. */
export interface Generation {
  draft: Draft;
  trial: Trial;
  exit: ExitStatus;
  /** What the user does next, a line each. */
  next: readonly string[];
}

/** `django-expert generate`: plans, tries on a copy, then writes a component. Gives the exit status. */
export async function generate(context: Context, request: Request): Promise<ExitStatus> {
  const run = request.values as unknown as RunValues;
  const reporter = new Reporter(context, run);
  const { draft, trial, exit, next } = await produce({ ...context, reporter }, request);
  if (run.json) {
    const result = await generationJson(draft, { exit, dryRun: run.dryRun, trial, next });
    context.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } else showOutcome(draft, { dryRun: run.dryRun, next, reporter });
  return exit;
}

/**
 * Plans a component, tries it on a copy and writes it; with `dryRun` it is only planned.
 *
 * @throws Failure where it cannot be planned, is refused by a gate or cannot be written
 */
export async function produce(
  context: Context & { reporter: Reporter },
  { generator, name, values }: Request,
): Promise<Generation> {
  const run = values as unknown as RunValues;
  const { reporter, signal } = context;
  const start = rootOf(context, values);
  for (const recovery of recover(start)) reporter.note(noteOf(recovery));
  const repository = await openRepository(start);
  const { project, folder, root } = repository;
  const readFile = readerIn(context);
  const draft = await planComponent(
    { project, generator, options: values, tests: run.tests, folder, readFile },
    { kinds, order: catalogue.order, templates: catalogue.templates },
  );
  await settleOccupied(draft, run, context);
  const { changes, allowed } = draft;
  const refusals = await staticGate(changes, project, { allowed });
  if (refusals.length > 0) throw refusalFailure(refusals);
  await showPlan(name, draft, reporter);
  let trial: Trial = { state: "left out" };
  if (run.dryRun) reporter.raw(await diff(changes, { colour: reporter.isColoured }));
  else if (changes.files.length > 0) {
    trial = await tryOut(repository, draft, run.verify, context);
    const command = ["django-expert generate", name, ...context.argv].join(" ");
    const [, time] = await reporter.during("writing", () =>
      applyChanges(changes, root, { signal, command }),
    );
    reporter.done("written", time);
  }
  const next = nextSteps(generator, draft, { values, trial, env: context.env });
  return { draft, trial, exit: exitOf(draft, trial, run), next };
}

/** Reads the files that options name, relative to where the user is. */
function readerIn({ cwd }: Context): (path: string) => string {
  return (path) => {
    try {
      return readFileSync(resolve(cwd, path), "utf8");
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      const why = code === "ENOENT" ? "There is no file" : "Cannot read";
      throw usage("file-unreadable", `${why} ${path}.`, "Name a file that can be read.");
    }
  };
}

function exitOf({ changes }: Draft, trial: Trial, { verify }: RunValues): ExitStatus {
  const isOwed = trial.state === "not tried" && verify !== "auto";
  return changes.manuals.length > 0 || isOwed ? EXIT.manual : EXIT.done;
}
