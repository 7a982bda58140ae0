import type { FileChange } from "../changes/change-set.ts";
import type { Tree } from "../tree/tree.ts";

/** A tree with changes as they were at one time, whatever is planned later. */
export class Overlay implements Tree {
  readonly #base: Tree;
  readonly #texts: ReadonlyMap<string, string | undefined>;

  constructor(base: Tree, changes: readonly FileChange[]) {
    this.#base = base;
    this.#texts = new Map(changes.map(({ path, after }) => [path, after]));
  }

  read(path: string): string | undefined {
    return this.#texts.has(path) ? this.#texts.get(path) : this.#base.read(path);
  }

  exists(path: string): boolean {
    return this.#texts.has(path) ? this.#texts.get(path) !== undefined : this.#base.exists(path);
  }

  list(folder = ""): string[] {
    const prefix = folder && `${folder}/`;
    const paths = new Set(this.#base.list(folder));
    for (const [path, text] of this.#texts) {
      if (!path.startsWith(prefix)) continue;
      if (text === undefined) paths.delete(path);
      else paths.add(path);
    }
    return [...paths].sort();
  }
}
