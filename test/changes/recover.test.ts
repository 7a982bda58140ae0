import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { noteOf, recover } from "../../src/changes/recover.ts";
import type { PlannedFile } from "./support/plan.ts";
import { childProcesses } from "./support/run-child.ts";
import { put, putRepository, snapshot, workspace } from "./support/workspace.ts";

const CHANGES: PlannedFile[] = ["a.py", "b.py", "c.py"].map((path) => ({ path, text: "after\n" }));
const child = childProcesses();

let root: string;

beforeEach(() => {
  root = join(workspace(), "shop");
  putRepository(root, { "a.py": "before\n", "b.py": "before\n" });
});

/** Kills a run when some files are in place already and others are not. */
async function killInTheMiddle(): Promise<void> {
  const isInTheMiddle = () => snapshot(root)["a.py"] === "644 after\n";
  for (let at = 8; !isInTheMiddle(); at++) {
    recover(root);
    await child({ root, act: "apply", files: CHANGES, at, signal: "SIGKILL" });
  }
  expect(snapshot(root)["c.py"]).toBeUndefined();
}

describe("recover", () => {
  it("says what it did, and does it once", async () => {
    await killInTheMiddle();
    const recoveries = recover(root);
    expect(recoveries).toEqual([{ command: "child", outcome: "rolled-back", left: [] }]);
    expect(recoveries.map(noteOf)).toEqual([
      "An earlier run (child) was stopped in the middle; its changes were put back.",
    ]);
    expect(recover(root)).toEqual([]);
  });

  it("leaves alone what was edited since the run died", async () => {
    await killInTheMiddle();
    put(root, { "a.py": "mine\n" });
    const recoveries = recover(root);
    expect(recoveries).toMatchObject([{ left: ["a.py"] }]);
    expect(recoveries.map(noteOf).join()).toContain("Edited since, so left as they are: a.py.");
    expect(snapshot(root)).toEqual({ "a.py": "644 mine\n", "b.py": "644 before\n" });
  });

  it("brings a file back even where its copy was cleaned away", async () => {
    await killInTheMiddle();
    for (const name of readdirSync(root)) {
      if (name.endsWith(".old")) rmSync(join(root, name));
    }
    recover(root);
    expect(snapshot(root)).toEqual({ "a.py": "644 before\n", "b.py": "644 before\n" });
  });

  it("does not touch a run that is alive", async () => {
    let during: unknown;
    await child(
      { root, act: "apply", files: CHANGES, at: 0, signal: "SIGKILL", slow: 100 },
      { onRename: () => (during = recover(root)) },
    );
    expect(during).toEqual([]);
    expect(snapshot(root)["c.py"]).toBe("644 after\n");
  });

  it("does nothing in a folder that does not exist", () => {
    expect(recover(join(root, "none"))).toEqual([]);
  });

  it("refuses a journal it cannot read, unless nothing was done by then", () => {
    put(root, { ".git/django-expert/journal-staging.json": '{"format":1,"fi' });
    expect(recover(root)).toEqual([]);
    expect(readdirSync(join(root, ".git/django-expert"))).toEqual([]);
    put(root, { ".git/django-expert/journal-placing.json": '{"format":2}' });
    expect(() => recover(root)).toThrow(expect.objectContaining({ code: "journal-unreadable" }));
  });
});
