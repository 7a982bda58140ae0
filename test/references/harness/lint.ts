import type { Environment } from "../../../src/verify/runner.ts";
import { placeOf, type Plan, type Trouble } from "./plan.ts";

/** What no example may have, module by module. */
const WHOLE = ["--select", "F", "--ignore", "F403,F405"];
/** And block by block, where several blocks of one module would seem out of order. */
const APART = ["--select", "E,W,I,B,C4,DJ,PIE,UP", "--ignore", "E402,DJ008"];
const COMMON = ["--isolated", "--no-cache", "--target-version", "py312", "--line-length", "88"];
const BLOCKS = "references_blocks";

interface Message {
  filename: string;
  code: string | null;
  message: string;
  location: { row: number };
}

/** Has Ruff look at every Python block: its form, and what a reader would trip over. */
export async function lintPython(plan: Plan, environment: Environment): Promise<Trouble[]> {
  if (plan.python.length === 0) return [];
  const files = new Map(plan.python.map((block, index) => [`${BLOCKS}/${index}.py`, block]));
  await environment.write(new Map([...files].map(([path, { code }]) => [path, code])));
  const ruff = (...argv: string[]) => environment.run(["ruff", ...argv]);
  const check = (options: string[], ...paths: string[]) =>
    ruff("check", ...COMMON, "--output-format", "json", ...options, ...paths);
  const right = [...files].flatMap(([path, { wrong }]) => (wrong ? [] : [path]));
  const modules = [...plan.files.keys()].filter((path) => isModule(path) && !isWrong(path));
  const [format, apart, whole] = [
    await ruff("format", "--check", "--isolated", "--no-cache", "--line-length", "88", BLOCKS),
    right.length > 0 ? await check(APART, ...right) : undefined,
    modules.length > 0 ? await check(WHOLE, ...modules) : undefined,
  ];
  const troubles: Trouble[] = [];
  for (const [, path = "", line = "1"] of format.output.matchAll(
    /--> .*?(references_blocks\/\d+\.py):(\d+)/g,
  )) {
    const { place } = files.get(path)!;
    troubles.push({
      ...place,
      where: moved(place.where, +line),
      what: "ruff format would change it",
    });
  }
  if (format.status !== 0 && troubles.length === 0) throw new Error(format.output);
  for (const { filename, code, message, location } of messages(apart?.stdout)) {
    const block = files.get(filename.slice(filename.indexOf(`${BLOCKS}/`)))!;
    const where = moved(block.place.where, location.row);
    troubles.push({ ...block.place, where, what: `ruff ${code ?? "syntax"}: ${message}` });
  }
  for (const { filename, code, message, location } of messages(whole?.stdout)) {
    const path = filename.slice(filename.search(/topics(_settings)?\//));
    const where = placeOf(plan, path, location.row) ?? path;
    const topic = plan.origins.get(path)?.topic ?? "";
    troubles.push({ topic, where, what: `ruff ${code ?? "syntax"}: ${message}` });
  }
  return troubles;
}

/** A line of a block, as a line of its document. */
function moved(where: string, line: number): string {
  return where.replace(/\d+$/, (first) => `${+first + line - 1}`);
}

function messages(stdout = "[]"): Message[] {
  return JSON.parse(stdout.slice(stdout.indexOf("["))) as Message[];
}

function isModule(path: string): boolean {
  return (
    path.endsWith(".py") &&
    !path.endsWith("__init__.py") &&
    !path.startsWith("topics_settings/base")
  );
}

function isWrong(path: string): boolean {
  return /(^|\/)wrong_[^/]*$/.test(path);
}
