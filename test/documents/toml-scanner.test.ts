import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import { describe, expect, test } from "vitest";

import { readDocument, readToml, writeDocument } from "../../src/documents/toml-model.ts";

const documents: Record<string, string> = {
  keys: `a = 1\n"b c" = 2\n'd.e' = 3\nf.g."h i" = 4\n  j  .  k  =  5\n-_1 = 6\n[ l . "m" ]\nn = 8\n`,
  strings: String.raw`a = "x # y" # z
b = 'c:\d'
c = "tab\t\"\\ \u00e9 \U0001F600"
d = """
one \
    two "" three"""
e = '''
x ''
'''
f = """"quoted""""
`,
  numbers: `a = +1_000\nb = 0xff\nc = 1.5e-3\nd = -inf\ne = true\nf = false\n`,
  arrays: `a = []\nb = [1, [2, 3], "x"]\nc = [\n  1, # one\n  # two\n  2\n  , # three\n  3,\n]\n`,
  "inline tables": `a = {}\nb = { c = 1, d.e = [2], "f" = { g = 3 } }\n`,
  tables: `# top\n[a]\nb = 1\n\n[[c]]\nd = 1\n[c.e]\nf = 2\n\n[[c]]\nd = 3\n# end\n`,
  nothing: "\n# only this\n",
};

test.each(Object.entries(documents))("%s are read as toml-eslint-parser reads them", (_, text) => {
  expect(readToml(text)).toEqual(getStaticTOMLValue(parseTOML(text)));
  expect(writeDocument(readDocument(text))).toBe(text);
});

test("dates and times stay text", () => {
  expect(readToml("a = 2026-11-20\nb = 2026-11-20 07:32:00Z\nc = 07:32:00\n")).toEqual({
    a: "2026-11-20",
    b: "2026-11-20 07:32:00Z",
    c: "07:32:00",
  });
});

test("a key cannot reach what objects inherit", () => {
  readToml("[__proto__]\npolluted = true\n");
  expect({}).not.toHaveProperty("polluted");
});

describe("what is no TOML is refused with the line", () => {
  const refused: Record<string, string> = {
    "a = 1\n[b\n": "] is missing (line 2)",
    "a\n": "= is missing (line 1)",
    "a = \n": "a value is missing (line 1)",
    "a = word\n": "a value is missing (line 1)",
    "a = 1 b = 2\n": "a line break is missing (line 1)",
    "a = [1 2]\n": "a comma is missing (line 1)",
    "a = { b = 1 c = 2 }\n": "a comma is missing (line 1)",
    "a = [1,\n": "a value is missing (line 2)",
    'a = "x\n': "a value is missing (line 1)",
    " = 1\n": "a key is missing (line 1)",
    "a = 1\n[a.b]\nc = 1\n": "a is no table",
  };

  test.each(Object.entries(refused))("%j", (text, reason) => {
    expect(() => readToml(text)).toThrow(SyntaxError);
    expect(() => readToml(text)).toThrow(reason);
  });
});
