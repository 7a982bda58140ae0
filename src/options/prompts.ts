import type { Choice } from "./option.ts";

/** What asking takes from the terminal; tests bring their own. Interrupted, each rejects with a Failure of exit status 130. */
export interface Prompts {
  text(question: {
    message: string;
    default?: string;
    /** Gives what is wrong with an answer; it is asked for again. */
    validate: (answer: string) => Promise<string | undefined>;
  }): Promise<string>;
  choose(question: {
    message: string;
    choices: readonly Choice[];
    default?: string;
  }): Promise<string>;
  pick(question: {
    message: string;
    choices: readonly Choice[];
    picked: readonly string[];
  }): Promise<string[]>;
  confirm(question: { message: string; default: boolean }): Promise<boolean>;
}
