import inquirer from "inquirer";
import { EXIT, Failure } from "../errors.ts";
import type { Choice } from "../options/option.ts";
import type { Prompts } from "../options/prompts.ts";

const columns = () => process.stdout.columns || 80;

/** Questions in this process's terminal. */
export function terminalPrompts(signal: AbortSignal): Prompts {
  const ask = async (question: object): Promise<unknown> => {
    // Ctrl-D closes the terminal's input and settles nothing: all that is left is to end the process.
    const ended = new AbortController();
    const end = () => ended.abort();
    process.once("beforeExit", end);
    const prompt = inquirer.createPromptModule({ signal: AbortSignal.any([signal, ended.signal]) });
    try {
      const { answer } = await prompt<{ answer: unknown }>([
        { name: "answer", ...question } as never,
      ]);
      return answer;
    } catch (error) {
      throw isInterruption(error) ? interrupted(error) : error;
    } finally {
      process.off("beforeExit", end);
    }
  };
  return {
    text: async ({ message, default: usual, validate }) => {
      const answer = await ask({
        type: "input",
        message,
        ...(usual && { default: usual }),
        validate: async (text: string) => (await validate(text.trim())) ?? true,
      });
      return String(answer).trim();
    },
    choose: async ({ message, choices, default: usual }) =>
      String(
        await ask({ type: "select", message, choices: listed(choices, columns()), default: usual }),
      ),
    pick: async ({ message, choices, picked }) => {
      const marked = listed(choices, columns()).map((choice) => ({
        ...choice,
        checked: picked.includes(choice.value),
      }));
      return (await ask({ type: "checkbox", message, choices: marked, pageSize: 15 })) as string[];
    },
    confirm: async ({ message, default: usual }) =>
      (await ask({ type: "confirm", message, default: usual })) as boolean,
  };
}

/** What the mark before a choice takes of a line, and what keeps its end from wrapping. */
const MARGIN = 4;

/** Choices with a line each; what is cut to fit is told in full below the list, for the one at hand. */
export function listed(
  choices: readonly Choice[],
  columns: number,
): { value: string; name: string; short: string; description?: string }[] {
  const width = Math.max(...choices.map(({ value }) => value.length));
  return choices.map(({ value, label }) => {
    const name = label ? `${value.padEnd(width)}  ${label}` : value;
    const isCut = name.length > columns - MARGIN;
    return {
      value,
      name: isCut ? `${name.slice(0, columns - MARGIN - 1).trimEnd()}…` : name,
      short: value,
      ...(isCut && label && { description: label }),
    };
  });
}

/** Ctrl-C, Ctrl-D, a terminal that went away, or our own signal. */
function isInterruption(error: unknown): boolean {
  return error instanceof Error && ["ExitPromptError", "AbortPromptError"].includes(error.name);
}

function interrupted(cause: unknown): Failure {
  return new Failure({
    code: "interrupted",
    message: "Interrupted: nothing was written.",
    exit: EXIT.interrupted,
    cause,
  });
}
