import { beforeAll, describe, expect, it } from "vitest";
import { loadPython, parsePython, release } from "../../src/python/parse.ts";

beforeAll(loadPython);

describe("a text that is parsed again", () => {
  it("has the tree that it had", () => {
    const root = parsePython("shared = 1\n");
    expect(parsePython("shared = 1\n")).toBe(root);
    expect(parsePython("other = 1\n")).not.toBe(root);
  });

  it("keeps its tree as long as somebody uses it", () => {
    const root = parsePython("used = 1\n");
    release(parsePython("used = 1\n"));
    for (let index = 0; index < 100; index++) release(parsePython(`passing_${index} = 1\n`));
    expect(root.namedChildren.map((node) => node?.text)).toEqual(["used = 1"]);
    expect(parsePython("used = 1\n")).toBe(root);
  });

  it("is parsed anew when nobody has used it for long, however often it was given up", () => {
    const root = parsePython("gone = 1\n");
    release(root);
    release(root);
    for (let index = 0; index < 100; index++) release(parsePython(`later_${index} = 1\n`));
    const again = parsePython("gone = 1\n");
    expect(again).not.toBe(root);
    expect(again.namedChildren.map((node) => node?.text)).toEqual(["gone = 1"]);
  });
});
