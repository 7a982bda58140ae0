import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ruff from "@astral-sh/ruff-wasm-nodejs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { isPlainlyFine } from "../../src/gate/plainly-fine.ts";
import { loadPython } from "../../src/python/parse.ts";

const workspace = new ruff.Workspace(
  { lint: { select: ["F821"] }, "target-version": "py314" },
  ruff.PositionEncoding.Utf16,
);
const found = (text: string) =>
  (workspace.check(text) as { message: string }[]).map(({ message }) => message);

const root = fileURLToPath(new URL("../", import.meta.url));
const texts = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".py"))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

beforeAll(loadPython);

test("most modules are plainly fine, and Ruff finds nothing in those that are", () => {
  const fine = texts.filter(isPlainlyFine);

  expect(fine.flatMap(found)).toEqual([]);
  expect(fine.length).toBeGreaterThan(texts.length / 2);
});

test("what Ruff objects to in a module that was spoilt is never plainly fine", () => {
  const fine = texts.filter((text) => text.length < 5000 && isPlainlyFine(text));
  const spoilt = fc
    .tuple(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom("drop", "swap", "add", "cut", "move"))
    .map(([which, from, to, how]) => {
      const text = fine[which % fine.length]!;
      if (how === "cut" || how === "move") {
        const lines = text.split("\n");
        const [line = ""] = lines.splice(from % lines.length, 1);
        if (how === "move") lines.splice(to % lines.length, 0, line);
        return lines.join("\n");
      }
      const words = [...text.matchAll(/\w+|[^\w\s]|\n *|"[^"\n]*"/g)];
      const word = words[from % words.length];
      const other = words[to % words.length];
      if (!word || !other) return text;
      const end = how === "add" ? word.index : word.index + word[0].length;
      return text.slice(0, word.index) + (how === "drop" ? "" : other[0]) + text.slice(end);
    });
  fc.assert(
    fc.property(spoilt, (text) => {
      if (isPlainlyFine(text)) expect(found(text)).toEqual([]);
    }),
    { numRuns: 5000, seed: 7 },
  );
});

test.each([
  ["a comma too many", "x = [1,, 2]\n"],
  ["a value that is missing", "x = \n"],
  ["an indentation of its own", "if x:\n        y = 1\n      z = 2\n"],
  ["a name that nothing defines", "x = y\n"],
  ["a name that is defined later", "x = y\ny = 1\n"],
  ["a name of another function", "def f():\n    x = 1\n\n\ndef g():\n    return x\n"],
  [
    "a name of the class in a method",
    "class A:\n    x = 1\n\n    def f(self):\n        return x\n",
  ],
  ["a class in its own body", "class A:\n    b = A\n"],
  ["an error after its handler", "try:\n    f = 1\nexcept ValueError as e:\n    pass\nx = e\n"],
  ["the element of a comprehension after it", "x = [y for y in []]\nz = y\n"],
  ["the argument of a lambda after it", "x = (lambda y: y, y)\n"],
  ["a name in a formatted string", 'x = f"{y}"\n'],
  ["a type in a string", 'def f(x: "Y"):\n    pass\n'],
  ["a type in a string that is cast to", 'from typing import cast\n\nx = cast("Y", 1)\n'],
  ["an argument without a name after one with it", "x = dict(a=1, b)\nb = 1\n"],
  ["an argument that is given twice", "x = dict(a=1, a=2)\n"],
  ["a result outside of a function", "return 1\n"],
  ["a wait in a function that does not", "import a\n\n\ndef f():\n    await a\n"],
  ["a break outside of a loop", "if True:\n    break\n"],
  ["a try without an end", "try:\n    x = 1\ny = 2\n"],
  ["an else without an if", "x = 1\nelse:\n    y = 2\n"],
  ["a comma at the end of a header", "with open(__file__),:\n    pass\n"],
  ["a wait for what is no expression", "import a\n\n\nasync def f():\n    await -a\n"],
  ["a star before what is added to", "x = []\n*x += [1]\n"],
  ["something added within brackets", "x = 1\ny = (x += 1)\n"],
  ["a print without brackets", 'print "x"\n'],
])("%s is not plainly fine", (_, text) => {
  expect(isPlainlyFine(text)).toBe(false);
});

test.each([
  ["a name that is defined after the function", "def f():\n    return x\n\n\nx = 1\n"],
  ["names that a star could define", "from .base import *\n\nx = [*INSTALLED_APPS, y]\n"],
  [
    "a type in a string that is defined later",
    'class A:\n    def f(self) -> "B":\n        return B()\n\n\nclass B:\n    pass\n',
  ],
  ["an error in its handler", 'try:\n    x = 1\nexcept ValueError as e:\n    x = f"{e}"\n'],
  ["a comprehension", "x = {y: z for y, z in [(1, 2)] if y}\n"],
  ["a lambda", "x = lambda a, *b: (a, b)\n"],
  ["what is added to", "x = [1]\nx += [2]\nx[0] += 1\n"],
  ["numbers, slices and conditions", "x = [1, 2.5, 0x1F]\ny = x[1:] if x else None\n"],
])("%s is", (_, text) => {
  expect(isPlainlyFine(text)).toBe(true);
  expect(found(text)).toEqual([]);
});
