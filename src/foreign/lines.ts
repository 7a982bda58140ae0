import { compareLines } from "../project/conventions/python-line.ts";

/** The newest Python that each line of Django supports, newest line first. */
const NEWEST: readonly (readonly [django: string, python: string])[] = [
  ["5.2", "3.14"],
  ["5.1", "3.13"],
  ["4.2", "3.12"],
  ["4.1", "3.11"],
  ["3.2", "3.10"],
  ["2.2", "3.9"],
  ["2.0", "3.7"],
  ["1.11", "3.7"],
  ["1.8", "3.6"],
];

/** What an image is made with where nothing says more: known to work with all that we bring. */
const USUAL = "3.13";

/** Whether a line, of Django or of Python, is another one or a later one. */
export function isFrom(line: string, least: string): boolean {
  return compareLines(line, least) >= 0;
}

/**
 * The Python to run a line of Django on, within what the project allows.
 *
 * @param allowed as `requires-python` has it
 */
export function pythonFor(django: string, allowed = ""): string {
  const newest = NEWEST.find(([line]) => isFrom(django, line))?.[1] ?? "3.6";
  const best = isFrom(newest, USUAL) ? USUAL : newest;
  const least = /(?:>=|~=|\^)\s*(\d+\.\d+)/.exec(allowed)?.[1];
  const [, sign, bound] = /(<=?)\s*(\d+\.\d+)/.exec(allowed) ?? [];
  if (bound && (sign === "<" ? isFrom(best, bound) : !isFrom(bound, best)))
    return sign === "<" ? before(bound) : bound;
  return least && !isFrom(best, least) ? least : best;
}

function before(line: string): string {
  const [major, minor] = line.split(".").map(Number);
  return minor ? `${major}.${minor - 1}` : USUAL;
}
