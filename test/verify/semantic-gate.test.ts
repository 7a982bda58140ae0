import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FileChange } from "../../src/changes/change-set.ts";
import type { Snapshot } from "../../src/verify/gate/snapshot.ts";
import { guard, type GateOptions } from "../../src/verify/semantic-gate.ts";
import { verify } from "../../src/verify/verify.ts";
import { fakeMachine, managed, PROJECT, type Answer, type Call } from "./support/fakes.ts";

let home: string;
let root: string;
let calls: Call[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "gate-"));
  root = join(home, "shop");
  calls = [];
  await mkdir(root);
  await writeFile(join(root, "manage.py"), "");
  await writeFile(join(root, "requirements.txt"), "django>=5.2\n");
  await writeFile(join(root, "models.py"), "Order Product");
});
afterEach(() => rm(home, { recursive: true, force: true }));

const EMPTY: Snapshot = { models: {}, routes: [], checks: [], registered: [], migrations: [] };
const FINE = managed({ status: 0, output: "" }, { status: 0, output: "" });

/** A Django to which each word of models.py is a model, but for one that raises. */
function django({ options }: Call): Answer {
  const cwd = "cwd" in options ? String(options.cwd) : "";
  const words = readFileSync(join(cwd, "models.py"), "utf8").split(" ");
  if (words.includes("raise")) {
    return { status: 1, output: "Traceback (most recent call last):\nNameError: raised\n" };
  }
  const model = { table: "t", managed: true, proxy: false, fields: {} };
  const models = Object.fromEntries(words.map((word) => [`shop.${word}`, model]));
  return `\n@@django-expert@@${JSON.stringify({ ...EMPTY, models })}\n`;
}

type Rules = readonly (readonly [RegExp, Answer | ((call: Call) => Answer)])[];
const UV: Rules = [
  [/^uv --version/, "uv 0.13\n"],
  [/^uv python find/, "/usr/bin/python3.13\n"],
  [/^\/usr\/bin\/python3\.13 -c/, "3.13.5\n"],
  [/^uv/, 0],
  [/manage\.py \[/, FINE],
  [/manage\.py/, django],
];

async function edit(path: string, after: string | undefined): Promise<FileChange> {
  const before = await readFile(join(root, path), "utf8").catch(() => undefined);
  return { kind: "edit", path, before, after, reasons: [], executable: false };
}

function guarded(changes: readonly FileChange[], options: GateOptions = {}, rules = UV) {
  const machine = fakeMachine(rules, home, calls);
  return guard({ ...PROJECT, root }, changes, { machine, runner: "local", ...options });
}

const snapshots = () => calls.filter(({ command }) => command.includes("manage.py")).length;

describe("guard", () => {
  it("takes what adds, with one environment, that of the changed project", async () => {
    const more = await edit("models.py", "Order Product Invoice");
    const needed = await edit("requirements.txt", "django>=5.2\ndjango-axes\n");
    expect(await guarded([more, needed])).toEqual({ compared: true });
    expect(snapshots()).toBe(2);
    const installs = calls.filter(({ command }) => command.startsWith("uv pip install"));
    expect(installs).toHaveLength(1);
    expect(await readFile(join(root, "models.py"), "utf8")).toBe("Order Product");
    expect(await readdir(join(home, ".cache/django-expert/work/local"))).toEqual([]);
  });

  it("refuses what takes a model away, unless that is declared", async () => {
    const less = [await edit("models.py", "Order")];
    await expect(guarded(less)).rejects.toMatchObject({
      code: "semantic-gate",
      exit: 4,
      message: "The change was refused: the model shop.Product is gone.",
    });
    expect(await guarded(less, { allowed: { models: ["shop.Product"] } })).toEqual({
      compared: true,
    });
  });

  it("refuses what Django cannot load any more", async () => {
    const broken = [await edit("models.py", "raise")];
    await expect(guarded(broken)).rejects.toMatchObject({
      code: "project-does-not-load",
      exit: 4,
    });
  });

  it("compares nothing where Django could not load the project before", async () => {
    await writeFile(join(root, "models.py"), "raise");
    expect(await guarded([await edit("models.py", "Order")])).toEqual({
      compared: false,
      reason: "Django could not load the project as it was before the change (NameError: raised)",
    });
  });

  it("compares nothing where there is nothing to run Django with", async () => {
    const change = [await edit("models.py", "Order")];
    expect(await guarded(change, {}, [])).toMatchObject({
      compared: false,
      reason: expect.stringContaining("There is no uv and no Python") as string,
    });
    await rm(join(root, "requirements.txt"));
    expect(await guarded(change)).toMatchObject({
      compared: false,
      reason: expect.stringContaining("declares no dependencies") as string,
    });
  });

  it("ends where it is interrupted", async () => {
    const signal = AbortSignal.abort(new Error("stopped"));
    await expect(guarded([], { signal })).rejects.toThrow("stopped");
  });

  it("sees files that come and go", async () => {
    await writeFile(join(root, "old.txt"), "");
    const changes = [await edit("new.txt", "new"), await edit("old.txt", undefined)];
    const seen: string[][] = [];
    const rules: Rules = [
      ...UV.slice(0, -1),
      [
        /manage\.py/,
        (call) => {
          const path = "cwd" in call.options ? String(call.options.cwd) : "";
          seen.push(["new.txt", "old.txt"].filter((name) => isThere(join(path, name))));
          return django(call);
        },
      ],
    ];
    await guarded(changes, {}, rules);
    expect(seen).toEqual([["old.txt"], ["new.txt"]]);
  });
});

describe("verify after changes", () => {
  const since = async (before: string) => ({
    changes: [{ ...(await edit("models.py", "Order Product")), before }],
  });
  const verified = async (before: string) => {
    const machine = fakeMachine(UV, home, calls);
    const options = { profile: "quick", runner: "local", machine } as const;
    const verdict = await verify({ ...PROJECT, root }, { ...options, since: await since(before) });
    return { status: verdict.status, step: verdict.steps[1] };
  };

  it("says that what was there is there", async () => {
    expect(await verified("Order")).toMatchObject({
      status: "passed",
      step: { id: "changes", status: "passed", detail: "1 model and 0 routes as before" },
    });
  });

  it("fails where something is gone, and says what", async () => {
    expect(await verified("Order Product Invoice")).toMatchObject({
      status: "failed",
      step: { id: "changes", status: "failed", lines: ["The model shop.Invoice is gone."] },
    });
  });

  it("says that nothing was compared where the project was broken, and goes on", async () => {
    expect(await verified("raise")).toMatchObject({
      status: "passed",
      step: { id: "changes", status: "skipped", unverified: true },
    });
  });
});

function isThere(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
