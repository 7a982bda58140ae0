import { cpSync, existsSync, readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { applyChanges } from "../../src/changes/apply.ts";
import { recover } from "../../src/changes/recover.ts";
import { applyUndo, undo } from "../../src/changes/undo.ts";
import { watchedDisk } from "./support/faulty-disk.ts";
import type { Outcome } from "./support/child.ts";
import { plan, type PlannedFile } from "./support/plan.ts";
import { childProcesses, eachOf } from "./support/run-child.ts";
import { put, putRepository, snapshot, workspace } from "./support/workspace.ts";

const BEFORE = {
  "manage.py": "#!/usr/bin/env python\nimport sys\n",
  "config/settings.py": "\ufeffDEBUG = True\r\nINSTALLED_APPS = []\r\n",
  "apps/users/old models.py": "class Old: ...\n",
  "apps/users/__init__.py": "",
};

const CHANGES: PlannedFile[] = [
  { path: "manage.py", text: "#!/usr/bin/env python\nimport os\n" },
  { path: "config/settings.py", text: "\ufeffDEBUG = False\r\nINSTALLED_APPS = ['é']\r\n" },
  { path: "apps/users/old models.py", text: null },
  { path: "apps/billing/__init__.py", text: "" },
  { path: "apps/billing/migrations/0001_ïnitial.py", text: "# first\n".repeat(50) },
  { path: "scripts/run me.sh", text: "#!/bin/sh\n", executable: true },
];

const child = childProcesses();
// A hundred processes, on a machine that may do other things.
vi.setConfig({ testTimeout: 90_000 });

/** A starting point, what is done to it in a child process, and how it looks before and after. */
interface Scene {
  act: "apply" | "undo" | "recover";
  files?: readonly PlannedFile[];
  template: string;
  before: ReturnType<typeof snapshot>;
  after: ReturnType<typeof snapshot>;
  /** How many points there are to be stopped at. */
  points: number;
}

let folder: string;
let copies = 0;

beforeEach(() => {
  folder = workspace();
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  onTestFinished(() => void vi.unstubAllEnvs());
});

describe("a run that is killed", () => {
  it("leaves all or nothing, once recovered, wherever SIGKILL hits it", async () => {
    await expectAllOrNothing(await applying(putRepository));
  });

  it("does so in a folder without a repository", async () => {
    await expectAllOrNothing(await applying(put), 3);
  });

  it("does so while it undoes an earlier run", async () => {
    const { template, after } = await applying(putRepository);
    const root = copyOf(template);
    await applyChanges(plan(root, CHANGES), root);
    await expectAllOrNothing(await measured({ act: "undo", template: root, before: after }));
  });

  it("does so when the recovery is killed as well", async () => {
    const scene = await applying(putRepository);
    const half = copyOf(scene.template);
    await child({ ...scene, root: half, at: Math.floor(scene.points * 0.7), signal: "SIGKILL" });
    expect(snapshot(half)).not.toEqual(scene.before);
    const recovery = await measured({ act: "recover", template: half, before: snapshot(half) });
    expect(recovery.after).toEqual(scene.before);
    await expectAllOrNothing({ ...recovery, before: scene.before });
  });
});

describe.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("a run that gets %s", (signal) => {
  it("puts everything back, wherever it comes before all is done", async () => {
    const scene = await applying(putRepository);
    const roots = Array.from({ length: scene.points }, () => copyOf(scene.template));
    const order = { ...scene, root: "", eachOf: roots, at: 0, signal };
    const outcomes = JSON.parse((await child(order)).output) as Outcome[];
    for (const [index, { failure, passedOn }] of outcomes.entries()) {
      const root = roots[index] ?? "";
      expect(failure ?? "done").toBe(passedOn ? "done" : "interrupted");
      expect(snapshot(root)).toEqual(passedOn ? scene.after : scene.before);
      expect(readdirSync(join(root, ".git/django-expert"))).not.toContain("lock");
    }
    // Only what comes after the commit, when nothing but cleaning up is left, is passed on.
    const kinds = outcomes.map(({ passedOn }) => (passedOn ? "after" : "before")).join(" ");
    expect(kinds).toMatch(/^(before ){30,}(after ?){1,12}$/);
  });

  it("does so when it comes from outside, and exits with 130", async () => {
    const { template, before } = await applying(putRepository);
    const root = copyOf(template);
    const ending = await child(
      { root, act: "apply", files: CHANGES, at: 0, signal, slow: 50 },
      { onRename: (pid) => process.kill(pid, signal) },
    );
    expect(ending).toMatchObject({ code: 130, error: "interrupted" });
    expect(snapshot(root)).toEqual(before);
  });
});

it("puts everything back when something else ends the process", async () => {
  const scene = await applying(putRepository);
  for (const at of [5, 9, 15, 21, 27, scene.points - 12]) {
    const root = copyOf(scene.template);
    expect(await child({ ...scene, root, at, signal: "exit" })).toMatchObject({ code: 7 });
    expect(snapshot(root)).toEqual(scene.before);
    await expectUsable(root);
  }
});

/** Kills one run at each point, or at some. */
async function expectAllOrNothing(scene: Scene, step = 1): Promise<void> {
  const all = Array.from({ length: scene.points }, (_, index) => index + 1);
  const points = all.filter((point) => point % step === 0);
  expect(points.length).toBeGreaterThan(8);
  const outcomes = new Map<number, "before" | "after">();
  await eachOf(points, async (at) => {
    const root = copyOf(scene.template);
    const ending = await child({ ...scene, root, at, signal: "SIGKILL" });
    expect(ending).toMatchObject({ signal: "SIGKILL" });
    letTimePass(root);
    recover(root);
    const isAfter = JSON.stringify(snapshot(root)) === JSON.stringify(scene.after);
    if (!isAfter) expect(snapshot(root), `killed at ${at}`).toEqual(scene.before);
    outcomes.set(at, isAfter ? "after" : "before");
    await expectUsable(root);
  });
  // Deterministic: there is one moment before which all is rolled back, and after which all is done.
  expect(points.map((point) => outcomes.get(point)).join(" ")).toMatch(/^(before ?)*(after ?)+$/);
}

/** A lock that was cut off while it was written is respected for a while, as its writer may be alive. */
function letTimePass(root: string): void {
  const states = [
    join(root, ".git/django-expert"),
    ...statesIn(join(folder, "state/django-expert")),
  ];
  for (const lock of states.flatMap((state) => [
    join(state, "lock"),
    join(state, "lock.takeover"),
  ])) {
    if (existsSync(lock)) utimesSync(lock, 1e9, 1e9);
  }
}

function statesIn(stateHome: string): string[] {
  return existsSync(stateHome) ? readdirSync(stateHome).map((name) => join(stateHome, name)) : [];
}

/** Nothing that was left behind hinders the next run, and its undo. */
async function expectUsable(root: string): Promise<void> {
  const before = snapshot(root);
  await applyChanges(plan(root, [{ path: "next.txt", text: "next\n" }]), root);
  await applyUndo(await undo(root), root);
  expect(snapshot(root)).toEqual(before);
}

async function applying(place: typeof put): Promise<Scene> {
  const template = join(folder, "template ä", "project");
  place(template, BEFORE);
  const before = snapshot(template);
  return measured({ act: "apply", files: CHANGES, template, before });
}

/** Does it once without harm, to see the outcome and to count the points. */
async function measured(scene: Omit<Scene, "after" | "points">): Promise<Scene> {
  const root = copyOf(scene.template);
  let points = 0;
  const io = watchedDisk((point) => (points = point));
  if (scene.act === "recover") recover(root, { io });
  else if (scene.act === "undo") await applyUndo(await undo(root), root, { io });
  else await applyChanges(plan(root, scene.files ?? []), root, { io });
  return { ...scene, after: snapshot(root), points };
}

function copyOf(template: string): string {
  const root = join(folder, `copy ${++copies}`, "project");
  cpSync(template, root, { recursive: true, preserveTimestamps: true });
  return root;
}
