import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse as parseYaml, stringify as writeYaml } from "yaml";

import { mergeEnv } from "../../src/documents/env.ts";
import { mergeLines } from "../../src/documents/lines.ts";
import { mergeMarkdown } from "../../src/documents/markdown.ts";
import { mergeRequirements } from "../../src/documents/requirements.ts";
import { mergeToml } from "../../src/documents/toml.ts";
import { readToml } from "../../src/documents/toml-model.ts";
import { mergeYaml } from "../../src/documents/yaml.ts";
import type { Merge, Order } from "../../src/merge/merge.ts";

/*
 * Documents are made from subsets of one universe, in which a name has one meaning, so that fragments never contradict
 * each other or the file. A file has its parts in any order and layout; fragments are written as ours are, sorted.
 */

/** More with LAW_RUNS=2000. */
const numRuns = Number(process.env["LAW_RUNS"] ?? 40);

const unknown: Order = { compare: () => undefined, together: () => false };

/** Knows everything, in an order that is not the alphabet's. */
const known: Order = {
  compare: (_, a, b) => compareTexts([...a].reverse().join(""), [...b].reverse().join("")),
  together: (_, a, b) => a.at(-1) === b.at(-1),
};

interface Law {
  merge: Merge;
  source: fc.Arbitrary<string>;
  fragment: fc.Arbitrary<string>;
  /** What a text means, and how meanings unite. */
  meaning?: (text: string) => unknown;
}

const NAMES = ["a", "bb", "c1", "dx", "ea", "f2", "zz"];
const subset = (items: readonly string[] = NAMES) => fc.subarray([...items], { minLength: 1 });
const shuffled = (items: readonly string[] = NAMES) =>
  fc.shuffledSubarray([...items], { minLength: 1 });
const noise = fc.constantFrom("", "", "# note\n", "\n", "\n# note\n\n");

const laws: Record<string, Law> = {
  toml: {
    merge: mergeToml,
    source: tomlOf(shuffled, noise, fc.boolean()),
    fragment: tomlOf(subset, fc.constant(""), fc.constant(false)),
    meaning: readToml,
  },
  yaml: {
    merge: mergeYaml,
    source: fc
      .tuple(
        yamlOf(shuffled),
        fc.array(noise, { minLength: 1 }),
        fc.constantFrom(2, 4),
        fc.boolean(),
      )
      .map(([data, noises, indent, indentSeq]) =>
        between(writeYaml(data, { indent, indentSeq }), noises, (line) => /^\s*[\w-]+:/.test(line)),
      ),
    fragment: yamlOf(subset).map((data) => writeYaml(data)),
    meaning: parseYaml,
  },
  env: {
    merge: mergeEnv,
    source: linesOf(shuffled, (name) => `${name}=1`),
    fragment: linesOf(subset, (name) => `# About ${name}.\n${name}=2`),
  },
  requirements: {
    merge: mergeRequirements,
    source: linesOf(shuffled, (name) => `${name}[x]>=1`),
    fragment: linesOf(subset, (name) => `${name}[y]>=2`),
  },
  lines: {
    merge: mergeLines,
    source: shuffled().map((names) =>
      names.map((name) => `# ${name}\n${name}1\n${name}2\n`).join("\n"),
    ),
    fragment: subset().map((names) =>
      names.map((name) => `# ${name}\n${name}2\n${name}3\n`).join("\n"),
    ),
  },
  markdown: {
    merge: mergeMarkdown,
    source: markdownOf(shuffled).map((body) => `# Title\n\nText.\n\n${body}`),
    fragment: markdownOf(subset),
  },
};

