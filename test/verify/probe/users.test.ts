import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lacksPython, runProbe } from "../support/python.ts";

/** Stands for a Django whose default database is a file beside manage.py. */
const FILES: Readonly<Record<string, string>> = {
  "django/__init__.py": "def setup():\n    pass\n",
  "django/core/__init__.py": "",
  "django/core/management.py": "",
  "django/conf.py": `
from pathlib import Path


class settings:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": Path("db.sqlite3").resolve()}}
`,
  "manage.py": "",
};

let top: string;
let copy: string;
beforeAll(async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "users-")));
  [top, copy] = [join(folder, "top"), join(folder, "copy")];
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), text);
  }
  await mkdir(top);
});
afterAll(() => rm(dirname(top), { recursive: true, force: true }));

const ask = () => runProbe("users", ["manage.py", ".", top], copy);

function execute(sql: string): void {
  const code = `import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])`;
  spawnSync("python3", ["-c", code, join(top, "db.sqlite3"), sql]);
}

describe.skipIf(lacksPython)("the probe of users (skipped: no Python)", () => {
  it("looks for the file in the repository itself, and counts its users", async () => {
    expect(await ask()).toEqual({ state: "absent" });
    execute("CREATE TABLE other (id)");
    expect(await ask()).toEqual({ state: "absent" });
    execute("CREATE TABLE auth_user (id); INSERT INTO auth_user VALUES (1), (2)");
    expect(await ask()).toEqual({ state: "present", users: 2 });
  });

  it("says why nobody could be asked", async () => {
    await writeFile(join(copy, "manage.py"), 'raise RuntimeError("no SECRET_KEY")');
    expect(await ask()).toEqual({ state: "unknown", reason: "RuntimeError: no SECRET_KEY" });
  });
});
