import {
  chmodSync,
  cpSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { applyChanges } from "../../src/changes/apply.ts";
import { listReceipts } from "../../src/changes/receipts.ts";
import { recover } from "../../src/changes/recover.ts";
import type { Failure } from "../../src/errors.ts";
import { watchedDisk } from "./support/faulty-disk.ts";
import { plan, type PlannedFile } from "./support/plan.ts";
import { putRepository, put, snapshot, workspace } from "./support/workspace.ts";

let folder: string;
let root: string;

beforeEach(() => {
  folder = workspace();
  root = join(folder, "my app");
  vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
  onTestFinished(() => void vi.unstubAllEnvs());
});

const EDITS: PlannedFile[] = [
  { path: "a.py", text: "a = 2\n" },
  { path: "b.py", text: null },
  { path: "new/deep/c.py", text: "c = 1\n" },
];

describe("applyChanges", () => {
  it("creates, edits and deletes, and says each path", async () => {
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    const written: string[] = [];
    await applyChanges(plan(root, EDITS), root, { onWrite: (path) => written.push(path) });
    expect(written).toEqual(["a.py", "b.py", "new/deep/c.py"]);
    expect(contents(root)).toEqual({ "a.py": "a = 2\n", "new/deep/c.py": "c = 1\n" });
  });

  it("writes every byte as planned: line endings, byte order mark, any script", async () => {
    const before = "\ufeffa = 1\r\nb = 'ü'\r\n";
    const after = "\ufeffa = 2\r\nb = 'ü'\r\nc = '日本語'";
    putRepository(root, { "é/sp ace.py": before });
    await applyChanges(plan(root, [{ path: "é/sp ace.py", text: after }]), root);
    expect(readFileSync(join(root, "é/sp ace.py"))).toEqual(Buffer.from(after));
  });

  it("keeps permissions, and makes executable what should be", async () => {
    putRepository(root, { "a.py": "#!a\n", "b.py": "b\n", "c.py": "c\n" });
    chmodSync(join(root, "b.py"), 0o640);
    const changes = plan(root, [
      { path: "a.py", text: "#!b\n" },
      { path: "b.py", text: "c\n" },
      { path: "c.py", text: "#!d\n", executable: true },
      { path: "run.sh", text: "#!e\n", executable: true },
    ]);
    await applyChanges(changes, root);
    const modes = ["a.py", "b.py", "c.py", "run.sh"].map((name) => modeOf(join(root, name)));
    expect(modes).toEqual([0o755, 0o640, 0o755, 0o755]);
  });

  it("edits the file that a link leads to, and breaks no link", async () => {
    putRepository(root, { "shared/a.py": "a = 1\n" });
    symlinkSync("shared/a.py", join(root, "a.py"));
    await applyChanges(plan(root, [{ path: "a.py", text: "a = 2\n" }]), root);
    expect(lstatSync(join(root, "a.py")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, "shared/a.py"), "utf8")).toBe("a = 2\n");
  });

  it("leaves nothing but what was asked for, among the files and in .git", async () => {
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    const receipt = await applyChanges(plan(root, EDITS), root, { command: "add celery" });
    expect(readdirSync(root).sort()).toEqual([".git", "a.py", "new"]);
    expect(readdirSync(join(root, ".git/django-expert"))).toEqual(["receipts"]);
    expect(listReceipts(root)).toMatchObject([{ id: receipt.id, command: "add celery" }]);
  });

  it("writes into an empty folder that it stands in, without a receipt", async () => {
    mkdirSync(root);
    const receipt = await applyChanges(plan(root, [{ path: "x/a.py", text: "a\n" }]), root);
    expect(receipt.kept).toBe(false);
    expect(contents(root)).toEqual({ "x/a.py": "a\n" });
    expect(listReceipts(root)).toEqual([]);
  });

  it("does nothing for a plan without changes", async () => {
    putRepository(root, { "a.py": "a = 1\n" });
    await applyChanges(plan(root, [{ path: "a.py", text: "a = 1\n" }]), root);
    expect(listReceipts(root)).toEqual([]);
  });
});

