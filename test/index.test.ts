import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { apply, createProject, plan } from "../src/index.ts";
import { put, snapshot, workspace } from "./changes/support/workspace.ts";

const SMALL = { preset: "minimal", verify: "none", install: false, git: false } as const;

let cwd: string;

beforeEach(() => {
  cwd = workspace();
});

describe("the library", () => {
  it("plans without writing, and applies what was planned", async () => {
    const planned = await plan({ directory: "shop", cwd, ...SMALL, with: ["cache"] });
    expect(planned).toMatchObject({
      root: join(cwd, "shop"),
      answers: { name: "shop", database: "postgres" },
      brought: [{ feature: "redis", by: "cache" }],
    });
    expect(readdirSync(cwd)).toEqual([]);
    await apply(planned);
    expect(Object.keys(snapshot(join(cwd, "shop")))).toEqual(
      expect.arrayContaining(planned.changes.files.map(({ path }) => path)),
    );
  });

  it("makes a project, and says how to make it again", async () => {
    const made = await createProject({ directory: "shop", cwd, ...SMALL, database: "sqlite" });
    expect(existsSync(join(made.root, "manage.py"))).toBe(true);
    expect(made).toMatchObject({
      repository: { state: "left out" },
      lock: { state: "left out" },
      verification: { status: "left out" },
      command:
        "npx create-django-expert shop --preset minimal --django 5.2 --database sqlite --no-git --no-install --verify none --yes",
    });
  });

  it("refuses what the command line refuses", async () => {
    await expect(plan({ directory: "class", cwd })).rejects.toMatchObject({ exit: 2 });
    await expect(plan({ directory: "shop", cwd, timeZone: "Mars/X" })).rejects.toMatchObject({
      exit: 2,
    });
    await expect(
      plan({ directory: "shop", cwd, databse: "sqlite" } as never),
    ).rejects.toMatchObject({
      code: "unknown-key",
      next: "Did you mean database?",
    });
    put(cwd, { "shop/x": "" });
    await expect(plan({ directory: "shop", cwd })).rejects.toMatchObject({
      code: "folder-not-empty",
    });
    await expect(plan({ directory: "shop", cwd, existing: "keep" })).resolves.toBeDefined();
  });

  it("stops where it is told to", async () => {
    const stopped = createProject(
      { directory: "shop", cwd, ...SMALL },
      { signal: AbortSignal.abort() },
    );
    await expect(stopped).rejects.toMatchObject({ code: "interrupted", exit: 130 });
    expect(readdirSync(cwd)).toEqual([]);
  });
});
