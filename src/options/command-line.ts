import { kebab } from "./names.ts";
import type { Known, Options } from "./option.ts";

export interface Repeating {
  /** Written down even where they are the default, because defaults change. */
  always: readonly string[];
  /** Not part of what is repeated. */
  never: readonly string[];
}

/** The arguments that give these values again: positional ones first, defaults left out. */
export function argumentsFor(options: Options, values: Known, repeating: Repeating): string[] {
  const words: string[] = [];
  const flags: string[] = [];
  for (const [key, { spec }] of Object.entries(options)) {
    const value = values[key];
    if (value === undefined || repeating.never.includes(key)) continue;
    const texts = (Array.isArray(value) ? value : [value]).map(String);
    // What looks like a flag goes in as the value of one.
    if (spec.positional && !texts.some((text) => text.startsWith("-"))) {
      words.push(...texts);
      continue;
    }
    const { default: usual } = spec;
    const fallback =
      typeof usual === "function" ? (usual as (known: Known) => unknown)(values) : usual;
    if (!repeating.always.includes(key) && isSame(value, fallback)) continue;
    if (typeof value === "boolean") flags.push(value ? `--${kebab(key)}` : `--no-${kebab(key)}`);
    else flags.push(...pair(`--${kebab(key)}`, texts.join(",")));
  }
  return [...words, ...flags];
}

/** Arguments as a person pastes them into a shell. */
export function quoted(words: readonly string[], platform: NodeJS.Platform): string {
  return words.map((word) => quote(word, platform)).join(" ");
}

function quote(word: string, platform: NodeJS.Platform): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  // cmd.exe and PowerShell agree on double quotes, and cmd.exe on nothing else.
  if (platform === "win32") return `"${word.replaceAll('"', '\\"')}"`;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function pair(name: string, value: string): string[] {
  return value.startsWith("-") || value === "" ? [`${name}=${value}`] : [name, value];
}

function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
