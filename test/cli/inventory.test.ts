import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { run as add } from "../../src/cli/commands/add.ts";
import { run as inventory } from "../../src/cli/commands/inventory.ts";
import { create } from "../../src/cli/create.ts";
import { workspace } from "../changes/support/workspace.ts";
import { run } from "./support/run.ts";

let root: string;

beforeEach(async () => {
  const cwd = workspace();
  root = join(cwd, "shop");
  const quick = ["--verify", "none", "--no-install", "--no-git", "--yes", "--quiet"];
  await run(create, ["shop", "--preset", "minimal", "--with", "health", ...quick], { cwd });
});

describe("the inventory", () => {
  it("names what is there with its place, and what is missing", async () => {
    const { stdout, exit } = await run(inventory, ["health", "drf", "sessions"], { cwd: root });

    expect(exit).toBe(0);
    expect(stdout).toMatch(/✓ health +a route for health \(config\/urls\.py:\d+\)/);
    expect(stdout).toMatch(/· drf +absent/);
    expect(stdout).toMatch(/missing: SESSION_ENGINE .* \(config\/settings\/production\.py:\d+\)/);
  });

  it("refuses a feature that nobody knows", async () => {
    const { failure } = await run(inventory, ["helth"], { cwd: root });
    expect(failure?.next).toContain("health");
  });
});

describe("add --check", () => {
  it("is a question with an exit status, and writes nothing", async () => {
    expect(await run(add, ["health", "https", "--check"], { cwd: root })).toMatchObject({
      exit: 0,
    });
    const { exit, stdout } = await run(add, ["health", "cors", "--check", "--json"], { cwd: root });
    expect(exit).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      features: expect.arrayContaining([
        expect.objectContaining({ feature: "cors", state: "absent" }),
      ]),
    });
  });

  it("asks for the parts of a bundle but those left out", async () => {
    const without = ["--without", "docker,ci,logging,security,static"];
    expect(await run(add, ["production", "--check", ...without], { cwd: root })).toMatchObject({
      exit: 0,
    });
    expect(await run(add, ["production", "--check"], { cwd: root })).toMatchObject({ exit: 1 });
  });
});
