import { describe, expect, it } from "vitest";
import { normalised, reindented, requoted, stringValue, tokens } from "../../src/python/text.ts";

describe("tokens", () => {
  it("are the text again when joined", () => {
    const text =
      'x = f"a{b}"  # c\n\ty = """\n"q" \'\'\'\n"""\n\\\nz //= 1 if a != "b\\"c" else r\'\\d\'\n';
    expect(tokens(text).join("")).toBe(text);
  });
});

describe("normalised", () => {
  it.each([
    ["[1,2]", "[\n    1,  # one\n    2,\n]"],
    ["'a'", '"a"'],
    ["f(a, b)", "f(\n    a,\n    b,\n)"],
    ["f(a,)", "f(a)"],
    ["'it\\'s'", '"it\'s"'],
    ["def f():\n  return 1", "def f():\n    # why\n    return 1\n"],
  ])("is one for %j and %j", (a, b) => {
    expect(normalised(a)).toBe(normalised(b));
  });

  it.each([
    ["(a,)", "(a)"],
    ["ab", "a b"],
    ["'a'", "b'a'"],
    ["if a:\n    b\n    c", "if a:\n    b\nc"],
    ["x = 1\ny = 2", "x = 1 y = 2"],
  ])("is not one for %j and %j", (a, b) => {
    expect(normalised(a)).not.toBe(normalised(b));
  });
});

describe("stringValue", () => {
  it.each([
    ['"a"', "a"],
    ["'a'", "a"],
    ["r'^\\d+$'", "^\\d+$"],
    ['"""a"""', "a"],
    ['"a\\"b"', 'a"b'],
    ['b"a"', undefined],
    ['f"{a}"', undefined],
  ])("of %s is %s", (literal, value) => {
    expect(stringValue(literal)).toBe(value);
  });
});

describe("reindented", () => {
  it("moves lines, but not the insides of strings and blank lines", () => {
    const text = 'def f():\n        x = """\n  a\n"""\n\n        return x';
    expect(reindented(text, "    ", "", "    ")).toBe(
      'def f():\n    x = """\n  a\n"""\n\n    return x',
    );
  });

  it("takes the unit of the place", () => {
    expect(reindented("if a:\n    if b:\n        c", "", "\t", "\t")).toBe(
      "if a:\n\t\tif b:\n\t\t\tc",
    );
  });
});

describe("requoted", () => {
  it("changes strings that need no escape for it", () => {
    const text = 'f("a", "it\'s", f"{a}", r"b", """c""", "")';
    expect(requoted(text, "'")).toBe('f(\'a\', "it\'s", f"{a}", r\'b\', """c""", \'\')');
    expect(requoted(text, '"')).toBe(text);
  });
});
