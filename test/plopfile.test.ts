import { join } from "node:path";
import nodePlop from "node-plop";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { create } from "../src/cli/create.ts";
import plopfile from "../src/plopfile.ts";
import { kinds } from "../generators/components/index.ts";
import { snapshot, workspace } from "./changes/support/workspace.ts";
import { run } from "./cli/support/run.ts";

let root: string;

beforeEach(async () => {
  const cwd = workspace();
  root = join(cwd, "shop");
  vi.stubEnv("XDG_STATE_HOME", join(cwd, "state"));
  vi.stubEnv("INIT_CWD", root);
  const argv = ["shop", "--preset", "minimal", "--verify", "none", "--no-install", "--yes"];
  await run(create, argv, { cwd });
});

describe("the plopfile", () => {
  it("has every kind, with its questions", async () => {
    const plop = await nodePlop();
    await plopfile(plop);
    expect(plop.getGeneratorList().map(({ name }) => name)).toEqual(kinds.map(({ name }) => name));
    const { prompts } = plop.getGenerator("model");
    expect(prompts).toContainEqual(expect.objectContaining({ name: "model", type: "input" }));
  });

  it("writes what the command would", async () => {
    const plop = await nodePlop();
    await plopfile(plop, { verify: "none" });
    const { changes, failures } = await plop.getGenerator("app").runActions({ name: "blog" });
    expect(failures).toEqual([]);
    expect(changes[0]?.path).toContain("create apps/blog/apps.py");
    expect(snapshot(root)).toHaveProperty(["apps/blog/apps.py"]);
  });

  it("says why something cannot be", async () => {
    const plop = await nodePlop();
    await plopfile(plop);
    const { failures } = await plop.getGenerator("app").runActions({ name: "import" });
    expect(failures[0]?.error).toContain("keyword of Python");
  });
});