describe("applyChanges refuses, changing nothing,", () => {
  beforeEach(() => putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" }));

  it("files that changed since the plan, and names them all", async () => {
    const changes = plan(root, EDITS);
    put(root, { "a.py": "a = 3\n", "new/deep/c.py": "mine\n" });
    await expectRefusal(changes, {
      code: "changed-since-plan",
      details: ["a.py", "new/deep/c.py"],
    });
  });

  it("a file that is gone since the plan", async () => {
    const changes = plan(root, EDITS);
    rmSync(join(root, "b.py"));
    await expectRefusal(changes, { code: "changed-since-plan", message: /^b\.py changed/ });
  });

  it.each([
    ["new/deep/c.py", "mine\n"],
    ["b.py", "b = 2\n"],
  ])("%s changing between the check and its turn", async (path, text) => {
    const io = watchedDisk((_, call, [, to]) => {
      if (call === "renameSync" && String(to).endsWith("a.py")) put(root, { [path]: text });
    });
    const before = snapshot(root);
    const applied = applyChanges(plan(root, EDITS), root, { io });
    await expect(applied).rejects.toMatchObject({ code: "changed-since-plan" });
    const after = snapshot(root);
    expect(after[path]).toBe(`644 ${text}`);
    expect(after["a.py"]).toBe(before["a.py"]);
  });

  it("a folder in the place of a file", async () => {
    const changes = plan(root, EDITS);
    rmSync(join(root, "a.py"));
    mkdirSync(join(root, "a.py"));
    await expectRefusal(changes, { code: "path-in-the-way", message: /a\.py: a folder/ });
  });

  it("a file in the place of a folder", async () => {
    put(root, { new: "a file\n" });
    await expectRefusal(plan(root, EDITS), { code: "path-in-the-way", message: /new is a file/ });
  });

  it("a root that is a file", async () => {
    const file = join(root, "a.py");
    await expect(applyChanges(plan(file, EDITS), file)).rejects.toMatchObject({
      code: "path-in-the-way",
    });
  });

  it("a file that is no UTF-8 text", async () => {
    put(root, { "latin.py": Buffer.from("# caf\xe9\n", "latin1") });
    await expectRefusal(plan(root, [{ path: "latin.py", text: "x\n" }]), { code: "not-editable" });
  });

  it.each(["../x.py", "/x.py", "a/../../x.py", ".git/hooks/pre-commit", "a//b.py"])(
    "the path %s",
    async (path) => {
      await expectRefusal(plan(root, [{ path, text: "x\n" }]), { code: "outside-project" });
    },
  );

  it("a folder that leads out of the project", async () => {
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync("../elsewhere", join(root, "out"));
    await expectRefusal(plan(root, [{ path: "out/x.py", text: "x\n" }]), {
      code: "outside-project",
    });
    expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
  });

  it("a link that leads nowhere, and to delete a link", async () => {
    symlinkSync("nowhere", join(root, "gone.py"));
    symlinkSync("a.py", join(root, "link.py"));
    const code = "path-in-the-way";
    await expectRefusal(plan(root, [{ path: "gone.py", text: "x\n" }]), { code });
    await expectRefusal(plan(root, [{ path: "link.py", text: null }]), { code });
  });
});

describe("a disk that fails", () => {
  it.each([
    ["ENOSPC", "disk-full"],
    ["EACCES", "not-writable"],
    ["EROFS", "read-only-disk"],
    ["EIO", "write-failed"],
  ])("with %s at any write leaves everything as it was", async (errno, code) => {
    putRepository(root, { "a.py": "#!a = 1\n", "b.py": "b = 1\n" });
    for (let at = 1, isDone = false; !isDone; at++) {
      const before = snapshot(root);
      const io = failingDisk(at, errno);
      const applied = applyChanges(plan(root, EDITS), root, { io: io.disk }).then(
        () => undefined,
        (error: Failure) => error,
      );
      const failure = await applied;
      if (failure) {
        expect(failure).toMatchObject({ code, exit: 1 });
        expect(failure.next).toBeTruthy();
        expect(snapshot(root)).toEqual(before);
      } else {
        // What could not be removed at the end goes with the next command.
        recover(root);
        expect(contents(root)).toEqual({ "a.py": "a = 2\n", "new/deep/c.py": "c = 1\n" });
        isDone = !io.hasFailed();
        rmSync(root, { recursive: true });
        putRepository(root, { "a.py": "#!a = 1\n", "b.py": "b = 1\n" });
      }
    }
  });

  it("without hard links does as well", async () => {
    putRepository(root, { "a.py": "#!a = 1\n", "b.py": "b = 1\n" });
    const before = snapshot(root);
    const io = watchedDisk((_, call, [from]) => {
      if (call === "linkSync") throw errnoError("ENOTSUP");
      if (call === "renameSync" && String(from).endsWith("-2.new")) throw errnoError("EIO");
    });
    await expect(applyChanges(plan(root, EDITS), root, { io })).rejects.toMatchObject({
      code: "write-failed",
      message: expect.stringContaining("new/deep/c.py"),
    });
    expect(snapshot(root)).toEqual(before);
  });

  it("to put the old state back says so, and the next run mends it", async () => {
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    const before = snapshot(root);
    const io = watchedDisk((_, call, [from]) => {
      if (call === "renameSync" && /-2\.new$|-0\.old$/.test(String(from))) throw errnoError("EIO");
    });
    await expect(applyChanges(plan(root, EDITS), root, { io })).rejects.toMatchObject({
      code: "rollback-incomplete",
    });
    await applyChanges(plan(root, [{ path: "d.py", text: "d\n" }]), root);
    expect(snapshot(root)).toEqual({ ...before, "d.py": "644 d\n" });
  });
});

describe("interrupting a run", () => {
  beforeEach(() => putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" }));

  it("by its AbortSignal puts everything back", async () => {
    const before = snapshot(root);
    const abort = new AbortController();
    const applied = applyChanges(plan(root, EDITS), root, {
      signal: abort.signal,
      onWrite: () => abort.abort(),
    });
    await expect(applied).rejects.toMatchObject({ code: "interrupted", exit: 130 });
    expect(snapshot(root)).toEqual(before);
  });

  it("leaves no listeners behind, however it ends", async () => {
    const count = () =>
      ["SIGINT", "SIGTERM", "SIGHUP", "exit"].map((e) => process.listenerCount(e));
    const before = count();
    await applyChanges(plan(root, EDITS), root);
    await applyChanges(plan(root, EDITS), root, { signal: AbortSignal.abort() }).catch(() => {});
    expect(count()).toEqual(before);
  });
});

it("keeps the other name of a file with two as it is", async () => {
  putRepository(root, { "a.py": "a = 1\n" });
  linkSync(join(root, "a.py"), join(root, "other.py"));
  await applyChanges(plan(root, [{ path: "a.py", text: "a = 2\n" }]), root);
  expect(readFileSync(join(root, "other.py"), "utf8")).toBe("a = 1\n");
});

it("takes no file of a copied repository for its own", async () => {
  putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
  await applyChanges(plan(root, EDITS), root);
  cpSync(root, join(folder, "copy"), { recursive: true });
  expect(listReceipts(join(folder, "copy"))).toHaveLength(1);
});

async function expectRefusal(
  changes: ReturnType<typeof plan>,
  failure: { code: string; message?: RegExp; details?: string[] },
): Promise<void> {
  const before = snapshot(root);
  const { message, ...rest } = failure;
  await expect(applyChanges(changes, root)).rejects.toMatchObject({
    ...rest,
    ...(message && { message: expect.stringMatching(message) }),
    exit: 1,
  });
  expect(snapshot(root)).toEqual(before);
}

function failingDisk(at: number, errno: string) {
  let point = 0;
  const io = watchedDisk(() => {
    if (++point === at) throw errnoError(errno);
  });
  return { disk: io, hasFailed: () => point >= at };
}

function errnoError(code: string): Error {
  return Object.assign(new Error(`${code}: as the test wants it`), { code });
}

function contents(of: string): Record<string, string> {
  const files = Object.entries(snapshot(of)).filter(([path]) => !path.endsWith("/"));
  return Object.fromEntries(files.map(([path, text]) => [path, text.replace(/^\d+ /, "")]));
}

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}
