import type { Project } from "../project.ts";

/** The lowest Python of each line of Django, from its release notes. */
const OF_DJANGO: readonly (readonly [django: string, python: string])[] = [
  ["6.0", "3.12"],
  ["5.0", "3.10"],
  ["4.0", "3.8"],
  ["3.0", "3.6"],
  ["2.0", "3.5"],
  ["0", "3.4"],
];

/**
 * The lowest line of Python that code has to run on: the one that the repository states, but none that its Django
 * does not run on.
 */
export function pythonLine(
  project: Project,
  djangoLine: string,
  ofTools: string | undefined,
): string {
  const ofDjango =
    OF_DJANGO.find(([django]) => compareLines(djangoLine, django) >= 0)?.[1] ?? "3.4";
  const stated = lowest(project.packages.python) ?? ofTools;
  return stated && compareLines(stated, ofDjango) > 0 ? stated : ofDjango;
}

/** The lowest line that a specifier allows: `>=3.12`, `^3.11`, `~=3.10.2`, `==3.13.*`, `>=3.9,<4`. */
export function lowest(specifier: string | undefined): string | undefined {
  const [, line] = /(?:^|,|\s)\s*(?:>=|\^|~=?|===?)?\s*(3\.\d+)/.exec(specifier ?? "") ?? [];
  return line;
}

/** Orders lines such as "3.9" and "3.10" as versions are. */
export function compareLines(a: string, b: string): number {
  const [x, y] = [a, b].map((line) => line.split(".").map(Number));
  return (x![0] ?? 0) - (y![0] ?? 0) || (x![1] ?? 0) - (y![1] ?? 0);
}

/** "3.9" of `py39`, as tools name it. */
export function pythonOf(target: unknown): string | undefined {
  const [, minor] = /^py3(\d+)$/.exec(String(target)) ?? [];
  return minor && `3.${minor}`;
}
