import { parseArgs } from "node:util";
import { topicId } from "../../../src/references/document.ts";
import type { RunnerName } from "../../../src/verify/choose-runner.ts";
import { readDocuments, readTests } from "./read-references.ts";
import { orphans, runReferences, type Summary } from "./run-references.ts";
import { LINES, type Line } from "./sample.ts";

const USAGE =
  "npm run references -- [document[#topic]…] [--django 5.2|6.1] [--runner container|local]";

/** `npm run references`: runs the blocks and tests of some topics, or of all. Gives the exit status. */
export async function command(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { django: { type: "string" }, runner: { type: "string" } },
  });
  const lines = values.django ? LINES.filter((line) => line === values.django) : LINES;
  const all = readDocuments().flatMap(({ topics }) => topics);
  const topics = all.filter(
    (topic) =>
      positionals.length === 0 ||
      positionals.some((name) => name === topic.document || name === topicId(topic)),
  );
  if (topics.length === 0 || lines.length === 0) {
    console.error(`There is nothing of that name.\n${USAGE}`);
    return 2;
  }
  const tests = readTests();
  const lost = orphans(all, tests);
  for (const id of lost)
    console.log(`✗ test/references/${id.replace("#", "/")}.py is for no topic`);
  let isRight = lost.length === 0;
  for (const line of lines) {
    const summary = await run(topics, tests, line, values.runner as RunnerName | undefined);
    isRight &&= summary.troubles.length === 0;
  }
  return isRight ? 0 : 1;
}

async function run(
  topics: Parameters<typeof runReferences>[0],
  tests: ReadonlyMap<string, string>,
  line: Line,
  runner: RunnerName | undefined,
): Promise<Summary> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  const progress = (text: string) => console.log(`${seconds()} ${text}`);
  const summary = await runReferences(topics, tests, { line, progress, ...(runner && { runner }) });
  console.log(report(summary, performance.now() - started));
  return summary;
}

/** The numbers of a run, and what went wrong in it. */
export function report(summary: Summary, ms: number): string {
  const { line, where, topics, blocks, ran, tests, assertions, troubles } = summary;
  const kinds = Object.entries(blocks).map(([kind, count]) => `${count} ${kind}`);
  const failures = troubles.map(
    ({ topic, where: place, what }) =>
      `✗ ${topic}\n  ${place}\n${what.replaceAll(/^/gm, "    ")}\n`,
  );
  const numbers = `${topics} topics, ${ran} blocks (${kinds.join(", ")}), ${tests} tests, ${assertions} assertions, ${troubles.length} failures`;
  return `${failures.join("\n")}\nDjango ${line} ${where}: ${numbers}, ${(ms / 1000).toFixed(1)} s`;
}
