import type { Context } from "./context.ts";

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** Text in the colours of a terminal, or as it is. */
export type Colours = Readonly<Record<keyof typeof CODES, (text: string) => string>>;

/** Colours that change nothing. */
export const PLAIN = colours(false);

/** The colours for a stream. */
export function colours(wanted: boolean): Colours {
  const paint = (codes: readonly [number, number]) => (text: string) =>
    wanted ? `\u001b[${codes[0]}m${text}\u001b[${codes[1]}m` : text;
  const entries = Object.entries(CODES).map(([name, codes]) => [name, paint(codes)]);
  return Object.fromEntries(entries) as Colours;
}

/**
 * Whether to write in colour: as `--color` or `--no-color` says, then NO_COLOR (https://no-color.org),
 * then FORCE_COLOR, then where there is a terminal that has any.
 */
export function wantsColour(
  wish: boolean | undefined,
  env: NodeJS.ProcessEnv,
  isTerminal: boolean,
): boolean {
  if (wish !== undefined) return wish;
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"] !== undefined) return !["0", "false"].includes(env["FORCE_COLOR"]);
  return isTerminal && env["TERM"] !== "dumb";
}

/** Whether a command writes to standard output in colour. */
export function colourFor(
  { env, stdout }: Pick<Context, "env" | "stdout">,
  wish: boolean | undefined,
): boolean {
  return wantsColour(wish, env, stdout.isTTY === true);
}
