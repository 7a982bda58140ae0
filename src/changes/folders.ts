import { constants, type Stats } from "node:fs";
import { isAbsolute, join, posix, relative, sep } from "node:path";
import { inTheWay, notWritable, outsideProject } from "./failures.ts";
import { entryAt, type Io } from "./io.ts";

/** The folders below a root that changes need: which are there and writable, and which are to be made. */
export class Folders {
  readonly #io: Io;
  readonly #root: string;
  /** Whether a folder is there; each is looked at once, however many files go into it. */
  readonly #there = new Map<string, boolean>();
  readonly #writable = new Set<string>();
  readonly #missing: string[] = [];

  constructor(io: Io, root: string) {
    this.#io = io;
    this.#root = root;
    this.#there.set("", true);
  }

  /** The folders to make, outermost first. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  /**
   * Sees to it that a file can be put into its folder.
   * Throws Failure `path-in-the-way`, `not-writable`, `read-only-disk` or `outside-project`.
   */
  prepareFor(path: string): void {
    const folder = folderOf(path);
    if (this.#isThere(folder, path)) this.#mustBeWritable(folder);
  }

  /** The path below the root of what is at an absolute path, all links followed. */
  realPath(absolute: string, path: string): string {
    const real = relative(this.#root, this.#io.realpathSync.native(absolute));
    if (real === ".." || real.startsWith(`..${sep}`) || isAbsolute(real))
      throw outsideProject(path);
    return real.split(sep).join("/");
  }

  #isThere(folder: string, forPath: string): boolean {
    let there = this.#there.get(folder);
    if (there === undefined) this.#there.set(folder, (there = this.#look(folder, forPath)));
    return there;
  }

  #look(folder: string, forPath: string): boolean {
    const parent = folderOf(folder);
    const parentIsThere = this.#isThere(parent, forPath);
    const entry = parentIsThere ? entryAt(this.#io, join(this.#root, folder)) : undefined;
    if (!entry) {
      if (parentIsThere) this.#mustBeWritable(parent);
      this.#missing.push(folder);
      return false;
    }
    this.#mustBeFolder(folder, entry, forPath);
    return true;
  }

  #mustBeFolder(folder: string, entry: Stats, forPath: string): void {
    const path = join(this.#root, folder);
    if (entry.isSymbolicLink()) {
      const target = this.#io.statSync(path, { throwIfNoEntry: false });
      if (!target) throw inTheWay(forPath, `${folder} is a link that leads nowhere`);
      this.realPath(path, forPath);
      entry = target;
    }
    if (!entry.isDirectory()) throw inTheWay(forPath, `${folder} is a file, not a folder`);
  }

  #mustBeWritable(folder: string): void {
    if (this.#writable.has(folder)) return;
    const path = join(this.#root, folder);
    try {
      this.#io.accessSync(path, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw notWritable(folder || path, error);
    }
    this.#writable.add(folder);
  }
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === "." ? "" : folder;
}

/** Throws Failure `outside-project` for a path that is not a plain one below the root. */
export function mustBeBelowRoot(path: string): void {
  const segments = path.split(process.platform === "win32" ? /[/\\:]/ : "/");
  const plain = (segment: string) => segment !== "" && segment !== "." && segment !== "..";
  if (!segments.every(plain) || path.includes("\0") || /^\.git$/i.test(segments[0] ?? "")) {
    throw outsideProject(path);
  }
}
