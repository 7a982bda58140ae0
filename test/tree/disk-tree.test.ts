import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { MAX_TEXT_BYTES } from "../../src/tree/text.ts";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "tree ü ")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
});

function put(path: string, content: string | Buffer = ""): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

describe("DiskTree.read", () => {
  it("gives text as it is: byte order mark, line endings, any script", () => {
    const text = "\ufeffa = 'é'\r\nb = '日本'\n\r";
    put("a ü/b c.py", text);
    expect(new DiskTree(root).read("a ü/b c.py")).toBe(text);
  });

  it("gives nothing for what is absent, a folder, or not text", () => {
    put("folder/a.py");
    put("binary.py", Buffer.from([1, 0, 2]));
    put("latin.py", Buffer.from("caf\xe9", "latin1"));
    put("big.py", "x".repeat(MAX_TEXT_BYTES + 1));
    const tree = new DiskTree(root);
    for (const path of ["none.py", "folder", "binary.py", "latin.py", "big.py", "folder/a.py/b"]) {
      expect(tree.read(path)).toBeUndefined();
    }
  });

  it("stays below its root", () => {
    const tree = new DiskTree(join(root, "inner"));
    put("inner/a.py", "a");
    put("secret.py", "s");
    expect(tree.read("../secret.py")).toBeUndefined();
    expect(tree.read(join(root, "secret.py"))).toBeUndefined();
    expect(tree.exists("../secret.py")).toBe(false);
    expect(tree.list("..")).toEqual([]);
  });

  it("reads a file once, so that a plan sees one state", () => {
    put("a.py", "before");
    const tree = new DiskTree(root);
    tree.read("a.py");
    tree.read("new.py");
    put("a.py", "after");
    put("new.py", "new");
    expect([tree.read("a.py"), tree.read("new.py")]).toEqual(["before", undefined]);
  });

  it("costs what is asked for: no other folder is looked at", () => {
    put("apps/users/models.py", "x");
    symlinkSync(root, join(root, "apps/loop"));
    const tree = new DiskTree(root);
    expect(tree.read("apps/loop/apps/loop/apps/users/models.py")).toBe("x");
  });
});

describe("DiskTree.exists", () => {
  it("is for files, text or not", () => {
    put("logo.png", Buffer.from([0]));
    put("folder/a.py");
    const tree = new DiskTree(root);
    expect(["logo.png", "folder/a.py"].every((path) => tree.exists(path))).toBe(true);
    expect(["folder", "none", ""].some((path) => tree.exists(path))).toBe(false);
  });
});

describe("DiskTree.list", () => {
  it("gives the files below a folder in order", () => {
    for (const path of ["b.py", "a/z.py", "a/b/c.py", "a-b.py", "ab/é.html"]) put(path);
    const tree = new DiskTree(root);
    expect(tree.list()).toEqual(["a-b.py", "a/b/c.py", "a/z.py", "ab/é.html", "b.py"]);
    expect(tree.list("a")).toEqual(["a/b/c.py", "a/z.py"]);
    expect(tree.list("none")).toEqual([]);
  });

  it("leaves out what no developer of the project wrote", () => {
    const left = [
      ".git/config",
      "front/node_modules/x/index.js",
      "apps/__pycache__/a.cpython-313.pyc",
      "my-venv/pyvenv.cfg",
      "my-venv/lib/site.py",
      "db.sqlite3",
      "static/logo.PNG",
      ".django-expert-20260101-x-0.old",
    ];
    for (const path of [...left, "venv/models.py", "env/settings.py", ".env", "logo.svg"])
      put(path);
    expect(new DiskTree(root).list()).toEqual([
      ".env",
      "env/settings.py",
      "logo.svg",
      "venv/models.py",
    ]);
  });

  it("follows links to files, never to folders", () => {
    put("apps/a.py", "a");
    symlinkSync("apps/a.py", join(root, "link.py"));
    symlinkSync("nowhere", join(root, "gone.py"));
    symlinkSync(".", join(root, "loop"));
    symlinkSync("self", join(root, "self"));
    expect(new DiskTree(root).list()).toEqual(["apps/a.py", "link.py"]);
  });
});
