import { kinds } from "../../../generators/components/index.ts";
import { changeOptions, commonOptions } from "../../options/general-options.ts";
import { text, type Values } from "../../options/option.ts";
import type { Context } from "../context.ts";
import { eject } from "../eject.ts";
import { readOptions } from "../read-options.ts";

const { dryRun, force } = changeOptions;

export const options = {
  kind: text("Kind whose templates the repository is to own")
    .positional()
    .ask("first", "Which kind?")
    .check((value) =>
      kinds.some(({ name }) => name === value)
        ? undefined
        : { reason: `there is no kind ${value}`, suggestion: "django-expert list shows them." },
    ),
  dryRun,
  force,
  ...commonOptions,
};

export type EjectValues = Values<typeof options>;

export const examples = ["django-expert eject viewset", "django-expert eject model --dry-run"];

export async function run(context: Context) {
  return eject(context, await readOptions(options, context));
}
