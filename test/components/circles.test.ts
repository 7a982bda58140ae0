import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { run as runGenerate } from "../../src/cli/commands/generate.ts";
import { create } from "../../src/cli/create.ts";
import { put, snapshot, workspace } from "../changes/support/workspace.ts";
import { run } from "../cli/support/run.ts";

let root: string;

beforeEach(async () => {
  const cwd = workspace();
  root = join(cwd, "shop");
  vi.stubEnv("XDG_STATE_HOME", join(cwd, "state"));
  const argv = ["shop", "--preset", "minimal", "--verify", "none", "--no-install", "--yes"];
  await run(create, argv, { cwd });
});

async function generate(spec: string) {
  put(root, { "domain.yaml": spec });
  const argv = ["resource", "--spec", "domain.yaml", "--verify", "none", "--json"];
  return run(runGenerate, argv, { cwd: root });
}

describe("relations in a circle", () => {
  it("are refused where no row could ever be made", async () => {
    const spec = `blog:
  Post: [cover:fk:shop.Image]
shop:
  Image: [owner:fk:Seller]
  Seller: [best:fk:blog.Post]
`;
    const before = snapshot(root);
    const { exit, failure } = await generate(spec);
    expect(exit).toBe(2);
    expect(failure?.code).toBe("circle-of-relations");
    expect(failure?.message).toContain("blog.Post -> shop.Image -> shop.Seller -> blog.Post");
    expect(snapshot(root)).toEqual({ ...before, "domain.yaml": `644 ${spec}` });
  });

  it("are made where one of them can be left open", async () => {
    const { exit } = await generate(`blog:
  Post: [title:char, cover:fk:Image:null]
  Image: [title:char, post:fk:Post]
`);
    expect(exit).toBe(0);
  });

  it("are refused of a model with itself", async () => {
    const argv = ["model", "users.Node", "parent:fk:self", "--verify", "none"];
    const { failure } = await run(runGenerate, argv, { cwd: root });
    expect(failure?.message).toContain("users.Node -> users.Node");
  });
});
