import { usage } from "../errors.ts";
import { ask } from "./ask.ts";
import type { Gathering } from "./gather.ts";
import { kebab, spelling } from "./names.ts";
import type { Known, Option, Options } from "./option.ts";

/**
 * Refuses answers that are missing where there is nobody to ask.
 *
 * @throws Failure (usage) that names their flags
 */
export function refuseMissing(options: Options, gathering: Gathering, known: Known): void {
  const usual = withDefaults(options, gathering, known);
  const missing = Object.entries(options).filter(
    ([key, { spec }]) =>
      spec.ask === "first" && known[key] === undefined && (spec.when?.(usual) ?? true),
  );
  if (missing.length === 0) return;
  const names = (some: typeof missing) =>
    some.map(([key, option]) => spelling(key, option)).join(", ");
  const needed = missing.filter(([key]) => usual[key] === undefined);
  const defaults = missing
    .filter(([key]) => usual[key] !== undefined)
    .map(([key]) => `--${kebab(key)} ${String(usual[key])}`);
  const ways = [
    ...(needed.length > 0 ? [`Give ${names(needed)}`] : []),
    ...(defaults.length > 0 ? [`--yes takes the defaults (${defaults.join(" ")})`] : []),
  ];
  throw usage(
    "answer-missing",
    `There is no terminal to ask in, and no answer for ${names(missing)}.`,
    `${ways.join("; ")}.`,
  );
}

/** Asks for what is missing: the first questions, then the later ones if they are wanted. */
export async function askMissing(
  options: Options,
  gathering: Gathering,
  known: Record<string, unknown>,
): Promise<void> {
  for (const order of ["first", "later"] as const) {
    let isWanted = order === "first" || !gathering.wantsMore;
    for (const [key, option] of Object.entries(options)) {
      const { spec } = option;
      const usual = withDefaults(options, gathering, known);
      if (spec.ask !== order || known[key] !== undefined || spec.when?.(usual) === false) continue;
      const prompts = await gathering.prompts();
      isWanted ||= (await gathering.wantsMore?.(usual, prompts)) ?? true;
      if (!isWanted) return;
      const question = gathering.questions?.[key];
      if (question) Object.assign(known, await question(known, prompts));
      else known[key] = await ask(key, option, usual[key], known, prompts);
    }
  }
}

function withDefaults(options: Options, gathering: Gathering, known: Known): Known {
  const usual: Record<string, unknown> = { ...known };
  for (const [key, option] of Object.entries(options)) {
    usual[key] ??= fallbackOf(key, option, gathering, usual);
  }
  return usual;
}

/** The value of an option that was not given, as far as it follows from what is known. */
export function fallbackOf(
  key: string,
  { spec }: Option<unknown>,
  gathering: Gathering,
  known: Known,
): unknown {
  const outside = gathering.defaults?.[key];
  if (outside) return outside(known);
  return typeof spec.default === "function" ? spec.default(known) : spec.default;
}
