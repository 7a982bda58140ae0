import { diff } from "../../changes/diff.ts";
import type { CreateValues } from "../../options/create-options.ts";
import type { Reporter } from "../reporter.ts";
import { planJson } from "../plan-json.ts";
import type { Creation } from "./planning.ts";
import { headline, remarks, tree } from "./summary.ts";

/** Shows what a run would write: every file, and the difference where one is there already. */
export async function showPreview(
  creation: Creation,
  { preset }: CreateValues,
  reporter: Reporter,
): Promise<void> {
  const { changes, target } = creation;
  const { colours } = reporter;
  reporter.line();
  reporter.line(headline(creation, preset, colours));
  for (const remark of remarks(creation)) reporter.line(colours.dim(remark));
  reporter.line();
  reporter.line(colours.cyan(`${target.root}/`));
  for (const line of tree(changes.files, colours)) reporter.line(`  ${line}`);
  const edits = changes.files.filter(({ kind }) => kind === "edit");
  if (edits.length > 0) {
    reporter.line();
    reporter.raw(await diff({ files: edits }, { colour: reporter.isColoured }));
  }
  reporter.line();
  reporter.line("A dry run: nothing was written.");
}

/** The same as data. */
export async function previewJson(
  { answers, resolution, changes, target }: Creation,
  command: string,
): Promise<object> {
  return {
    ok: true,
    dryRun: true,
    directory: target.root,
    answers,
    brought: resolution.brought,
    dropped: resolution.dropped,
    ...(await planJson(changes)),
    again: command,
  };
}
