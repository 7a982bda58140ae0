import type { Tree } from "./tree.ts";

/** A tree in memory: what `create` starts from, and what tests compare with. */
export class MemoryTree implements Tree {
  readonly #files: Map<string, string>;

  constructor(files: Iterable<readonly [string, string]> = []) {
    this.#files = new Map(files);
  }

  read(path: string): string | undefined {
    return this.#files.get(path);
  }

  exists(path: string): boolean {
    return this.#files.has(path);
  }

  list(folder = ""): string[] {
    const prefix = folder && `${folder}/`;
    return [...this.#files.keys()].filter((path) => path.startsWith(prefix)).sort();
  }
}
