import { parse } from "yaml";
import type { PartGround } from "./part.ts";

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const OTHERS =
  /^(?:\.gitlab-ci\.yml|\.travis\.yml|azure-pipelines\.yml|\.circleci\/config\.yml|tox\.ini|noxfile\.py)$/;

/** A step of a workflow that runs the tests in one line. */
interface TestStep {
  path: string;
  /** Of the lines of the file: that of the command, and that which the step begins with. */
  at: number;
  first: number;
  command: string;
}

const TESTS = /\b(?:manage\.py test|pytest)\b/;

/** What runs a command in the environment of a project. */
const RUN = /\b(?:uv|poetry|pipenv|pdm|rye|hatch) run /;

/** What the pipelines put before a command of the project's environment, as in `uv run pytest`; the empty text for none. */
export function runBefore({ changes }: PartGround, command?: string): string {
  if (command !== undefined) return RUN.exec(command)?.[0] ?? "";
  const path = otherPipeline({ changes });
  return (path !== undefined && RUN.exec(changes.read(path) ?? "")?.[0]) || "";
}

/**
 * The first step of GitHub's workflows that runs the tests; undefined where none does so plainly.
 *
 * @param wanted what the command is known by
 */
export function testStep({ changes }: PartGround, wanted = TESTS): TestStep | undefined {
  for (const path of changes.list(".github/workflows").filter((one) => WORKFLOW.test(one))) {
    const lines = (changes.read(path) ?? "").split("\n");
    for (const [at, line] of lines.entries()) {
      const [, indent = "", dash = "", command = ""] =
        /^(\s*)(- )?run:\s*([^|>#\s"'][^#]*)$/.exec(line) ?? [];
      if (!wanted.test(command)) continue;
      const first = dash ? at : startOf(lines, at, indent.length);
      if (first !== undefined) return { path, at, first, command: command.trim() };
    }
  }
  return undefined;
}

function startOf(lines: readonly string[], at: number, indent: number): number | undefined {
  for (let index = at; index >= 0; index -= 1) {
    const dash = /^(\s*)- /.exec(lines[index]!);
    if (dash && dash[1]!.length === indent - 2) return index;
    if (lines[index]!.trim() && lines[index]!.search(/\S/) < indent - 2) return undefined;
  }
  return undefined;
}

/** Puts a step before another one; gives whether the file then says that and is otherwise what it was. */
export function addStep(
  ground: PartGround,
  before: TestStep,
  step: string,
  reason: string,
): boolean {
  const { changes } = ground;
  const lines = (changes.read(before.path) ?? "").split("\n");
  const indent = /^\s*/.exec(lines[before.first]!)![0];
  lines.splice(before.first, 0, ...step.split("\n").map((line) => indent + line));
  return keep(ground, before.path, lines.join("\n"), reason);
}

/** Has a step run other commands. */
export function changeCommand(
  ground: PartGround,
  { path, at }: TestStep,
  commands: readonly string[],
  reason: string,
): boolean {
  const lines = (ground.changes.read(path) ?? "").split("\n");
  const line = lines[at]!;
  const start = line.slice(0, line.indexOf("run:") + "run:".length);
  const [only, ...more] = commands;
  const indent = " ".repeat(start.length - "run:".length + 2);
  lines[at] =
    more.length === 0
      ? `${start} ${only}`
      : [`${start} |`, ...commands.map((one) => indent + one)].join("\n");
  return keep(ground, path, lines.join("\n"), reason);
}

function keep({ changes }: PartGround, path: string, text: string, reason: string): boolean {
  try {
    parse(text);
  } catch {
    return false;
  }
  changes.write(path, text, reason);
  return true;
}

/** A pipeline that is not GitHub's, or whose tests are not run in plain sight. */
export function otherPipeline({ changes }: Pick<PartGround, "changes">): string | undefined {
  return changes.list().find((path) => WORKFLOW.test(path) || OTHERS.test(path));
}
