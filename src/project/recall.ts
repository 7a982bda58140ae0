import type { Tree } from "../tree/tree.ts";

/** A look at a tree, and what was seen. */
interface Look {
  kind: keyof Pick<Tree, "read" | "exists" | "list">;
  path: string;
  seen: string | boolean | undefined;
}

/**
 * Facts that were found in one state of a repository and hold in others, for as long as every look at the files that
 * led to them would see the same: most changes touch none of those files.
 */
export class Recall {
  readonly #known = new Map<string, { looks: readonly Look[]; value: unknown }>();

  /**
   * What `make` finds in a tree, or found in another one that looks the same.
   *
   * @param make must look at nothing but the tree that it is given, and give what does not look later
   */
  of<T>(key: string, tree: Tree, make: (tree: Tree) => T): T {
    const known = this.#known.get(key);
    if (known?.looks.every((look) => see(tree, look.kind, look.path) === look.seen)) {
      return known.value as T;
    }
    const witness = new Witness(tree);
    const value = make(witness);
    this.#known.set(key, { looks: witness.looks, value });
    return value;
  }
}

function see(tree: Tree, kind: Look["kind"], path: string): Look["seen"] {
  const seen = tree[kind](path);
  return typeof seen === "object" ? seen.join("\n") : seen;
}

/** A tree that notes what it is asked. */
class Witness implements Tree {
  readonly looks: Look[] = [];
  readonly #tree: Tree;

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  read(path: string): string | undefined {
    const seen = this.#tree.read(path);
    this.looks.push({ kind: "read", path, seen });
    return seen;
  }

  exists(path: string): boolean {
    const seen = this.#tree.exists(path);
    this.looks.push({ kind: "exists", path, seen });
    return seen;
  }

  list(folder = ""): string[] {
    const seen = this.#tree.list(folder);
    this.looks.push({ kind: "list", path: folder, seen: seen.join("\n") });
    return seen;
  }
}
