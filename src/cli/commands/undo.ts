import { commonOptions, yesOption } from "../../options/general-options.ts";
import { flag } from "../../options/option.ts";
import { colourFor } from "../colours.ts";
import type { Context } from "../context.ts";
import { isInteractive } from "../context.ts";
import { readOptions, rootOf } from "../read-options.ts";
import { runUndo } from "../undo.ts";

export const options = {
  list: flag("List the runs instead, newest first").excludes("yes"),
  yes: yesOption("Do not ask"),
  ...commonOptions,
};

export const examples = ["django-expert undo", "django-expert undo --list"];

export async function run(context: Context) {
  const values = await readOptions(options, context);
  const { stdout, signal, prompts } = context;
  return runUndo({
    root: rootOf(context, values),
    list: values.list,
    yes: values.yes,
    json: values.json,
    io: {
      write: (text) => {
        if (!values.quiet || values.json) stdout.write(text);
      },
      colour: colourFor(context, values.color),
      prompts: isInteractive(context) && !values.json ? await prompts() : undefined,
    },
    signal,
  });
}
