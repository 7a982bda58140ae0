import { execFileSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of its own that is gone after the test; the user's state folder is in it too. */
export function workspace(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "changes ü ")));
  // For tests that write as another user.
  chmodSync(folder, 0o777);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts files under a folder; those that start with `#!` are made executable. */
export function put(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const isScript = content.toString("utf8").startsWith("#!");
    writeFileSync(join(root, path), content, { mode: isScript ? 0o755 : 0o644 });
  }
}

/** As much of a repository as it takes to be one. */
export function putRepository(
  root: string,
  files: Readonly<Record<string, string | Buffer>>,
): void {
  put(root, { ".git/HEAD": "ref: refs/heads/main\n", ...files });
}

/** Every entry below a folder with its bytes and permissions, but for what is in `.git`. */
export function snapshot(root: string): Record<string, string> {
  const entries: Record<string, string> = {};
  const visit = (folder: string) => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = folder ? `${folder}/${name}` : name;
      if (path === ".git") continue;
      const stat = lstatSync(join(root, path));
      const mode = (stat.mode & 0o7777).toString(8);
      if (stat.isDirectory()) {
        entries[`${path}/`] = mode;
        visit(path);
      } else if (stat.isFile()) {
        entries[path] = `${mode} ${readFileSync(join(root, path)).toString("latin1")}`;
      } else {
        entries[path] = "link";
      }
    }
  };
  visit("");
  return entries;
}

export function hasProgram(name: string): boolean {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
