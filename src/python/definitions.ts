import { COMPOUND, isPending, type Item } from "./body.ts";
import type { Source } from "./source.ts";
import { tokens } from "./text.ts";

/** Which statements of a body define which names: what uses one goes behind it. */
export class Definitions {
  readonly #source: Source;
  /** The first statement to define each name. */
  readonly #first = new Map<string, Item>();

  constructor(source: Source, items: readonly Item[]) {
    this.#source = source;
    for (const item of items) this.add(item);
  }

  add(item: Item): void {
    for (const name of this.#namesIn(item)) {
      if (!this.#first.has(name)) this.#first.set(name, item);
    }
  }

  /** The index behind all that a statement uses as it runs. */
  indexBehind(items: readonly Item[], { shape, text }: Extract<Item, { text: unknown }>): number {
    const { kind, item, base } = shape;
    if (kind === "def" || kind === "class") return 0;
    const isAboutPart = item !== base || kind === "augment";
    let index = isAboutPart
      ? items.findLastIndex((other) => this.#namesIn(other).includes(base)) + 1
      : 0;
    for (const word of new Set(tokens(text("")))) {
      const definition = word === base ? undefined : this.#first.get(word);
      if (definition) index = Math.max(index, items.indexOf(definition) + 1);
    }
    return index;
  }

  /** The names that a statement defines, in its branches, too. */
  #namesIn(item: Item): readonly string[] {
    const { kind, item: name, base } = item.shape;
    if (kind === "assign" || kind === "def" || kind === "class") return name === base ? [name] : [];
    if (isPending(item) || !COMPOUND.test(item.node.type)) return [];
    const text = this.#source.of(item.node);
    const assignments = text.matchAll(/^[ \t]+(\w+)[ \t]*(?::[^=\n]+)?=[^=]/gm);
    return [...assignments].map(([, assigned]) => assigned!);
  }
}
