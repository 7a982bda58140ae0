import { describe, expect, it } from "vitest";
import { catalogue } from "../../generators/index.ts";
import { withLineEndings } from "../../src/recipes/line-endings.ts";
import { planFeatures, planProject } from "../../src/recipes/plan.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { ANSWERS } from "../answers.ts";

const ending = (path: string, files: Readonly<Record<string, string>>) =>
  withLineEndings(path, "a\nb\n", new MemoryTree(Object.entries(files))) === "a\r\nb\r\n"
    ? "CRLF"
    : "LF";

describe("withLineEndings", () => {
  it.each([
    ["a.py", {}, "LF"],
    ["a.py", { "b.py": "x\r\n" }, "CRLF"],
    ["a.py", { "b.py": "x\r\n", "c.py": "x\n" }, "LF"],
    ["a.py", { "b.py": "", "c.py": "x\r\n" }, "CRLF"],
    ["a.py", { "b.txt": "x\r\n" }, "LF"],
    ["run.sh", { "b.py": "x\r\n" }, "LF"],
    ["Dockerfile", { "docker/Dockerfile": "x\r\n" }, "CRLF"],
    ["a.py", { "a.py": "x\n", "b.py": "x\r\n" }, "LF"],
    ["a.py", { "a.py": "x\r\n", "b.py": "x\n" }, "CRLF"],
    ["in/a.py", { ...sixFiles("\n"), "in/b.py": "x\r\n" }, "LF"],
    ["in/a.py", { ...sixFiles("\r\n"), "in/b.py": "x\r\n" }, "CRLF"],
  ])("%s beside %j: %s", (path, files, expected) => {
    expect(ending(path, files)).toBe(expected);
  });

  it("is how a feature comes to a checkout with CRLF, file by file", async () => {
    const { changes } = await planProject(ANSWERS, catalogue);
    const texts = changes.files.map(({ path, after = "" }) => [path, after] as const);
    const added = async (tree: MemoryTree) =>
      (await planFeatures(tree, ANSWERS, ["health", "admin"], catalogue)).changes;
    const windows = new MemoryTree(
      texts.map(([path, text]) => [path, text.replaceAll("\n", "\r\n")]),
    );
    const plan = await added(windows);
    expect(plan.manuals).toEqual([]);
    const usual = await added(new MemoryTree(texts));
    expect(plan.files.map(({ path, after }) => [path, after])).toEqual(
      usual.files.map(({ path, after }) => [path, after?.replaceAll("\n", "\r\n")]),
    );
  });
});

function sixFiles(end: string): Record<string, string> {
  return Object.fromEntries(
    ["b", "c", "d", "e", "f", "g"].map((name) => [`${name}.py`, `x${end}`]),
  );
}
