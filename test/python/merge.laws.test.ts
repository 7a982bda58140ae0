import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { mergePython } from "../../src/python/merge.ts";
import { loadPython } from "../../src/python/parse.ts";
import { alphabetical } from "./order.ts";

beforeAll(loadPython);

/** What a name is in all modules of a run: so that fragments never contradict each other. */
const KINDS = ["list", "dict", "nested", "scalar", "class", "def", "import", "routes"] as const;
type Part = { kind: (typeof KINDS)[number]; name: string; items: string[] };

const part: fc.Arbitrary<Part> = fc.record({
  kind: fc.constantFrom(...KINDS),
  name: fc.constantFrom("A", "B_one", "B_two", "C", "D"),
  items: fc.uniqueArray(fc.constantFrom("alpha", "beta", "gamma.x", "delta", "eta_e"), {
    maxLength: 3,
  }),
});

const byName = (a: string, b: string) => (a < b ? -1 : 1);

/** A literal as Ruff's formatter writes it. */
function literal(open: string, items: readonly string[], close: string, long: boolean): string {
  if (!long || items.length === 0) return `${open}${items.join(", ")}${close}`;
  return `${open}\n${items.map((item) => `    ${item},\n`).join("")}${close}`;
}

function written({ kind, name, items: unsorted }: Part): string {
  // What several fragments bring they have in one form.
  const long = name > "B_one";
  const items = unsorted.toSorted(byName);
  const quoted = items.map((item) => JSON.stringify(item));
  switch (kind) {
    case "list":
      return `${name}_LIST = ${literal("[", quoted, "]", long)}\n`;
    case "dict":
      return `${name}_DICT = ${literal(
        "{",
        quoted.map((key) => `${key}: 1`),
        "}",
        long,
      )}\n`;
    case "nested":
      return `${name}_NESTED = {"key": {${quoted.map((key) => `${key}: [${key}]`).join(", ")}}}\n`;
    case "scalar":
      return `# Why ${name}.\n${name} = 1\n`;
    case "class":
      return `class ${name}Class(Base):\n${items.map((item) => `    ${item.replace(".", "_")} = 1\n`).join("") || "    pass\n"}`;
    case "def":
      return `def ${name.toLowerCase()}_function():\n    return ${name}\n`;
    case "import":
      return items
        .map((item) => `from package_${name} import ${name}_${item.replace(".", "_")}\n`)
        .join("");
    case "routes":
      return `urlpatterns = ${literal(
        "[",
        items.map((item) => `path("${item}/", view)`),
        "]",
        true,
      )}\n`;
  }
}

/** A module as Ruff's formatter leaves it. */
function moduleOf(parts: readonly Part[], seed: string): string {
  const unique = [
    ...new Map(
      parts.map((one) => [one.kind === "routes" ? "routes" : one.kind + one.name, one]),
    ).values(),
  ];
  const imports = unique
    .filter(({ kind }) => kind === "import")
    .sort((a, b) => byName(a.name, b.name))
    .map(written)
    .join("");
  let result = seed && imports ? `${seed}\n${imports}` : seed + imports;
  let previous: Part | undefined;
  for (const one of unique) {
    if (one.kind === "import") continue;
    const isWide = [one, previous].some((other) => /^(?:class|def)$/.test(other?.kind ?? ""));
    const isTogether = previous && previous.name[0] === one.name[0] && previous.kind !== "routes";
    if (result) result += isWide ? "\n\n" : isTogether && one.kind !== "routes" ? "" : "\n";
    result += written(one);
    previous = one;
  }
  return result;
}

const fragment = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => moduleOf(parts, ""));
const target = fc
  .array(part, { maxLength: 6 })
  .map((parts) => moduleOf(parts, '"""A module."""\n'));
const fragments = fc.array(fragment, { minLength: 1, maxLength: 4 });

describe("mergePython", () => {
  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(target, fragments, (source, parts) => {
        const { text } = mergePython(source, parts, alphabetical);
        const again = mergePython(text, parts, alphabetical);
        expect(again.text).toBe(text);
        expect(again.status).toBe("already");
      }),
    );
  });

  it("gives the same bytes for any order of fragments, at once and one by one", () => {
    fc.assert(
      fc.property(target, fragments, fc.integer(), (source, parts, seed) => {
        const shuffled = parts
          .map((one, index) => ({ one, key: Math.imul(seed ^ (index * 7919), 2654435761) }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const { text } = mergePython(source, parts, alphabetical);
        expect(mergePython(source, shuffled, alphabetical).text).toBe(text);
        const single = shuffled.reduce(
          (before, one) => mergePython(before, [one], alphabetical).text,
          source,
        );
        expect(single).toBe(text);
      }),
    );
  });

  it("keeps the lines that it does not add to, in their order", () => {
    fc.assert(
      fc.property(target, fragments, (source, parts) => {
        const after = mergePython(source, parts, alphabetical).text.split("\n");
        const kept = source
          .split("\n")
          .filter((line) => !/[[({].*[\])}]|^from|^ {4}pass$/.test(line));
        let at = 0;
        for (const line of kept) {
          at = after.indexOf(line, at) + 1;
          expect(at, `"${line}" is there, behind the lines before it`).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("gives the same with Windows line endings, a byte order mark and no final line ending", () => {
    fc.assert(
      fc.property(target, fragments, (source, parts) => {
        const { text } = mergePython(source, parts, alphabetical);
        const crlf = (lines: string) => lines.replaceAll("\n", "\r\n");
        expect(mergePython(crlf(source), parts, alphabetical).text).toBe(crlf(text));
        expect(mergePython(crlf(source), parts.map(crlf), alphabetical).text).toBe(crlf(text));
        expect(mergePython(`\uFEFF${source}`, parts, alphabetical).text).toBe(`\uFEFF${text}`);
        const open = source.replace(/\n$/, "");
        expect(mergePython(open, parts, alphabetical).text.replace(/\n$/, "")).toBe(
          text.replace(/\n$/, ""),
        );
      }),
    );
  });
});