describe.each(Object.entries(laws))("%s", (_, { merge, source, fragment, meaning }) => {
  const inputs = fc.tuple(
    source,
    fc.array(fragment, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(unknown, known),
  );

  test("fragments give one text in any order, together or one by one", () => {
    fc.assert(
      fc.property(inputs, fc.infiniteStream(fc.nat()), ([text, fragments, order], random) => {
        const expected = merge(text, fragments, order).text;
        const other = fragments.map((part) => [random.next().value, part] as const);
        other.sort(([a], [b]) => a - b);
        const oneByOne = other.reduce(
          (before, [, part]) => merge(before, [part], order).text,
          text,
        );
        expect(oneByOne).toBe(expected);
      }),
      { numRuns },
    );
  });

  test("merging again changes nothing", () => {
    fc.assert(
      fc.property(inputs, ([text, fragments, order]) => {
        const merged = merge(text, fragments, order);
        expect(merged.unsupported).toEqual([]);
        expect(merge(merged.text, fragments, order)).toEqual({ ...merged, status: "already" });
      }),
      { numRuns },
    );
  });

  test("lines of the file stay, in their order", () => {
    fc.assert(
      fc.property(inputs, ([text, fragments, order]) => {
        const lines = merge(text, fragments, order).text.split("\n").map(bare);
        let position = 0;
        for (const line of text.split("\n").map(bare).filter(Boolean)) {
          position = lines.indexOf(line, position) + 1;
          expect(position, `${line} in\n${lines.join("\n")}`).toBeGreaterThan(0);
        }
      }),
      { numRuns },
    );
  });

  if (!meaning) return;
  test("means what file and fragments mean together", () => {
    fc.assert(
      fc.property(inputs, ([text, fragments, order]) => {
        const expected = [text, ...fragments].map((part) => meaning(part)).reduce(unite);
        expect(sorted(meaning(merge(text, fragments, order).text))).toEqual(sorted(expected));
      }),
      { numRuns },
    );
  });
});

/** Scalars, arrays and tables, whose kind the name tells. */
function tomlOf(
  pick: typeof subset,
  before: fc.Arbitrary<string>,
  multiline: fc.Arbitrary<boolean>,
): fc.Arbitrary<string> {
  const array = fc.tuple(pick(), multiline).map(([items, lines]) => {
    const quoted = items.map((item) => JSON.stringify(item));
    return lines
      ? `[\n${quoted.map((item) => `    ${item}, # ${item}\n`).join("")}]`
      : `[${quoted.join(", ")}]`;
  });
  const entry = (name: string) =>
    fc
      .tuple(before, name < "d" ? array : fc.constant(`"${name}"`))
      .map(([comment, value]) => `${comment}${name} = ${value}\n`);
  const table = (name: string) =>
    fc
      .tuple(
        before,
        pick().chain((names) => fc.tuple(...names.map(entry))),
      )
      .map(([comment, entries]) => `${comment}[tool.${name}]\n${entries.join("")}`);
  return pick(NAMES.slice(2))
    .chain((names) => fc.tuple(...names.map(table)))
    .map((tables) => tables.join("\n"));
}

function yamlOf(pick: typeof subset): fc.Arbitrary<object> {
  const value = (name: string, depth: number): fc.Arbitrary<unknown> => {
    if (name < "c") return subset();
    if (name < "e" && depth < 2) return map(depth + 1);
    if (name === "ea")
      return subset().map((names) => names.map((id) => ({ id, key: `${id} value` })));
    return fc.constant(`${name} of\nlines\n`.slice(0, name === "f2" ? undefined : 2));
  };
  const map = (depth: number): fc.Arbitrary<object> =>
    pick()
      .chain((names) =>
        fc.tuple(...names.map((name) => value(name, depth).map((item) => [name, item]))),
      )
      .map((entries) => Object.fromEntries(entries) as object);
  return map(0);
}

function linesOf(pick: typeof subset, write: (name: string) => string): fc.Arbitrary<string> {
  return pick().map((names) => names.map((name) => `${write(name)}\n`).join(""));
}

function markdownOf(pick: typeof subset): fc.Arbitrary<string> {
  const list = (prefix: string) =>
    pick().map((names) => names.map((name) => `- ${prefix}${name}\n`).join(""));
  const section = (name: string) =>
    fc
      .tuple(list(name), fc.option(list(`${name}-`)))
      .map(([items, inner]) =>
        [`## ${name}\n\n${items}`, ...(inner ? [`\n### ${name} more\n\n${inner}`] : [])].join(""),
      );
  return pick()
    .chain((names) => fc.tuple(...names.map(section)))
    .map((sections) => sections.join("\n"));
}

/** Puts noise before some lines. */
function between(text: string, noises: readonly string[], may: (line: string) => boolean): string {
  return text
    .split(/(?<=\n)/)
    .map((line, index) =>
      may(line) ? indentAs(line, noises[index % noises.length] ?? "") + line : line,
    )
    .join("");
}

function indentAs(line: string, text: string): string {
  return text.replace(/^(?=#)/gm, /^\s*/.exec(line)?.[0] ?? "");
}

/** A line without what an addition behind it may change. */
function bare(line: string): string {
  return line.replace(/[,\]\s]*$/, "").replace(/(\[(?:"|x)).*$/, "$1");
}

function unite(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) {
    const texts = new Map([...a, ...b].map((item) => [JSON.stringify(item), item as unknown]));
    return [...texts.values()];
  }
  if (isObject(a) && isObject(b)) {
    const both = Object.keys(b).map((key) => [key, key in a ? unite(a[key], b[key]) : b[key]]);
    return { ...a, ...Object.fromEntries(both) };
  }
  return b;
}

function sorted(data: unknown): unknown {
  if (Array.isArray(data))
    return data.map(sorted).sort((a, b) => compareTexts(JSON.stringify(a), JSON.stringify(b)));
  if (!isObject(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, sorted(value)]));
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
