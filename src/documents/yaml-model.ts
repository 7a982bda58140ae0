import { YamlScanner } from "./yaml-scanner.ts";

/*
 * A YAML document as pieces of its text, Every byte is in exactly
 * one piece, so that writing out what was read gives the same text, and what is not edited cannot change.
 */

export interface YamlDocument {
  /** Directives and the `---`. */
  before: string;
  root: Block;
  after: string;
}

export type YamlNode = Block | Leaf;

/** A map or sequence with an item a line. */
export interface Block {
  kind: "map" | "seq";
  /** The column of its keys or dashes. */
  indent: number;
  /** Comments that stand before its first item, apart from it. */
  before: string;
  items: Item[];
}

export interface Item {
  /** Blank lines before. */
  gap: string;
  /** Comment lines right above. */
  lead: string;
  /** `  key: &anchor `, or `  - `; with the line break where a block follows on lines of its own. */
  head: string;
  /** The key's text, or `-`. */
  key: string;
  value: YamlNode;
  /** The rest of the line, and comment lines that still belong to the item. */
  tail: string;
}

/** Anything else: a scalar, an alias, a flow collection, or nothing. */
export interface Leaf {
  kind: "leaf";
  text: string;
  /** What it means, for comparing: the string of a scalar, the text of the rest. */
  data: string;
  flow?: FlowItem[];
}

/** An item of `[…]` or `{…}`. */
export interface FlowItem {
  /** Its text up to the value: `key: `, or nothing in a sequence. */
  label: string;
  /** The key's text, or `-`. */
  key: string;
  value: Leaf;
}

/** Reads a document of one block map or sequence; throws a SyntaxError where it is something else. */
export function readYaml(text: string): YamlDocument {
  // Directives, comments and the line that begins the document.
  const marks = /^(?:(?:[#%][^\n]*)?\n)*---[ \t]*(?:#[^\n]*)?(?:\n|$)/.exec(text)?.[0] ?? "";
  const [root, end] = new YamlScanner(text).document(marks.length);
  if (root) return { before: marks, root, after: text.slice(end) };
  const before = text.slice(marks.length);
  return { before: marks, root: { kind: "map", indent: 0, before, items: [] }, after: "" };
}

export function writeYaml({ before, root, after }: YamlDocument): string {
  return before + writeNode(root) + after;
}

export function writeNode(node: YamlNode): string {
  return node.kind === "leaf" ? node.text : node.before + node.items.map(writeItem).join("");
}

export function writeItem({ gap, lead, head, value, tail }: Item): string {
  return gap + lead + head + writeNode(value) + tail;
}

/** A copy of an item that is moved to the right, or to the left where `by` is negative. */
export function shiftItem(item: Item, by: number): Item {
  const { value } = item;
  const shift = (text: string) => shiftLines(text, by);
  return {
    ...item,
    lead: shift(item.lead),
    head: shift(item.head),
    value: shiftNode(value, by),
    tail: value.kind === "leaf" ? shiftAfterFirst(item.tail, by) : shift(item.tail),
  };
}

/** A copy of a node that is moved; its first line, if it is a leaf, stands behind a key and stays. */
export function shiftNode(node: YamlNode, by: number): YamlNode {
  if (node.kind === "leaf") return { ...node, text: shiftAfterFirst(node.text, by) };
  const items = node.items.map((item, index) => {
    const shifted = shiftItem(item, by);
    // The first item of a block behind a dash begins in the middle of a line.
    return index === 0 && isInline(item, node) ? { ...shifted, head: item.head } : shifted;
  });
  return { ...node, indent: node.indent + by, before: shiftLines(node.before, by), items };
}

/** Whether a block's first item stands behind a dash. */
export function isInline(first: Item, block: Block): boolean {
  return block.indent > 0 && !/^\s/.test(first.head);
}

function shiftLines(text: string, by: number): string {
  if (by >= 0) return text.replace(/^(?=[^\n])/gm, " ".repeat(by));
  return text.replace(new RegExp(`^ {1,${-by}}`, "gm"), "");
}

function shiftAfterFirst(text: string, by: number): string {
  const index = text.indexOf("\n") + 1;
  return index === 0 ? text : text.slice(0, index) + shiftLines(text.slice(index), by);
}
