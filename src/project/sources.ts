import { type Node, parsePython, release } from "../python/parse.ts";
import type { Tree } from "../tree/tree.ts";

interface Parsed {
  text: string | undefined;
  root: Node | undefined;
}

/** The Python files of a tree, each parsed once. */
export class Sources {
  readonly #tree: Tree;
  readonly #before: Sources | undefined;
  readonly #known = new Map<string, Parsed>();
  readonly #own: Node[] = [];

  /** @param before those of an earlier state: what reads the same there is taken from them, and stays theirs */
  constructor(tree: Tree, before?: Sources) {
    this.#tree = tree;
    this.#before = before;
  }

  /** The syntax tree of a file; undefined where there is no such file. It may have errors in parts. */
  syntax(path: string): Node | undefined {
    return this.#parsed(path).root;
  }

  /** Frees the syntax trees, which are outside of the garbage collector's reach. */
  release(): void {
    this.#own.forEach(release);
    this.#own.length = 0;
    this.#known.clear();
  }

  /** How many files were parsed so far. */
  get parsed(): number {
    return this.#known.size;
  }

  #parsed(path: string): Parsed {
    let known = this.#known.get(path);
    if (!known) {
      const text = this.#tree.read(path);
      known = (this.#before && this.#before.#sharing(path, text)) ?? this.#parse(text);
      this.#known.set(path, known);
    }
    return known;
  }

  /** The file as it was parsed here, if that was this text: a tree of pending changes reads otherwise later. */
  #sharing(path: string, text: string | undefined): Parsed | undefined {
    const isSame = (this.#known.get(path) ?? { text: this.#tree.read(path) }).text === text;
    return isSame ? this.#parsed(path) : undefined;
  }

  #parse(text: string | undefined): Parsed {
    const root = text === undefined ? undefined : parsePython(text.replace(/^\uFEFF/, ""));
    if (root) this.#own.push(root);
    return { text, root };
  }
}
