import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { applyChanges } from "../../src/changes/apply.ts";
import { runUndo } from "../../src/cli/undo.ts";
import { plan } from "../changes/support/plan.ts";
import { put, putRepository, snapshot, workspace } from "../changes/support/workspace.ts";

let root: string;
let output: string;

beforeEach(async () => {
  const folder = workspace();
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  onTestFinished(() => void vi.unstubAllEnvs());
  root = join(folder, "shop");
  output = "";
  putRepository(root, { "a.py": "a = 1\n" });
  const now = new Date("2026-11-20T10:15:30Z");
  const changes = [
    { path: "a.py", text: "a = 2\n" },
    { path: "new/b.py", text: "b = 1\n" },
  ];
  await applyChanges(plan(root, changes), root, { command: "django-expert add celery", now });
});

function run(options: { list?: boolean; yes?: boolean; json?: boolean }, answer?: boolean) {
  const prompts = answer === undefined ? undefined : { confirm: async () => answer };
  const io = { write: (text: string) => void (output += text), colour: false, prompts };
  return runUndo({ root, list: false, yes: false, json: false, ...options, io });
}

describe("undo", () => {
  it("shows the diff, asks and undoes", async () => {
    expect(await run({}, true)).toBe(0);
    expect(output).toContain("Undo 2026-11-20 10:15 UTC  django-expert add celery");
    expect(output).toContain("-a = 2\n+a = 1\n");
    expect(output).toContain("1 edited, 1 deleted, +1 -2");
    expect(snapshot(root)).toEqual({ "a.py": "644 a = 1\n" });
  });

  it("changes nothing where the answer is no, which is not success", async () => {
    const before = snapshot(root);
    expect(await run({}, false)).toBe(1);
    expect(snapshot(root)).toEqual(before);
  });

  it("needs --yes where nobody can be asked", async () => {
    await expect(run({})).rejects.toMatchObject({ exit: 2, next: "Give --yes." });
    await expect(run({ json: true }, true)).rejects.toMatchObject({ exit: 2 });
  });

  it("works from a folder of the project", async () => {
    const before = root;
    root = join(root, "new");
    expect(await run({ yes: true })).toBe(0);
    expect(snapshot(before)).toEqual({ "a.py": "644 a = 1\n" });
  });

  it("prints the result as JSON and nothing else", async () => {
    expect(await run({ yes: true, json: true })).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      undone: { command: "django-expert add celery", undone: true },
      changes: { edited: 1, deleted: 1 },
    });
  });

  it("refuses what was edited since", async () => {
    put(root, { "a.py": "mine\n" });
    await expect(run({ yes: true })).rejects.toMatchObject({ code: "edited-since" });
  });
});

describe("undo --list", () => {
  it("names the runs, and which are undone", async () => {
    await run({ list: true });
    expect(output).toBe("  2026-11-20 10:15 UTC  django-expert add celery · 2 files\n");
    await run({ yes: true });
    output = "";
    await run({ list: true });
    expect(output).toBe("  2026-11-20 10:15 UTC  django-expert add celery · 2 files · undone\n");
  });

  it("is data with --json", async () => {
    await run({ list: true, json: true });
    expect(JSON.parse(output).runs).toMatchObject([
      {
        undone: false,
        files: [
          { path: "a.py", kind: "edit" },
          { path: "new/b.py", kind: "create" },
        ],
      },
    ]);
  });

  it("says where there is none", async () => {
    root = join(root, "../empty");
    mkdirSync(root);
    expect(await run({ list: true })).toBe(0);
    expect(output).toBe("  No run to undo.\n");
  });
});
