import { describe, expect, it } from "vitest";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { shapeOf } from "../../src/gate/shape.ts";
import { staticGate } from "../../src/gate/static-gate.ts";
import { readProject } from "../../src/project/project.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";

describe("the shape of a module", () => {
  it.each([
    ["other names", "class Post(Base):\n    title = Post", "class Tag(Other):\n    name = Tag"],
    [
      "other names in strings",
      'def f() -> "Post":\n    return Post',
      'def g() -> "Tag":\n    return Tag',
    ],
  ])("is the same with %s", (_, one, other) => {
    expect(shapeOf(one)).toBe(shapeOf(other));
  });

  it.each([
    ["a name that is used where the other defines it", "a = 1\nb = a", "a = 1\nb = c"],
    ["one name for two", "a = b", "a = a"],
    ["a builtin for a name", "print(len)", "print(leng)"],
    ["a keyword for a name", "x = None", "x = Nine"],
    ["another prefix of a string", 'x = f"{y}"', 'x = q"{y}"'],
    ["another conversion", 'x = f"{y!r}"', 'x = f"{y!q}"'],
    ["another exponent", "x = 1.e5", "x = 1.of"],
    ["what tells tools about types", 'x: Literal["a"]', 'x: Listing["a"]'],
  ])("is another with %s", (_, one, other) => {
    expect(shapeOf(one)).not.toBe(shapeOf(other));
  });

  it.each([
    ["an escape", 'x = "\\N{DASH}"'],
    ["letters that Python takes for others", "ﬁ = 1"],
    ["a comment to linters", "x = y  # noqa: F821"],
  ])("is not told of a module with %s", (_, text) => {
    expect(shapeOf(text)).toBeUndefined();
  });
});

it("finds what is wrong with one of many files of the same shape", async () => {
  const tree = new MemoryTree([["manage.py", ""]]);
  const changes = new ChangeSet(tree);
  for (let index = 0; index < 20; index++) {
    const name = index === 13 ? "Missing" : `Thing${index}`;
    changes.write(
      `shop/test_${index}.py`,
      `class Thing${index}:\n    def copy(self) -> "${name}":\n        return self\n`,
      "test",
    );
  }

  const refusals = await staticGate(changes, await readProject(tree));

  expect(refusals.map(({ path, code }) => [path, code])).toEqual([
    ["shop/test_13.py", "undefined-name"],
  ]);
});
