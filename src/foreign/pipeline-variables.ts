import type { Project } from "../project/project.ts";
import { neededVariables } from "./needed-variables.ts";

/**
 * What every job of a pipeline has to be told: what pipelines of the repository set for its settings, which one in their
 * place has to set as well, and what these do not load without.
 *
 * @param ofTests the lines for the database that tests run on
 */
export function pipelineVariables(project: Project, ofTests: string): string[] {
  const read = new Set(project.settings?.variables.map(({ name }) => name));
  const lines = project.tree
    .list(".github/workflows")
    .flatMap((path) => withoutServices(project.tree.read(path) ?? "").split(/\r?\n/))
    .flatMap((line) => /^\s+([A-Z][A-Z0-9_]*:\s*[^\s|>].*)$/.exec(line)?.[1] ?? []);
  const literal = lines.filter((line) => !/\$\{\{/.test(line));
  const named = new Map(literal.map((line) => [line.split(":")[0]!, line]));
  const set = [...named].flatMap(([name, line]) =>
    (name === "DJANGO_SETTINGS_MODULE" || read.has(name)) && !ofTests.includes(` ${name}:`)
      ? [line]
      : [],
  );
  return [...set, ...neededLines(project, set, ofTests)];
}

/** A workflow without its services: what those are told is none of the settings' business. */
function withoutServices(workflow: string): string {
  return workflow.replace(/^( +)services:\r?\n(?:\1 +[^\n]*\n|[ \r]*\n)*/gm, "");
}

/** Without these the settings do not load: a machine of a pipeline has no file that sets them. */
function neededLines(project: Project, set: readonly string[], ofTests: string): string[] {
  const database = ofTests
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const known = valuesOf(set);
  const here = project.withEnvironment(known);
  const needed = neededVariables(here).filter(({ name }) => !(name in known));
  // One address of a database may stand for its parts.
  const led = neededVariables(here.withEnvironment(valuesOf(database)));
  const isLed = needed.some(({ name }) => !led.some((one) => one.name === name));
  const ofDatabase = Object.keys(valuesOf(database));
  const others = led.filter(({ name }) => !(name in known) && !ofDatabase.includes(name));
  const isOfDatabase = isLed || needed.some(({ name }) => ofDatabase.includes(name));
  return [
    ...(isOfDatabase ? database : []),
    ...others.map(({ name, value }) => {
      const isSecret = value === "change-me" && /KEY|SECRET|TOKEN|PASS/.test(name);
      return `${name}: ${JSON.stringify(isSecret ? "only-for-tests" : value)}`;
    }),
  ];
}

/** The values of lines as YAML writes them. */
function valuesOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = "", value = ""] = /^(\w+):\s*(.*?)\s*$/.exec(line) ?? [];
      return [name, value.replace(/^(["'])(.*)\1$/, "$2")];
    }),
  );
}
