import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { execute } from "../../src/verify/processes.ts";
import { ProjectFiles } from "../../src/verify/project-files.ts";
import { fakeExecute } from "./support/fakes.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "files ü-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

describe("ProjectFiles", () => {
  it("are what Git tracks or would", async () => {
    await put({
      ".gitignore": ".env\n*.sqlite3\n",
      "manage.py": "",
      ".env": "SECRET",
      "db.sqlite3": "",
    });
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    const files = await ProjectFiles.of(root, execute);
    expect(files.list()).toEqual([".gitignore", "manage.py"]);
    expect(files.read(".env")).toBeUndefined();
  });

  it("are without Git what a fresh clone would have", async () => {
    await put({
      "manage.py": "",
      "apps/shop/models.py": "",
      "apps/shop/__pycache__/models.pyc": "",
      ".env": "SECRET",
      "db.sqlite3": "",
      "my env/pyvenv.cfg": "",
      "my env/lib/x.py": "",
      "node_modules/a/index.js": "",
      ".mypy_cache/x": "",
    });
    const files = await ProjectFiles.of(root, fakeExecute([]));
    expect(files.list()).toEqual(["apps/shop/models.py", "manage.py"]);
    expect(files.list("apps")).toEqual(["apps/shop/models.py"]);
  });

  it("have planned changes laid over them, on reading and in the copy", async () => {
    await put({ "a.py": "a", "b.py": "b", "c/d.py": "d" });
    const overlay = new Map([
      ["a.py", "A"],
      ["b.py", undefined],
      ["e/f.py", "f"],
    ]);
    const files = await ProjectFiles.of(root, fakeExecute([]), overlay);
    expect(files.list()).toEqual(["a.py", "c/d.py", "e/f.py"]);
    expect([files.read("a.py"), files.read("b.py"), files.exists("b.py")]).toEqual([
      "A",
      undefined,
      false,
    ]);
    const copy = join(root, "copy");
    await files.copyTo(copy);
    expect((await readdir(copy)).sort()).toEqual(["a.py", "c", "e"]);
    expect(await readFile(join(copy, "a.py"), "utf8")).toBe("A");
    expect(await readFile(join(root, "a.py"), "utf8")).toBe("a");
  });

  it.skipIf(process.platform === "win32")("leave out links that lead elsewhere", async () => {
    await put({ "a.py": "a" });
    await symlink("a.py", join(root, "inside.py"));
    await symlink("/etc/hostname", join(root, "outside"));
    const files = await ProjectFiles.of(root, fakeExecute([]));
    await files.copyTo(join(root, "copy"));
    expect((await readdir(join(root, "copy"))).sort()).toEqual(["a.py", "inside.py"]);
  });
});
