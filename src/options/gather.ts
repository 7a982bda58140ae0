import { usage, type Failure } from "../errors.ts";
import { accept, problemOf, refusal } from "./accept.ts";
import { askMissing, fallbackOf, refuseMissing } from "./missing.ts";
import { spelling } from "./names.ts";
import type { Known, Option, Options, Problem, Values } from "./option.ts";
import type { Given } from "./parse.ts";
import type { Prompts } from "./prompts.ts";

/** What happens to an answer that was not given: asked for, taken from the defaults, or refused. */
export type Missing = "ask" | "default" | "refuse";

export interface Gathering {
  /** Decided once it is known what was given. */
  missing: (given: Known) => Missing;
  prompts: () => Promise<Prompts>;
  /** Defaults that depend on where the command runs. */
  defaults?: Readonly<Record<string, (known: Known) => unknown>>;
  /** Checks that look at the disk, beside those of the declaration. */
  checks?: Readonly<Record<string, (value: never, known: Known) => Promise<Problem | undefined>>>;
  /** Questions that answer more than one option, by the option that is asked for. */
  questions?: Readonly<Record<string, (known: Known, prompts: Prompts) => Promise<Known>>>;
  /** Asked before the later questions, with the defaults they would have. */
  wantsMore?: (known: Known, prompts: Prompts) => Promise<boolean>;
}

export interface Gathered<O extends Options> {
  values: Values<O>;
  /** The keys that a flag, the file or a prompt answered. */
  answered: ReadonlySet<string>;
}

/**
 * Values for every option: as given, then from prompts, then from defaults. What is given is checked before the
 * first prompt.
 *
 * @throws Failure (usage) where a value is refused, or missing with nobody to ask
 */
export async function gather<O extends Options>(
  declared: O,
  given: ReadonlyMap<string, Given>,
  gathering: Gathering,
): Promise<Gathered<O>> {
  const options = withChecks(declared, gathering);
  const known: Record<string, unknown> = {};
  for (const [key, { value }] of given) known[key] = value;
  for (const [key, option] of Object.entries(options)) {
    const one = given.get(key);
    if (one) known[key] = await accept(option, one, known);
  }
  const missing = gathering.missing(known);
  if (missing === "refuse") refuseMissing(options, gathering, known);
  if (missing === "ask") await askMissing(options, gathering, known);
  const answered = new Set(Object.keys(known));
  await fillIn(options, gathering, known);
  return { values: known as Values<O>, answered };
}

function withChecks(declared: Options, { checks = {} }: Gathering): Options {
  const entries = Object.entries(declared).map(([key, option]): [string, Option<unknown>] => {
    const further = checks[key];
    if (!further) return [key, option];
    const first = option.spec.check;
    return [
      key,
      option.check(
        async (value, known) =>
          (await first?.(value as never, known)) ?? further(value as never, known),
      ),
    ];
  });
  return Object.fromEntries(entries);
}

async function fillIn(
  options: Options,
  gathering: Gathering,
  known: Record<string, unknown>,
): Promise<void> {
  for (const [key, option] of Object.entries(options)) {
    if (known[key] !== undefined) continue;
    const value = fallbackOf(key, option, gathering, known);
    if (value === undefined && !option.spec.optional) throw nothingGiven(key, option);
    known[key] = value;
    // What is declared needs no check, which may have a lot to load.
    if (typeof value !== "string" || value === "" || value === option.spec.default) continue;
    const problem = await problemOf(option, value, known);
    if (problem) throw refusal(spelling(key, option), problem);
  }
}

function nothingGiven(key: string, option: Option<unknown>): Failure {
  const { placeholder, positional } = option.spec;
  const form = positional
    ? spelling(key, option)
    : `${spelling(key, option)} ${placeholder ?? "VALUE"}`;
  return usage(
    "answer-missing",
    `${spelling(key, option)} is missing.`,
    `Give ${form}; --help shows how.`,
  );
}
