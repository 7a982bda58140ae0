import type { Answers } from "./answers.ts";
import type { Packages } from "./feature.ts";

/** The requirements files of a pip project, by group. */
const REQUIREMENTS = {
  runtime: "requirements/base.txt",
  dev: "requirements/development.txt",
  prod: "requirements/production.txt",
} as const;

const GROUPS = ["runtime", "dev", "prod"] as const;

/** The fragments that name packages where a project's package manager reads them: path and text. */
export function packageFragments(
  packages: Packages,
  answers: Answers,
  requirement: (name: string) => string,
): [path: string, text: string][] {
  return GROUPS.flatMap((group): [string, string][] => {
    const requirements = (packages[group] ?? []).map((name) => requirement(name));
    if (requirements.length === 0) return [];
    if (answers.packageManager === "pip")
      return [[REQUIREMENTS[group], `${requirements.join("\n")}\n`]];
    const list = requirements.map((item) => `  ${JSON.stringify(item)},\n`).join("");
    const table = group === "runtime" ? "[project]\ndependencies" : `[dependency-groups]\n${group}`;
    return [["pyproject.toml", `${table} = [\n${list}]\n`]];
  });
}
