import type { Prompts } from "../../src/options/prompts.ts";

type Answer = string | boolean | readonly string[];

/** Prompts that answer by a script: by message; a list for a text gives one answer after the other. */
export function scriptedPrompts(script: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const refusals: string[] = [];
  const defaults: Record<string, unknown> = {};
  const answerTo = (message: string, fallback: unknown): Answer => {
    asked.push(message);
    defaults[message] = fallback;
    const answer = script[message];
    if (answer === undefined) throw new Error(`no answer to ${message}`);
    return answer;
  };
  const prompts: Prompts = {
    async text({ message, default: usual, validate }) {
      const answers = [answerTo(message, usual)].flat() as string[];
      for (const answer of answers) {
        const refusal = await validate(answer || usual || "");
        if (!refusal) return answer || usual || "";
        refusals.push(refusal);
      }
      throw new Error(`no further answer to ${message}`);
    },
    choose: async ({ message, default: usual }) => answerTo(message, usual) as string,
    pick: async ({ message, picked }) => [...(answerTo(message, picked) as string[])],
    confirm: async ({ message, default: usual }) => answerTo(message, usual) as boolean,
  };
  return { ...prompts, asked, refusals, defaults };
}
