import { type Node, parsePython, release } from "../python/parse.ts";
import type { Tree } from "../tree/tree.ts";

/** The Python files of a tree, each parsed once. */
export class Sources {
  readonly #tree: Tree;
  readonly #roots = new Map<string, Node | undefined>();

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** The syntax tree of a file; undefined where there is no such file. It may have errors in parts. */
  syntax(path: string): Node | undefined {
    if (!this.#roots.has(path)) {
      const text = this.#tree.read(path);
      this.#roots.set(
        path,
        text === undefined ? undefined : parsePython(text.replace(/^\uFEFF/, "")),
      );
    }
    return this.#roots.get(path);
  }

  /** Frees the syntax trees, which are outside of the garbage collector's reach. */
  release(): void {
    for (const root of this.#roots.values()) if (root) release(root);
    this.#roots.clear();
  }

  /** How many files were parsed so far. */
  get parsed(): number {
    return this.#roots.size;
  }
}
