import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { applyChanges } from "../../src/changes/apply.ts";
import { listReceipts } from "../../src/changes/receipts.ts";
import { applyUndo, undo } from "../../src/changes/undo.ts";
import { plan, type PlannedFile } from "./support/plan.ts";
import { put, putRepository, snapshot, workspace } from "./support/workspace.ts";

let folder: string;
let root: string;

beforeEach(() => {
  folder = workspace();
  root = join(folder, "shop");
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  onTestFinished(() => void vi.unstubAllEnvs());
});

const CHANGES: PlannedFile[] = [
  { path: "a.py", text: "a = 2\n" },
  { path: "b.py", text: null },
  { path: "new/deep/c.py", text: "c = 1\n" },
];

const PATHS = ["a.py", "b c.py", "é/ü.py", "x/a.py", "x/y/a.py", "x/y/z/日本.py", "z.toml"];
const paths = fc.constantFrom(...PATHS);
const texts = fc.oneof(
  fc.constant(""),
  fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", "")),
  fc.array(fc.constantFrom("a", "b", "\ufeff", "é"), { maxLength: 5 }).map((l) => l.join("\r\n")),
  fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 5 }).map((lines) => lines.join("\n")),
);
const modes = fc.constantFrom(0o644, 0o755, 0o600, 0o664);
const files = fc.dictionary(paths, fc.record({ text: texts, mode: modes }));
const planned = fc.uniqueArray(
  fc.record({ path: paths, text: fc.option(texts), executable: fc.boolean() }),
  { selector: ({ path }) => path },
);

describe("undo", () => {
  it("restores every byte, permission and folder, and can be undone", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.array(planned, { minLength: 1, maxLength: 3 }),
        async (was, runs) => {
          const place = join(folder, `run ${++run}`);
          putRepository(place, {});
          for (const [path, { text, mode }] of Object.entries(was)) {
            put(place, { [path]: text });
            chmodSync(join(place, path), mode);
          }
          const states = [snapshot(place)];
          for (const changes of runs) {
            const receipt = await applyChanges(plan(place, changes), place);
            if (receipt.files.length > 0) states.push(snapshot(place));
          }
          const after = states.pop();
          if (states.length === 0) return;
          for (const state of states.toReversed()) {
            await applyUndo(await undo(place), place);
            expect(snapshot(place)).toEqual(state);
          }
          await expect(undo(place)).rejects.toMatchObject({ code: "nothing-to-undo" });
          const undos = listReceipts(place).filter(({ undoes }) => undoes);
          for (const receipt of undos) await applyUndo(await undo(place, receipt), place);
          expect(snapshot(place)).toEqual(after);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("shows what it would do as changes", async () => {
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    await applyChanges(plan(root, CHANGES), root, { command: "add celery" });
    const { changes, receipt } = await undo(root);
    expect(receipt.command).toBe("add celery");
    expect(changes.files.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      "edit a.py",
      "create b.py",
      "delete new/deep/c.py",
    ]);
  });

  it("removes only folders that the run made, and only where they are empty", async () => {
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    mkdirSync(join(root, "mine"));
    const changes = [...CHANGES, { path: "mine/d.py", text: "d\n" }];
    await applyChanges(plan(root, changes), root);
    put(root, { "new/notes.txt": "mine\n" });
    await applyUndo(await undo(root), root);
    expect(Object.keys(snapshot(root))).toEqual(["a.py", "b.py", "mine/", "new/", "new/notes.txt"]);
  });

  it("refuses files that were edited since, and shows the edits", async () => {
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    await applyChanges(plan(root, CHANGES), root);
    put(root, { "a.py": "a = 2\nmine = 1\n", "b.py": "mine\n" });
    rmSync(join(root, "new/deep/c.py"));
    const before = snapshot(root);
    const failure = await undo(root).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "edited-since", exit: 1 });
    const { details } = failure as { details: string[] };
    expect(details).toContain("+mine = 1");
    expect(details).toContain("--- a/a.py");
    expect(details).toContain("+++ b/b.py");
    expect(snapshot(root)).toEqual(before);
  });

  it("leaves out what was put back by hand already", async () => {
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    await applyChanges(plan(root, CHANGES), root);
    put(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    rmSync(join(root, "new"), { recursive: true });
    const undoing = await undo(root);
    expect(undoing.changes.isEmpty).toBe(true);
    await applyUndo(undoing, root);
    expect(listReceipts(root).filter(({ undone }) => undone)).toHaveLength(1);
  });

  it("refuses a file that became a binary or a folder", async () => {
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    await applyChanges(plan(root, CHANGES), root);
    writeFileSync(join(root, "a.py"), Buffer.from([0, 1, 2]));
    mkdirSync(join(root, "b.py"));
    await expect(undo(root)).rejects.toMatchObject({ message: /^2 files were edited/ });
  });

  it("finds the runs of a folder in a folder of a repository, and no others", async () => {
    putRepository(root, { "back/a.py": "a = 1\n", "front/a.py": "a = 1\n" });
    for (const part of ["back", "front"]) {
      const place = join(root, part);
      await applyChanges(plan(place, [{ path: "a.py", text: "a = 2\n" }]), place, {
        command: part,
      });
    }
    const back = join(root, "back");
    expect(listReceipts(back).map(({ command }) => command)).toEqual(["back"]);
    await applyUndo(await undo(back), back);
    expect(snapshot(root)).toMatchObject({
      "back/a.py": "644 a = 1\n",
      "front/a.py": "644 a = 2\n",
    });
  });

  it("works without a repository, and after there is one", async () => {
    put(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    const before = snapshot(root);
    await applyChanges(plan(root, CHANGES), root);
    putRepository(root, {});
    await applyUndo(await undo(root), root);
    expect(snapshot(root)).toEqual(before);
    expect(listReceipts(root).map(({ undone }) => undone)).toEqual([false, true]);
  });
});

it("keeps the receipts of fifty runs", async () => {
  putRepository(root, {});
  for (let run = 0; run < 55; run++) {
    const changes = plan(root, [{ path: "a.py", text: `a = ${run}\n` }]);
    await applyChanges(changes, root, { command: String(run), now: new Date(1e12 + run * 1000) });
  }
  const commands = listReceipts(root).map(({ command }) => command);
  expect(commands).toEqual(Array.from({ length: 50 }, (_, index) => String(54 - index)));
  expect(readdirSync(join(root, ".git/django-expert/receipts"))).toHaveLength(50);
  put(root, { ".git/django-expert/receipts/broken.json": "{" });
  expect(listReceipts(root)).toHaveLength(50);
});
