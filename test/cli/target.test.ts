import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { inspectTarget, shownPath, targetProblem } from "../../src/cli/create/target.ts";
import { put, workspace } from "../changes/support/workspace.ts";

let cwd: string;

beforeEach(() => {
  cwd = workspace();
});

describe("inspectTarget", () => {
  it("finds nothing where there is nothing", () => {
    expect(inspectTarget(join(cwd, "a/b"))).toEqual({
      root: join(cwd, "a/b"),
      entries: [],
      repository: "none",
    });
  });

  it("counts a fresh repository, and what file managers leave, as empty", () => {
    put(cwd, { "shop/.git/HEAD": "", "shop/.DS_Store": "" });
    expect(inspectTarget(join(cwd, "shop"))).toMatchObject({ entries: [], repository: "own" });
    expect(targetProblem(join(cwd, "shop"), false)).toBeUndefined();
  });

  it("sees what it is inside of", () => {
    put(cwd, { ".git/HEAD": "", "backend/manage.py": "", "backend/x/y": "" });
    expect(inspectTarget(join(cwd, "backend/shop"))).toMatchObject({
      repository: { inside: cwd },
      outerProject: join(cwd, "backend"),
    });
  });

  it("names folders as such", () => {
    put(cwd, { "shop/b/c": "", "shop/a": "" });
    expect(inspectTarget(join(cwd, "shop")).entries).toEqual(["a", "b/"]);
  });
});

describe("targetProblem", () => {
  it("lets files be where they may", () => {
    put(cwd, { "shop/a": "" });
    expect(targetProblem(join(cwd, "shop"), true)).toBeUndefined();
    expect(targetProblem(join(cwd, "shop"), false)?.code).toBe("folder-not-empty");
    expect(targetProblem(join(cwd, "shop/a"), true)?.code).toBe("path-in-the-way");
  });

  it.skipIf(process.platform === "win32")("says why there can be no such folder", () => {
    put(cwd, { "shop/a": "" });
    expect(targetProblem(join(cwd, "shop/a/b"), false)).toMatchObject({
      code: "path-unusable",
      reason: `There can be no folder ${join(cwd, "shop/a/b")}: its path leads through a file`,
    });
    expect(targetProblem(join(cwd, "x".repeat(300)), false)?.reason).toContain("too long");
  });
});

describe("shownPath", () => {
  it("is as short as a person would write it", () => {
    expect(shownPath("/home/ada/shop", "/home/ada")).toBe("shop");
    expect(shownPath("/home/ada", "/home/ada")).toBe(".");
    expect(shownPath("/elsewhere/shop", "/home/ada")).toBe("/elsewhere/shop");
  });
});
