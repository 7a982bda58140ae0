import { resolve } from "node:path";
import { EXIT, Failure, type ExitStatus } from "../../errors.ts";
import type { CreateValues } from "../../options/create-options.ts";
import { WIDTH, wrap } from "../../options/help.ts";
import { isInteractive, type Context } from "../context.ts";
import { findManager } from "./first-steps.ts";
import { makeProject, stays, type Made } from "./making.ts";
import { planCreation, type Creation, type Existing } from "./planning.ts";
import { previewJson, showPreview } from "./preview.ts";
import { again, showReport } from "./report.ts";
import { resultJson } from "./result.ts";
import { headline, remarks, tree } from "./summary.ts";
import { rootOf } from "../read-options.ts";
import { Reporter } from "../reporter.ts";
import { isOwed, prove, type Proof } from "../verification.ts";

/** Folders of more files than this are one line of the tree that is shown before writing. */
const FOLDED = 8;

/** Plans a project from its answers, shows it, writes and proves it. Gives the exit status. */
export async function createFrom(values: CreateValues, context: Context): Promise<ExitStatus> {
  const reporter = new Reporter(context, values);
  const folder = resolve(rootOf(context, values), values.directory);
  const creation = await planCreation(values, folder, existingOf(values));
  const command = again(values, context.platform);
  if (values.dryRun) {
    if (values.json) printJson(context, await previewJson(creation, command));
    else await showPreview(creation, values, reporter);
    return EXIT.done;
  }
  introduce(creation, values, reporter);
  if (!values.yes && !values.json && isInteractive(context))
    await confirm(creation, context, reporter);
  const outside = { ...context, reporter };
  const made = await makeProject(creation, { ...values, command }, outside);
  const { root } = creation.target;
  const proof = await stays(root, context.signal, () =>
    prove(root, values.verify, "full", outside),
  );
  const exit = exitOf(made, proof, values);
  // Only what is told needs to be found out.
  if (values.quiet && !values.json) return exit;
  const manager = await findManager(creation.answers, context);
  const frame = { ...context, manager, command };
  if (values.json) printJson(context, resultJson(creation, made, proof, { exit, ...frame }));
  else showReport(creation, { ...frame, proof, reporter });
  return exit;
}

function existingOf({ force, skipExisting }: CreateValues): Existing {
  return force ? "overwrite" : skipExisting ? "keep" : undefined;
}

function introduce(creation: Creation, { preset }: CreateValues, reporter: Reporter): void {
  reporter.line();
  reporter.line(headline(creation, preset, reporter.colours));
  for (const remark of remarks(creation)) reporter.line(reporter.colours.dim(remark));
  reporter.line();
}

async function confirm(
  { answers, changes, target }: Creation,
  { prompts }: Context,
  reporter: Reporter,
): Promise<void> {
  const { files } = changes;
  const width = Math.min(reporter.out?.columns ?? WIDTH, WIDTH) - 2;
  for (const line of wrap(answers.features.join(", "), width)) reporter.line(line);
  reporter.line();
  for (const line of tree(files, reporter.colours, FOLDED)) reporter.line(line);
  reporter.line();
  const overwritten = files.filter(({ kind }) => kind === "edit").length;
  const ask = await prompts();
  const agreed = await ask.confirm({
    message:
      overwritten > 0 ? `Overwrite ${overwritten} of the files in ${target.root}?` : "Make it?",
    default: overwritten === 0,
  });
  if (agreed) return reporter.line();
  throw new Failure({
    code: "declined",
    message: "Nothing was written.",
    next: "Run it again with other answers.",
  });
}

function exitOf({ repository, lock }: Made, proof: Proof, { verify }: CreateValues): ExitStatus {
  if (proof.status === "failed") return EXIT.unverified;
  const isLeft = repository.state === "failed" || lock.state === "failed" || isOwed(proof, verify);
  return isLeft ? EXIT.manual : EXIT.done;
}

function printJson({ stdout }: Context, value: object): void {
  stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
