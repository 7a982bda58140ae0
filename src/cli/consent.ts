import { Failure } from "../errors.ts";
import type { Context } from "./context.ts";

/**
 * Asks whether what was shown is to be written.
 *
 * @throws Failure where the answer is no
 */
export async function askToWrite({ prompts }: Pick<Context, "prompts">): Promise<void> {
  if (await (await prompts()).confirm({ message: "Write this?", default: true })) return;
  throw new Failure({ code: "declined", message: "Nothing was written." });
}
