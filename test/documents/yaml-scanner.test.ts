import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { readYaml, writeYaml, type YamlNode } from "../../src/documents/yaml-model.ts";

/** What a document means, all scalars being strings. */
function meaningOf(node: YamlNode): unknown {
  if (node.kind !== "leaf") {
    return node.kind === "seq"
      ? node.items.map(({ value }) => meaningOf(value))
      : Object.fromEntries(node.items.map(({ key, value }) => [key, meaningOf(value)]));
  }
  if (!node.flow) return node.data;
  return node.text.startsWith("{")
    ? Object.fromEntries(node.flow.map(({ key, value }) => [key, meaningOf(value)]))
    : node.flow.map(({ key, value }) =>
        key === "-" ? meaningOf(value) : { [key]: meaningOf(value) },
      );
}

const documents: Record<string, string> = {
  keys: `plain: 1\n"quoted : key": 2\n'it''s': 3\nwith space : 4\nhttp://x:80: 5\na#b: 6\n-dash: 7\n<<: 8\n`,
  values: `a: b # comment\nb: c#d\nc: "x # y" # z\nd: 'it''s'\ne: "tab\\t\\u00e9"\nf: http://a:1/b\ng: -1\nh: ~x\ni: a, b\n`,
  "values of several lines": `a: one\n  two\n  three # end\nb: "one\n  two"\nc: 'x\n  y'\nd:\n  below\ne:\n  - one\n    two\n`,
  "block scalars": `a: |\n  one\n    two\n\n  # three\nb: |-\n  one\n\n\nc: |2\n    more\n  less\nd: # note\n  - |\n    x\ne: |\n x\n   y\nf: |\n  \tx\n`,
  "nothing as value": `a:\nb: # note\nc:\n  # below\nd:\n- e:\n-\n- f\n`,
  sequences: `a:\n- 1\n- - 2\n  - 3\n-   k: v\n    l:\n    - x\n- "q": r\nb:\n    - c: 1\n      # note\n      d: 2\n`,
  brackets: `a: [1, "two, three", {b: c}, [d], e: f]\ng: {h: 1, "i": [2], 'j': k}\nl: [\n  m, # note\n  n,\n]\no: {}\np: []\nq: {\n  r: s\n  }\n`,
  "anchors and tags": `a: &x\n  b: 1\nc: &y z\nd: !!str e\nf: &w\n  - 1\ng: !!str\n  h\n`,
  "comments and marks": `%YAML 1.2\n# one\n---\n# two\n\na: 1\n  # odd\n\n# three\nb:\n  # four\n  c: 2\n# five\n`,
  end: `a: 1\n...\n# more\n`,
};

test.each(Object.entries(documents))("%s are read as the yaml package reads them", (_, text) => {
  const document = readYaml(text);
  expect(meaningOf(document.root)).toEqual(parse(text, { schema: "failsafe" }));
  expect(writeYaml(document)).toBe(text);
});

describe("what is no YAML, or of an unusual kind, is refused with the line", () => {
  const refused: Record<string, string> = {
    "a: 1\nb\n": "a key and its colon are missing (line 2)",
    "a: 1\n  b: 2\n": "a value has a colon (line 2)",
    "a: b: c\n": "a value has a colon (line 1)",
    "a:\n    b: 1\n  c: 2\n": "the indentation fits nothing above (line 3)",
    "a:\n\t- b\n": "a tab indents (line 2)",
    "a: [1, 2\nb: 3\n": "a bracket is not closed (line 1)",
    'a: "x\nb: "\n': "a quote or bracket is not closed (line 1)",
    'a: "x" y\n': "something stands behind a value (line 1)",
    "a: 1\n- b\n": "the indentation fits nothing above (line 2)",
    "? a\n: b\n": "not a YAML map or list",
    "a: 1\n---\nb: 2\n": "several YAML documents",
    "just text\n": "not a YAML map or list",
    "[a, b]\n": "not a YAML map or list",
  };

  test.each(Object.entries(refused))("%j", (text, reason) => {
    expect(() => readYaml(text)).toThrow(SyntaxError);
    expect(() => readYaml(text)).toThrow(reason);
  });
});
