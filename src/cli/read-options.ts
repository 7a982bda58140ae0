import { statSync } from "node:fs";
import { resolve } from "node:path";
import { usage } from "../errors.ts";
import { gather } from "../options/gather.ts";
import type { Known, Options, Values } from "../options/option.ts";
import { parse } from "../options/parse.ts";
import { isInteractive, type Context } from "./context.ts";

/** The values of a command that asks for what it needs, where someone is there to answer. */
export async function readOptions<O extends Options>(
  options: O,
  context: Context,
): Promise<Values<O>> {
  const { values } = await gather(options, parse(options, context.argv), {
    missing: (known) =>
      isInteractive(context) && !known["json"] && !known["yes"] ? "ask" : "default",
    prompts: context.prompts,
  });
  return values;
}

/**
 * The folder that a command works in, absolute.
 *
 * @throws Failure (usage) where `--cwd` names none
 */
export function rootOf({ cwd }: Context, known: Known): string {
  const root = resolve(cwd, String(known["cwd"] ?? "."));
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory()) return root;
  throw usage("no-such-folder", `There is no folder ${root}.`, "Give --cwd a folder that exists.");
}
