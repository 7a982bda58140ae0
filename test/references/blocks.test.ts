import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { topicId } from "../../src/references/document.ts";
import { parseDocument } from "../../src/references/parse-document.ts";
import { report } from "./harness/command.ts";
import { readDocuments, readTests } from "./harness/read-references.ts";
import { orphans, runReferences } from "./harness/run-references.ts";
import { LINES } from "./harness/sample.ts";

const fixture = (name: string) =>
  readFileSync(new URL(`harness/fixture/${name}`, import.meta.url), "utf8");

const MINUTES = 60_000;

/** The beginning of what is said, without what differs from run to run. */
function said(what: string): string {
  const plain = what.replaceAll(/\s+/g, " ").replace(/^[\d/]+ [\d:]+ \[\w+\] \d+#\d+: /, "");
  return plain.slice(0, 80);
}

// Needs a container engine and minutes, so it runs in CI.
describe.skipIf(!process.env["CI"])(
  "the examples of the references (skipped outside CI: they need a container engine)",
  () => {
    it(
      "finds what is wrong with an example, and where",
      async () => {
        const { topics } = parseDocument("fixture", fixture("fixture.md"));
        const two = ["bad-assertion", "bad-error"].map((slug) => [
          `fixture#${slug}`,
          fixture("two.py"),
        ]);
        const tests = new Map([
          ...(two as [string, string][]),
          ["fixture#right", fixture("right.py")],
        ]);
        const {
          troubles,
          tests: ran,
          assertions,
        } = await runReferences(topics, tests, { line: "5.2" });
        const bad = topics.filter(({ slug }) => slug.startsWith("bad-"));
        expect([...new Set(troubles.map(({ topic }) => topic))].sort()).toEqual(
          bad.map(topicId).sort(),
        );
        const found = troubles.map(({ where, what }) => `${where} ${said(what)}`);
        expect(found.sort()).toMatchSnapshot();
        expect({ ran, assertions }).toMatchSnapshot();
      },
      10 * MINUTES,
    );

    it.each(LINES)(
      "all run as they say on Django %s",
      async (line) => {
        const topics = readDocuments().flatMap((document) => document.topics);
        const tests = readTests();
        const started = performance.now();
        const summary = await runReferences(topics, tests, { line });
        console.log(report(summary, performance.now() - started));
        expect(orphans(topics, tests)).toEqual([]);
        expect(summary.troubles).toEqual([]);
        expect(summary.ran + summary.ofOtherLines).toBe(
          topics.reduce((sum, { blocks }) => sum + blocks.length, 0),
        );
      },
      15 * MINUTES,
    );
  },
);
