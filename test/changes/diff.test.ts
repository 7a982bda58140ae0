import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { diff, summarise } from "../../src/changes/diff.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { hasProgram, put, snapshot, workspace } from "./support/workspace.ts";

function changesOf(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string | null>>,
): ChangeSet {
  const changes = new ChangeSet(new MemoryTree(Object.entries(before)));
  for (const [path, text] of Object.entries(after)) {
    if (text === null) changes.delete(path, "test");
    else changes.write(path, text, "test", { executable: text.startsWith("#!") });
  }
  return changes;
}

describe("diff", () => {
  it("shows what is created, edited and deleted in Git's form", async () => {
    const changes = changesOf(
      { "a.py": "a\nb\nc\nd\ne\nf\n", "gone.py": "x\n" },
      { "a.py": "a\nB\nc\nd\ne\nf\n", "gone.py": null, "run me.sh": "#!/bin/sh\n", "empty.py": "" },
    );
    expect(await diff(changes, { context: 1 })).toBe(
      [
        "diff --git a/a.py b/a.py",
        "--- a/a.py",
        "+++ b/a.py",
        "@@ -1,3 +1,3 @@",
        " a",
        "-b",
        "+B",
        " c",
        "diff --git a/empty.py b/empty.py",
        "new file mode 100644",
        "diff --git a/gone.py b/gone.py",
        "deleted file mode 100644",
        "--- a/gone.py",
        "+++ /dev/null",
        "@@ -1,1 +0,0 @@",
        "-x",
        "diff --git a/run me.sh b/run me.sh",
        "new file mode 100755",
        "--- /dev/null",
        "+++ b/run me.sh\t",
        "@@ -0,0 +1,1 @@",
        "+#!/bin/sh",
        "",
      ].join("\n"),
    );
  });

  it("marks a missing newline at the end", async () => {
    const text = await diff(
      changesOf({ "a.py": "a", "b.py": "b\n" }, { "a.py": "a\n", "b.py": "b" }),
    );
    expect(text).toContain("-a\n\\ No newline at end of file\n+a\n");
    expect(text).toContain("-b\n+b\n\\ No newline at end of file\n");
  });

  it("paints lines, and keeps carriage returns from the terminal", async () => {
    const changes = changesOf({ "a.py": "a\r\nb\r\n" }, { "a.py": "a\r\nc\r\n" });
    const text = await diff(changes, { colour: true });
    expect(text).not.toContain("\r");
    expect(text).not.toContain("^M");
    expect(text).toContain("\u001b[31m-b\u001b[0m\n\u001b[32m+c\u001b[0m\n");
  });

  it("shows line endings where they change", async () => {
    const changes = changesOf({ "a.py": "a\r\nb\r\n" }, { "a.py": "a\nb\r\n" });
    expect(await diff(changes, { colour: true })).toContain(
      "-a^M\u001b[0m\n\u001b[32m+a\u001b[0m\n",
    );
    expect(await diff(changes)).toContain("-a\r\n+a\n b\r\n");
  });

  const lines = fc
    .array(fc.constantFrom("a\n", "b\n", "c\r\n", "\n", "é", "\ufeffd\n"), { maxLength: 12 })
    .map((list) => list.join(""));
  const trees = fc.dictionary(fc.constantFrom("a.py", "b c.py", "x/ü.py"), lines);

  it.skipIf(!process.env["CI"] && !hasProgram("git"))(
    "says what git apply does (skipped: no git on this machine)",
    async () => {
      const folder = workspace();
      let run = 0;
      await fc.assert(
        fc.asyncProperty(trees, trees, async (before, after) => {
          const goes = Object.fromEntries(Object.keys(before).map((path) => [path, null]));
          const changes = changesOf(before, { ...goes, ...after });
          if (changes.isEmpty) return;
          const root = join(folder, `run ${++run}`);
          mkdirSync(root);
          put(root, before);
          writeFileSync(join(folder, "patch"), await diff(changes));
          const options = ["apply", "--whitespace=nowarn", join(folder, "patch")];
          execFileSync("git", options, { cwd: root, stdio: "pipe" });
          const files = Object.entries(snapshot(root)).filter(([path]) => !path.endsWith("/"));
          const wanted = Object.entries(after).map(([path, text]) => [
            path,
            `644 ${Buffer.from(text).toString("latin1")}`,
          ]);
          expect(Object.fromEntries(files)).toEqual(Object.fromEntries(wanted));
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe("summarise", () => {
  it("counts files and lines", async () => {
    const changes = changesOf(
      { "a.py": "a\nb\n", "gone.py": "x\ny" },
      { "a.py": "a\nB\nC\n", "gone.py": null, "new.py": "n\n", "empty.py": "" },
    );
    expect(await summarise(changes)).toEqual({
      files: [
        { path: "a.py", kind: "edit", added: 2, removed: 1, reasons: ["test"] },
        { path: "empty.py", kind: "create", added: 0, removed: 0, reasons: ["test"] },
        { path: "gone.py", kind: "delete", added: 0, removed: 2, reasons: ["test"] },
        { path: "new.py", kind: "create", added: 1, removed: 0, reasons: ["test"] },
      ],
      created: 2,
      edited: 1,
      deleted: 1,
      added: 3,
      removed: 3,
    });
  });
});
