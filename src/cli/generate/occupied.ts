import { diff } from "../../changes/diff.ts";
import type { Draft, Occupied } from "../../components/draft.ts";
import { Failure, usage } from "../../errors.ts";
import { isInteractive, type Context } from "../context.ts";
import type { RunValues } from "../generate.ts";

const CHOICES = [
  { value: "keep", label: "leave it as it is" },
  { value: "overwrite", label: "put the new text in its place" },
  { value: "diff", label: "show the difference" },
  { value: "abort", label: "write nothing at all" },
] as const;

/**
 * Decides about whole files that stand where a component makes others: by the flags, or by asking.
 *
 * @throws Failure (usage) where nobody is there to ask, or who was asked wants nothing written
 */
export async function settleOccupied(
  draft: Draft,
  { force, skipExisting, yes, json, dryRun }: RunValues,
  context: Context,
): Promise<void> {
  const { occupied } = draft;
  if (occupied.length === 0 || skipExisting) return;
  if (force) {
    for (const one of occupied) overwrite(draft, one);
    return;
  }
  if (yes || json || dryRun || !isInteractive(context)) {
    throw usage(
      "files-in-the-way",
      "Files are in the way of what would be made.",
      "Move them, or add --skip-existing to leave them as they are, or --force to overwrite them.",
      occupied.map(({ path }) => path),
    );
  }
  for (const one of occupied) if (await shallOverwrite(draft, one, context)) overwrite(draft, one);
}

async function shallOverwrite(draft: Draft, one: Occupied, context: Context): Promise<boolean> {
  const prompts = await context.prompts();
  for (;;) {
    const answer = await prompts.choose({
      message: `${one.path} exists and differs.`,
      choices: CHOICES,
      default: "keep",
    });
    if (answer === "abort")
      throw new Failure({ code: "declined", message: "Nothing was written." });
    if (answer !== "diff") return answer === "overwrite";
    context.stdout.write(await differenceOf(draft, one));
  }
}

async function differenceOf({ changes }: Draft, { path, text }: Occupied): Promise<string> {
  const before = changes.read(path);
  const file = { kind: "edit", path, before, after: text, reasons: [], executable: false } as const;
  return diff({ files: [file] }, { colour: true });
}

function overwrite({ changes }: Draft, { path, text }: Occupied): void {
  changes.write(path, text, "overwritten");
}
