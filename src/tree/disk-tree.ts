import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { MAX_TEXT_BYTES, textOf } from "./text.ts";
import type { Tree } from "./tree.ts";

/** Folders that hold what tools made or fetched, never what a developer of the project wrote. */
const IGNORED_FOLDERS = new Set([
  ".git",
  ".hg",
  ".svn",
  ".tox",
  ".nox",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  "__pycache__",
  "node_modules",
  "site-packages",
]);

const BINARY =
  /\.(?:py[co]|so|pyd|dll|exe|db|sqlite3?|mo|png|jpe?g|gif|webp|avif|ico|bmp|tiff?|woff2?|ttf|otf|eot|mp[34]|mov|webm|ogg|wav|pdf|zip|gz|bz2|xz|zst|tgz|tar|7z|whl|jar|wasm|parquet|pkl|npy)$/i;

/** Ours while a run is under way, or left by one that was killed: see changes/layout.ts. */
const OWN_LEFTOVER = /^\.django-expert-.*\.(?:new|old)$/;

interface Folder {
  files: readonly string[];
  folders: readonly string[];
}

/**
 * The files of a folder on disk, as they are when each is first asked for: text and listings are read
 * once and remembered, so that a plan sees one state.
 *
 * Asking for one path touches that path alone. `list` leaves out what is not the project's source
 * (repositories, caches, virtual environments, installed packages, binary files) and does not enter linked
 * folders, so that it meets no loop and no file twice. `read` and `exists` answer for any path below
 * the root, the way the disk does: on a disk that ignores case, so do they, because that is the file a
 * write would hit.
 */
export class DiskTree implements Tree {
  readonly #root: string;
  readonly #texts = new Map<string, string | undefined>();
  /** Whether there is a file, of the paths that were asked for. */
  readonly #files = new Map<string, boolean>();
  readonly #folders = new Map<string, Folder>();
  readonly #lists = new Map<string, string[]>();
  /** Whether a folder is there, of those that something was looked for in: modules are, in many that are not. */
  readonly #there = new Map<string, boolean>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The text of a file; undefined also for what is no text (see `textOf`) and what may not be read. */
  read(path: string): string | undefined {
    if (!this.#texts.has(path)) this.#texts.set(path, this.#readFromDisk(path));
    return this.#texts.get(path);
  }

  /** Whether there is a file, text or not. */
  exists(path: string): boolean {
    if (this.#texts.get(path) !== undefined) return true;
    let known = this.#files.get(path);
    if (known === undefined) {
      known = isBelow(path) && this.#stat(path)?.isFile() === true;
      this.#files.set(path, known);
    }
    return known;
  }

  list(folder = ""): string[] {
    let known = this.#lists.get(folder);
    if (!known) {
      known = [];
      if (folder === "" || isBelow(folder)) this.#collect(folder, known);
      this.#lists.set(folder, known.sort());
    }
    return [...known];
  }

  #readFromDisk(path: string): string | undefined {
    if (!isBelow(path)) return undefined;
    const stat = this.#stat(path);
    if (!stat?.isFile() || stat.size > MAX_TEXT_BYTES) return undefined;
    try {
      return textOf(readFileSync(this.#pathOf(path)));
    } catch {
      return undefined;
    }
  }

  #collect(folder: string, into: string[]): void {
    const { files, folders } = this.#entriesOf(folder);
    into.push(...files);
    for (const child of folders) this.#collect(child, into);
  }

  #entriesOf(folder: string): Folder {
    let known = this.#folders.get(folder);
    if (!known) this.#folders.set(folder, (known = this.#readFolder(folder)));
    return known;
  }

  #readFolder(folder: string): Folder {
    // Asking first is much cheaper than an error, and new apps have no folder yet.
    const entries = this.#stat(folder)?.isDirectory() ? this.#readEntries(folder) : [];
    // PEP 405: this file is what makes a folder a virtual environment, whatever its name.
    if (folder && entries.some(({ name }) => name === "pyvenv.cfg"))
      return { files: [], folders: [] };
    const prefix = folder && `${folder}/`;
    const files: string[] = [];
    const folders: string[] = [];
    for (const entry of entries) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        if (!IGNORED_FOLDERS.has(entry.name)) folders.push(path);
      } else if (!BINARY.test(entry.name) && !OWN_LEFTOVER.test(entry.name)) {
        if (entry.isFile() || (entry.isSymbolicLink() && this.#stat(path)?.isFile()))
          files.push(path);
      }
    }
    return { files, folders };
  }

  #readEntries(folder: string): Dirent[] {
    try {
      return readdirSync(this.#pathOf(folder), { withFileTypes: true });
    } catch {
      return [];
    }
  }

  #stat(path: string): Stats | undefined {
    if (!this.#isThere(path.slice(0, Math.max(0, path.lastIndexOf("/"))))) return undefined;
    try {
      return statSync(this.#pathOf(path), { throwIfNoEntry: false });
    } catch {
      // A loop of links, a file where a folder is needed, a folder that may not be searched.
      return undefined;
    }
  }

  #isThere(folder: string): boolean {
    if (folder === "") return true;
    let known = this.#there.get(folder);
    if (known === undefined) this.#there.set(folder, (known = this.#stat(folder) !== undefined));
    return known;
  }

  #pathOf(path: string): string {
    return path ? `${this.#root}/${path}` : this.#root;
  }
}

/** Paths of a tree are relative and use `/`; nothing above the root is part of it. */
function isBelow(path: string): boolean {
  return path !== "" && !path.startsWith("/") && !path.split(/[\\/]/).includes("..");
}
