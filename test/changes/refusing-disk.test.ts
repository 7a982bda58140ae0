import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { applyChanges } from "../../src/changes/apply.ts";
import { plan, type PlannedFile } from "./support/plan.ts";
import { childProcesses } from "./support/run-child.ts";
import { putRepository, snapshot, workspace } from "./support/workspace.ts";

const CHANGES: PlannedFile[] = [
  { path: "a.py", text: "a = 2\n" },
  { path: "b.py", text: null },
  ...Array.from({ length: 30 }, (_, index) => ({
    path: `new/module_${index}.py`,
    text: `# ${"x".repeat(9000)}\n`,
  })),
];

const NOBODY = 65534;
const child = childProcesses();
const isRoot = process.getuid?.() === 0;

/** Mounts a small disk in memory, or says why that cannot be. */
function mountSmallDisk(folder: string): string | undefined {
  mkdirSync(folder);
  const mount = (...before: string[]) => {
    const [program = "", ...words] = [
      ...before,
      "mount",
      "-t",
      "tmpfs",
      "-o",
      "size=128k",
      "tmpfs",
    ];
    execFileSync(program, [...words, folder], { stdio: "pipe" });
    const [un = "", ...unwords] = [...before, "umount", folder];
    onTestFinished(() => void execFileSync(un, unwords, { stdio: "ignore" }));
  };
  try {
    if (isRoot) mount();
    else mount("sudo", "-n");
    return undefined;
  } catch (error) {
    return `no small disk can be mounted here: ${(error as Error).message}`;
  }
}

describe("a full disk", () => {
  it("leaves the repository on it as it was", async ({ skip }) => {
    const folder = join(workspace(), "small disk");
    const reason = mountSmallDisk(folder);
    if (reason && process.env["CI"]) throw new Error(reason);
    skip(reason !== undefined, reason);
    const root = join(folder, "shop");
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n" });
    const before = snapshot(root);
    await expect(applyChanges(plan(root, CHANGES), root)).rejects.toMatchObject({
      code: "disk-full",
      exit: 1,
      next: expect.stringContaining("Free some space"),
    });
    expect(snapshot(root)).toEqual(before);
    expect(readdirSync(join(root, ".git/django-expert"))).toEqual(["receipts"]);
    const project = join(folder, "new");
    const creation = plan(project, CHANGES.slice(2));
    await expect(applyChanges(creation, project)).rejects.toMatchObject({ code: "disk-full" });
    expect(readdirSync(folder)).toEqual(["shop"]);
    // It is not the fault of what a failed run left that another one fails.
    const small = plan(root, [{ path: "a.py", text: "a = 3\n" }]);
    await applyChanges(small, root);
  });
});

describe("a folder that may not be written to", () => {
  const refused = { code: 1, error: "not-writable" };
  const order = { act: "apply", files: CHANGES.slice(0, 4), at: 0, signal: "SIGKILL" } as const;

  function repository(): string {
    const root = join(workspace(), "shop");
    putRepository(root, { "a.py": "a = 1\n", "b.py": "b = 1\n", "new/x.py": "x\n" });
    if (isRoot) execFileSync("chown", ["-R", String(NOBODY), root]);
    return root;
  }
  const asSomeone = isRoot ? { uid: NOBODY } : {};

  it.each([".", "new", ".git"])("is refused before anything is written: %s", async (folder) => {
    const root = repository();
    chmodSync(join(root, folder), 0o555);
    const before = snapshot(root);
    expect(await child({ ...order, root }, asSomeone)).toMatchObject(refused);
    expect(snapshot(root)).toEqual(before);
    chmodSync(join(root, folder), 0o755);
    expect(await child({ ...order, root }, asSomeone)).toMatchObject({ code: 0 });
  });

  it("is refused for a file that is read-only", async () => {
    const root = repository();
    chmodSync(join(root, "a.py"), 0o444);
    expect(await child({ ...order, root }, asSomeone)).toMatchObject(refused);
  });

  it("is refused for a new project", async () => {
    const home = workspace();
    chmodSync(home, 0o555);
    const files = CHANGES.slice(2, 4);
    const ending = await child({ ...order, files, root: join(home, "shop") }, asSomeone);
    expect(ending).toMatchObject(refused);
    expect(readdirSync(home)).toEqual([]);
  });

  it.skipIf(!isRoot)("keeps its owner where root writes (skipped: not root)", async () => {
    const root = repository();
    await applyChanges(plan(root, [{ path: "a.py", text: "a = 2\n" }]), root);
    const owner = execFileSync("stat", ["-c", "%u", join(root, "a.py")])
      .toString()
      .trim();
    expect(owner).toBe(String(NOBODY));
  });

  it.skipIf(!isRoot)(
    "is edited by who may write but does not own (skipped: not root)",
    async () => {
      const root = repository();
      // Only root may give the new file to the owner of the old one.
      writeFileSync(join(root, "theirs.py"), "t = 1\n", { mode: 0o666 });
      chmodSync(join(root, "theirs.py"), 0o666);
      chownSync(join(root, "theirs.py"), 0, 0);
      const files = [{ path: "theirs.py", text: "t = 2\n" }];
      expect(await child({ ...order, files, root }, asSomeone)).toMatchObject({ code: 0 });
      expect(snapshot(root)["theirs.py"]).toBe("666 t = 2\n");
    },
  );
});
