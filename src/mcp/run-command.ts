import { commandIn } from "../cli/commands.ts";
import type { Context } from "../cli/context.ts";
import { PLAIN } from "../cli/colours.ts";
import { failureText } from "../cli/failure-text.ts";
import { Failure } from "../errors.ts";

/** What a command line of `django-expert` came to. */
export interface Outcome {
  /** Its exit status. */
  exit: number;
  /** What it printed and, where it failed, why and what to do next. */
  text: string;
}

/** Runs a command line of `django-expert` in this process, with nobody to ask, and keeps what it prints. */
export async function runCommand(words: readonly string[], outside: Context): Promise<Outcome> {
  let text = "";
  const output = { write: (part: string) => (text += part) };
  try {
    const { command, rest } = commandIn(words);
    const { run } = await command.load();
    const exit = await run({ ...outside, argv: rest, stdout: output, stderr: output });
    return { exit, text };
  } catch (error) {
    const exit = error instanceof Failure ? error.exit : 1;
    return { exit, text: text + failureText(error, PLAIN, false) };
  }
}
