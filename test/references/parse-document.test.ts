import { describe, expect, it } from "vitest";
import { parseDocument } from "../../src/references/parse-document.ts";

const TEXT = `# A document

What it decides.

## First

<!-- topic: first | generators: model, field | features: cache | rules: MOD-03 -->

**When.** Always.

\`\`\`\`python models.py wrong
a = """
\`\`\`
## no heading
"""
\`\`\`\`

## Second

<!-- topic: second -->

**When.** Never.
`;

describe("a document of the references", () => {
  it("is read as topics with their metadata and blocks", () => {
    const { title, lead, topics } = parseDocument("doc", TEXT);
    expect({ title, lead }).toEqual({ title: "A document", lead: "What it decides." });
    expect(topics.map(({ slug }) => slug)).toEqual(["first", "second"]);
    expect(topics[0]).toMatchObject({
      document: "doc",
      title: "First",
      line: 5,
      generators: ["model", "field"],
      features: ["cache"],
      rules: ["MOD-03"],
      bodyLine: 9,
    });
    expect(topics[0]!.blocks).toEqual([
      {
        language: "python",
        words: ["models.py", "wrong"],
        code: 'a = """\n```\n## no heading\n"""\n',
        line: 12,
      },
    ]);
    expect(topics[1]).toMatchObject({ generators: [], body: "**When.** Never.", blocks: [] });
  });

  it.each([
    ["no title", "Text", "references/doc.md:1: it does not begin with a title"],
    ["no comment", "# A\n\n## First\n\nText", 'references/doc.md:3: "First" has no comment'],
    ["an unknown key", "# A\n\n## F\n\n<!-- topic: f | kinds: x -->", 'a topic has no "kinds: x"'],
    [
      "one slug twice",
      "# A\n\n## F\n\n<!-- topic: f -->\n\n## G\n\n<!-- topic: f -->",
      "references/doc.md:7: the topic f is there twice",
    ],
    ["code without an end", "# A\n\n```python a.py\n", "its code is never closed"],
  ])("is refused with %s", (_what, text, message) => {
    expect(() => parseDocument("doc", text)).toThrow(message);
  });
});
