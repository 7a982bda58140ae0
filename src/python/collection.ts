import { type Element, elementOf, type NewElement } from "./element.ts";
import type { Node } from "./parse.ts";
import { place } from "./place.ts";
import type { Source } from "./source.ts";

/** A replacement of a stretch of the file; nothing is replaced where both ends are one. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export type Compare = (a: Element, b: Element) => number | undefined;

export type Entry = Element | NewElement;

export const isNew = (entry: Entry): entry is NewElement => "source" in entry;

const BRACKETS: Readonly<Record<string, readonly [string, string]>> = {
  list: ["[", "]"],
  tuple: ["(", ")"],
  set: ["{", "}"],
  dictionary: ["{", "}"],
  argument_list: ["(", ")"],
};

/** Whether a node is a literal whose elements can be told apart. */
export function isCollection(node: Node | undefined | null): node is Node {
  return node !== undefined && node !== null && /^(?:list|tuple|set|dictionary)$/.test(node.type);
}

/** A literal of the target (or the bases of a class, or imported names), and what is to be added to it. */
export class Collection {
  readonly source: Source;
  readonly node: Node;
  readonly entries: Entry[];
  /** Literals within that have additions of their own. */
  readonly children: Collection[] = [];
  /** Where the opening bracket stands, or the first imported name that has none before it. */
  readonly start: number;
  readonly end: number;
  /** Empty where imported names have none. */
  readonly brackets: readonly [string, string];
  /** Whether a fragment has its elements on a line each, by a trailing comma: so they stay. */
  explode = false;
  /** Whether new elements go right behind the one before them, whatever heads the one after them. */
  isClose = false;

  /** @param names the imported names of a `from` import, which has brackets only where it needs them */
  constructor(source: Source, node: Node, names?: readonly Node[]) {
    const elements = names ?? node.namedChildren.filter(({ type }) => type !== "comment");
    this.source = source;
    this.node = node;
    this.entries = elements.map((child) => elementOf(source, child));
    this.end = node.endIndex;
    if (!names) {
      this.start = node.startIndex;
      this.brackets = BRACKETS[node.type]!;
      return;
    }
    const first = names[0]!.startIndex;
    const isClosed = source.text[node.endIndex - 1] === ")";
    this.start = isClosed ? source.text.lastIndexOf("(", first) : first;
    this.brackets = isClosed ? ["(", ")"] : ["", ""];
  }

  find(identity: string): Entry | undefined {
    return this.entries.find((entry) => entry.identity === identity);
  }

  /** Whether anything is to be added, here or in a literal within. */
  get changed(): boolean {
    return this.entries.some(isNew) || this.children.some(({ changed }) => changed);
  }

  /** Adds an element at its place. */
  add(element: NewElement, compare: Compare, explode = false): void {
    const index = place(this.entries, (other) => compare(other, element)) ?? this.entries.length;
    this.entries.splice(index, 0, element);
    this.explode ||= explode;
  }
}
