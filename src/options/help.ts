import { isSwitchedOff, kebab } from "./names.ts";
import type { Choice, Option, Options } from "./option.ts";

/** A command, as its help describes it. */
export interface CommandHelp {
  /** As it is typed, such as `django-expert add`. */
  command: string;
  summary: string;
  examples: readonly string[];
  options: Options;
}

/** What help is set in, where the terminal has as many columns. */
export const WIDTH = 100;
const COLUMN = 28;

const ALWAYS = [row("-h, --help", ["Show this"]), row("-V, --version", ["Show the version"])].join(
  "\n",
);

/** The text that `--help` prints for a command, in lines of a width. */
export function helpText(
  { command, summary, examples, options }: CommandHelp,
  width = WIDTH,
): string {
  const words = Object.entries(options)
    .filter(([, { spec }]) => spec.positional)
    .map(([key, { spec }]) => (spec.kind === "list" ? `<${kebab(key)}…>` : `[${kebab(key)}]`));
  const blocks = [summary, `Usage\n  ${[command, ...words, "[flags]"].join(" ")}`];
  for (const [group, members] of groups(options)) {
    const lines = members.map(([key, option]) => row(term(key, option), meaning(option), width));
    blocks.push(`${group}\n${lines.join("\n")}`);
  }
  blocks[blocks.length - 1] += `\n${ALWAYS}`;
  if (examples.length > 0) {
    blocks.push(`Examples\n${examples.map((example) => `  ${example}`).join("\n")}`);
  }
  return `${blocks.join("\n\n")}\n`;
}

/** A row of a two-column table, the second column wrapped. */
export function row(left: string, right: readonly string[], width = WIDTH): string {
  const indent = " ".repeat(COLUMN);
  const lines = right.flatMap((text) => wrap(text, width - COLUMN));
  const head = `  ${left}`;
  if (head.length >= COLUMN - 1) return [head, ...lines.map((line) => indent + line)].join("\n");
  return [
    head.padEnd(COLUMN) + (lines[0] ?? ""),
    ...lines.slice(1).map((line) => indent + line),
  ].join("\n");
}

function groups(options: Options): Map<string, [string, Option<unknown>][]> {
  const all = new Map<string, [string, Option<unknown>][]>();
  for (const entry of Object.entries(options)) {
    const { group } = entry[1].spec;
    all.set(group, [...(all.get(group) ?? []), entry]);
  }
  return all;
}

function term(key: string, { spec }: Option<unknown>): string {
  if (spec.positional) return kebab(key);
  const long = isSwitchedOff(spec) ? `--no-${kebab(key)}` : `--${kebab(key)}`;
  const flags = spec.short ? `-${spec.short}, ${long}` : long;
  if (spec.kind === "flag") return flags;
  return `${flags} ${spec.placeholder ?? kebab(key).toUpperCase()}`;
}

/** Choices among the first questions are explained, others only named. */
function meaning({ spec }: Option<unknown>): string[] {
  if (isSwitchedOff(spec)) return [spec.offSummary ?? spec.summary];
  const offered = spec.kind === "choice" ? spec.choices?.() : undefined;
  const choices = Array.isArray(offered) ? (offered as Choice[]) : [];
  const usual = (value: string) => (value === spec.default ? " (default)" : "");
  if (choices.length > 0 && spec.ask === "first") {
    const width = Math.max(...choices.map(({ value }) => value.length)) + 2;
    const lines = choices.map(
      ({ value, label = "" }) => value.padEnd(width) + label + usual(value),
    );
    return [spec.summary, ...lines];
  }
  if (choices.length > 0) {
    return [`${spec.summary}: ${choices.map(({ value }) => value + usual(value)).join(", ")}`];
  }
  const isShown = typeof spec.default === "string" && !["", "."].includes(spec.default);
  return [isShown ? `${spec.summary} (default ${spec.default as string})` : spec.summary];
}

/** Text in lines of a width. Breaks between words; runs of spaces, which align, stay. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\S)(?= )/)) {
    if (line && line.length + word.length > width) {
      lines.push(line);
      line = word.trimStart();
    } else line += word;
  }
  return [...lines, line];
}
