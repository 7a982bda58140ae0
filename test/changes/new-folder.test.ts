import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { applyChanges } from "../../src/changes/apply.ts";
import { recover } from "../../src/changes/recover.ts";
import { undo } from "../../src/changes/undo.ts";
import { Failure } from "../../src/errors.ts";
import { watchedDisk } from "./support/faulty-disk.ts";
import { plan, type PlannedFile } from "./support/plan.ts";
import { childProcesses, eachOf } from "./support/run-child.ts";
import { put, putRepository, snapshot, workspace } from "./support/workspace.ts";

const PROJECT: PlannedFile[] = [
  { path: "manage.py", text: "#!/usr/bin/env python\n", executable: true },
  { path: "apps/users/models.py", text: "class User: ...\n" },
  { path: "apps/users/__init__.py", text: "" },
  { path: "README.md", text: "# Shop é\r\n" },
];

const child = childProcesses();
// A hundred processes, on a machine that may do other things.
vi.setConfig({ testTimeout: 90_000 });
let folder: string;
let root: string;

beforeEach(() => {
  folder = join(workspace(), "home");
  mkdirSync(folder);
  root = join(folder, "my shop");
  vi.stubEnv("XDG_STATE_HOME", join(folder, "../state"));
  onTestFinished(() => void vi.unstubAllEnvs());
});

describe("a project in a new folder", () => {
  it("is there at once, with permissions, and with folders above it where they are missing", async () => {
    root = join(folder, "a/b", "my shop");
    await applyChanges(plan(root, PROJECT), root);
    expect(Object.keys(snapshot(root))).toEqual([
      "README.md",
      "apps/",
      "apps/users/",
      "apps/users/__init__.py",
      "apps/users/models.py",
      "manage.py",
    ]);
    expect(statSync(join(root, "manage.py")).mode & 0o777).toBe(0o755);
    expect(readdirSync(folder)).toEqual(["a"]);
    expect(existsSync(join(folder, "../state"))).toBe(false);
  });

  it("replaces an empty folder and keeps its permissions", async () => {
    mkdirSync(root);
    chmodSync(root, 0o750);
    await applyChanges(plan(root, PROJECT), root);
    expect(statSync(root).mode & 0o777).toBe(0o750);
    expect(readdirSync(root).sort()).toEqual(["README.md", "apps", "manage.py"]);
    expect(readdirSync(folder)).toEqual(["my shop"]);
  });

  it("has no receipt: undoing it is deleting it, which undo says", async () => {
    const receipt = await applyChanges(plan(root, PROJECT), root);
    expect(receipt).toMatchObject({ kept: false, files: { length: 4 } });
    await expect(undo(root)).rejects.toMatchObject({
      code: "nothing-to-undo",
      next: expect.stringContaining("deleting its folder"),
    });
  });

  it.each(["ENOSPC", "EACCES"])("is not there at all after %s at any write", async (errno) => {
    root = join(folder, "above", "my shop");
    const points = await pointsOf(join(folder, "trial/x"));
    for (let at = 1; at <= points; at++) {
      const io = watchedDisk((point) => {
        if (point === at) throw Object.assign(new Error(errno), { code: errno });
      });
      await expect(applyChanges(plan(root, PROJECT), root, { io })).rejects.toBeInstanceOf(Failure);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it.each(["absent", "empty"])("is whole or %s after SIGKILL at any write", async (state) => {
    const points = await pointsOf(join(folder, "trial"));
    await eachOf(
      Array.from({ length: points }, (_, index) => index + 1),
      async (at) => {
        const home = join(folder, `home ${at}`);
        const place = join(home, "my shop");
        mkdirSync(state === "empty" ? place : home, { recursive: true });
        const ending = await child({
          root: place,
          act: "apply",
          files: PROJECT,
          at,
          signal: "SIGKILL",
        });
        expect(ending).toMatchObject({ signal: "SIGKILL" });
        const visible = readdirSync(home).filter((name) => !/^\.my shop\..+\.tmp$/.test(name));
        expect(visible).toEqual(state === "empty" ? ["my shop"] : []);
        if (state === "empty") expect(readdirSync(place)).toEqual([]);
        // The next run removes what is left.
        await applyChanges(plan(place, PROJECT), place);
        expect(readdirSync(home)).toEqual(["my shop"]);
      },
    );
  });

  it.each(["SIGINT", "SIGTERM"] as const)("is not there at all after %s", async (signal) => {
    const ending = await child(
      { root, act: "apply", files: PROJECT, at: 6, signal },
      { cwd: folder },
    );
    expect(ending).toMatchObject({ code: 130, error: "interrupted" });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("leaves the hidden folder of a run alone that is still alive, and of other names", async () => {
    const others = [`.my shop.00000000-1-abc.tmp`, ".my shop.old.tmp", ".my shop 2.x.tmp"];
    for (const name of others) mkdirSync(join(folder, name));
    await applyChanges(plan(root, PROJECT), root);
    expect(readdirSync(folder).sort()).toEqual([...others, "my shop"].sort());
  });
});

describe("two runs at once", () => {
  it.each(["a new folder", "a folder one stands in", "a repository"])(
    "in %s: one wins, the other says why",
    async (place) => {
      const options: { cwd?: string } = {};
      if (place === "a folder one stands in") {
        mkdirSync(root);
        options.cwd = root;
      }
      if (place === "a repository") putRepository(root, { "a.py": "a\n" });
      const order = { root, act: "apply", at: 0, signal: "SIGKILL", slow: 150 } as const;
      const endings = await Promise.all(
        ["one", "two"].map((name) => {
          const files = [...PROJECT, { path: "who.txt", text: name.repeat(1000) }];
          return child({ ...order, files }, options);
        }),
      );
      const [lost, ...others] = endings.filter(({ code }) => code !== 0);
      expect(others).toEqual([]);
      expect(lost).toMatchObject({ code: 1 });
      expect(["another-run", "folder-not-empty", "changed-since-plan"]).toContain(lost?.error);
      const winner = endings.indexOf(lost!) === 0 ? "two" : "one";
      expect(snapshot(root)["who.txt"]).toBe(`644 ${winner.repeat(1000)}`);
      expect(readdirSync(folder)).toEqual(["my shop"]);
    },
  );
});

describe("a project in a folder that one stands in", () => {
  it("is whole or gone after SIGKILL at any write, once recovered", async () => {
    const cwd = join(folder, "standing");
    mkdirSync(cwd);
    const trial = await child(
      { root: cwd, act: "apply", files: PROJECT, at: 0, signal: "SIGKILL" },
      { cwd },
    );
    expect(trial.code).toBe(0);
    const after = snapshot(cwd);
    for (const at of [4, 7, 10, 13, 15, 17, 19]) {
      rmSync(cwd, { recursive: true });
      mkdirSync(cwd);
      await child({ root: cwd, act: "apply", files: PROJECT, at, signal: "SIGKILL" }, { cwd });
      recover(cwd);
      expect([{}, after]).toContainEqual(snapshot(cwd));
    }
  });

  it("keeps what is there already", async () => {
    put(root, { LICENSE: "mine\n" });
    const receipt = await applyChanges(plan(root, PROJECT), root);
    expect(receipt.kept).toBe(true);
    expect(Object.keys(snapshot(root))).toEqual(expect.arrayContaining(["LICENSE", "README.md"]));
  });
});

async function pointsOf(place: string): Promise<number> {
  let points = 0;
  const io = watchedDisk((point) => (points = point));
  await applyChanges(plan(place, PROJECT), place, { io });
  rmSync(join(place, ".."), { recursive: true });
  return points;
}
