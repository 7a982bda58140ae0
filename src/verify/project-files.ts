import { constants, readFileSync } from "node:fs";
import { copyFile, lstat, mkdir, readdir, readlink, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

import type { Tree } from "../tree/tree.ts";
import type { Execute } from "./processes.ts";

/** Files as they will be, by path; undefined where one will be gone. */
export type Overlay = ReadonlyMap<string, string | undefined>;

/** What a fresh clone has not: without Git, these are left out of the copy that is verified. */
const NOT_SOURCE =
  /(^|\/)(\.git|\.hg|\.venv|venv|node_modules|__pycache__|\.tox|\.nox|\.[a-z]+_cache|htmlcov|\.idea|\.env)$|\.pyc$|\.sqlite3(-journal|-wal|-shm)?$|^\.coverage/;

/**
 * The files of a project as a fresh clone would have them, with changes that are only planned laid over
 * them. What Git ignores is no part of it: no `.env` with real addresses, no database, no caches.
 */
export class ProjectFiles implements Tree {
  readonly root: string;
  readonly #paths: ReadonlySet<string>;
  readonly #overlay: Overlay;

  private constructor(root: string, paths: readonly string[], overlay: Overlay) {
    this.root = root;
    const all = new Set(paths);
    for (const [path, text] of overlay) {
      if (text === undefined) all.delete(path);
      else all.add(path);
    }
    this.#paths = all;
    this.#overlay = overlay;
  }

  static async of(
    root: string,
    execute: Execute,
    overlay: Overlay = new Map(),
  ): Promise<ProjectFiles> {
    return new ProjectFiles(root, (await tracked(root, execute)) ?? (await walk(root)), overlay);
  }

  exists(path: string): boolean {
    return this.#paths.has(path);
  }

  read(path: string): string | undefined {
    if (!this.#paths.has(path)) return undefined;
    const planned = this.#overlay.get(path);
    if (planned !== undefined) return planned;
    try {
      return readFileSync(join(this.root, path), "utf8");
    } catch {
      return undefined;
    }
  }

  list(folder = ""): string[] {
    const prefix = folder && `${folder}/`;
    return [...this.#paths].filter((path) => path.startsWith(prefix)).sort();
  }

  /** Writes them below a folder; links that lead out of the project are left out. */
  async copyTo(folder: string): Promise<void> {
    const paths = [...this.#paths];
    const folders = new Set(paths.map((path) => dirname(join(folder, path))));
    await mkdir(folder, { recursive: true });
    for (const path of folders) await mkdir(path, { recursive: true });
    // Some at a time: a large project has more files than a process may open.
    for (let start = 0; start < paths.length; start += 64) {
      await Promise.all(paths.slice(start, start + 64).map((path) => this.#copy(path, folder)));
    }
  }

  async #copy(path: string, folder: string): Promise<void> {
    const target = join(folder, path);
    const planned = this.#overlay.get(path);
    if (planned !== undefined) return writeFile(target, planned);
    const source = join(this.root, path);
    const entry = await lstat(source).catch(() => undefined);
    if (entry?.isSymbolicLink()) {
      const to = await readlink(source);
      const inside = relative(this.root, resolve(dirname(source), to));
      if (!inside.startsWith("..")) await symlink(to, target);
    } else if (entry?.isFile()) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
    }
  }
}

/** What Git tracks or would; undefined where this is no repository or there is no Git. */
async function tracked(root: string, execute: Execute): Promise<string[] | undefined> {
  const argv = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const done = await execute(argv, { cwd: root });
  if (done.status !== 0) return undefined;
  const paths = [...new Set(done.stdout.split("\0"))].filter(Boolean);
  return paths.length > 0 ? paths : undefined;
}

async function walk(root: string, folder = ""): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  // PEP 405: this file is what makes a folder a virtual environment, whatever its name.
  if (folder && entries.some(({ name }) => name === "pyvenv.cfg")) return [];
  const found = await Promise.all(
    entries.map((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (NOT_SOURCE.test(path)) return [];
      return entry.isDirectory() ? walk(root, path) : [path];
    }),
  );
  return found.flat();
}
