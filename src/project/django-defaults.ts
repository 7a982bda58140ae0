import table from "./django-defaults.json" with { type: "json" };
import type { Shown } from "./shown.ts";

/** From which line on a setting has a value; it is gone again from a later one. */
type Changes = readonly (readonly [line: string, is: "gone" | { is: Shown }])[];

const SETTINGS = table.settings as unknown as Readonly<Record<string, Changes>>;

/** The line of Django that the table has for another: itself, or the nearest before it. */
export function knownLine(line: string | undefined): string {
  const before = table.lines.filter((one) => line === undefined || order(one) <= order(line));
  return before.at(-1) ?? table.lines[0]!;
}

/** What a setting is in a line of Django where nobody sets it; undefined where Django has none of the name. */
export function djangoDefault(name: string, line: string): Shown | undefined {
  if (!Object.hasOwn(SETTINGS, name)) return undefined;
  const last = SETTINGS[name]!.findLast(([since]) => order(since) <= order(line))?.[1];
  return last === undefined || last === "gone" ? undefined : last.is;
}

/** The names of Django's own settings in a line. */
export function djangoSettings(line: string): string[] {
  return Object.keys(SETTINGS).filter((name) => djangoDefault(name, line) !== undefined);
}

function order(line: string): number {
  const [major = 0, minor = 0] = line.split(".").map(Number);
  return major * 100 + minor;
}
