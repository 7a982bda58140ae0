import { createHash } from "node:crypto";
import { usage } from "../errors.ts";

/** A change that was shown, and is not written yet. */
export interface ShownPlan {
  token: string;
  /** The command line that makes it. */
  words: readonly string[];
  /** All that was shown of it: the files, the difference, what is left to do by hand. */
  text: string;
}

/** Nobody reads more plans than these before applying one. */
const MOST = 50;

/** The changes that were shown, by their tokens: what is applied is what was seen. */
export class Plans {
  readonly #known = new Map<string, ShownPlan>();

  /** Keeps a plan. The token is of its words and its text, so that the same plan has the same one. */
  keep(words: readonly string[], text: string): ShownPlan {
    const token = tokenOf(words, text);
    const plan = { token, words, text };
    this.#known.delete(token);
    this.#known.set(token, plan);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
    return plan;
  }

  /**
   * The plan of a token.
   *
   * @throws Failure (usage) where there is none
   */
  of(token: string): ShownPlan {
    const plan = this.#known.get(token);
    if (plan) return plan;
    throw usage(
      "unknown-plan",
      `There is no plan ${token}.`,
      "Plan the change, and apply the token that this gives.",
    );
  }

  /**
   * Refuses a plan whose repository would now be changed in another way than was shown.
   *
   * @param now what planning it again shows
   * @throws Failure (usage) where that differs
   */
  refuseOld({ token, words, text }: ShownPlan, now: string): void {
    if (now === text) return;
    this.#known.delete(token);
    throw usage(
      "plan-outdated",
      `The repository changed since \`${words.join(" ")}\` was planned.`,
      "Plan it again, and read what would be written now.",
    );
  }
}

function tokenOf(words: readonly string[], text: string): string {
  return createHash("sha256")
    .update(JSON.stringify([words, text]))
    .digest("hex")
    .slice(0, 16);
}
