import { isSwitchedOff, kebab } from "../names.ts";
import type { Choice, Options } from "../option.ts";

/** A program with its flags; commands have flags of their own. */
export interface Program {
  name: string;
  options: Options;
  commands: readonly {
    name: string;
    summary: string;
    options: Options;
    /** The words of a command that the program itself completes: `<program> complete -- <words>`. */
    asks?: readonly string[];
  }[];
}

/** A flag. */
interface Item {
  word: string;
  help: string;
  short?: string;
  takesValue: boolean;
  values: readonly Choice[];
  isFile: boolean;
}

/** A program or one of its commands, as shells complete it. */
export interface Part {
  /** Empty for the program itself. */
  command: string;
  /** The words that call it, where the program itself says what comes behind. */
  asks?: readonly string[];
  flags: readonly Item[];
  words: readonly Choice[];
}

/** A program first, then its commands. */
export async function partsOf({ options, commands }: Program): Promise<Part[]> {
  const names = commands.map(({ name, summary }) => ({ value: name, label: summary }));
  const first = await partOf("", options);
  const rest = await Promise.all(
    commands.map(async ({ name, options: own, asks }) => ({
      ...(await partOf(name, own)),
      ...(asks && { asks }),
    })),
  );
  return [{ ...first, words: [...names, ...first.words] }, ...rest];
}

async function partOf(command: string, options: Options): Promise<Part> {
  const flags: Item[] = [
    { word: "help", help: "Show help", takesValue: false, values: [], isFile: false },
  ];
  let words: readonly Choice[] = [];
  for (const [key, { spec }] of Object.entries(options)) {
    const values = (await spec.choices?.()) ?? [];
    if (spec.positional) words = values;
    flags.push({
      word: isSwitchedOff(spec) ? `no-${kebab(key)}` : kebab(key),
      help: isSwitchedOff(spec) ? (spec.offSummary ?? spec.summary) : spec.summary,
      takesValue: spec.kind !== "flag",
      values,
      isFile: ["FILE", "DIR"].includes(spec.placeholder ?? ""),
      ...(spec.short && { short: spec.short }),
    });
  }
  return { command, flags, words };
}

/** Values as words. */
export function list(values: readonly Choice[]): string {
  return values.map(({ value }) => value).join(" ");
}
