import type { Node } from "../python/parse.ts";

/** A range of a text and what takes its place. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A text with edits applied. Of edits that overlap, the one that starts first, or is the widest, counts. */
export function applied(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let out = "";
  let at = 0;
  for (const { start, end, text: replacement } of sorted) {
    if (start < at) continue;
    out += text.slice(at, start) + replacement;
    at = end;
  }
  return out + text.slice(at);
}

/** Takes a statement away with its line, and with the blank lines after it that would be too many then. */
export function withoutStatement(source: string, statement: Node, opensBlock: boolean): Edit {
  const start = source.lastIndexOf("\n", statement.startIndex - 1) + 1;
  let end = source.indexOf("\n", statement.endIndex) + 1 || source.length;
  const above = opensBlock ? Infinity : /\n*$/.exec(source.slice(0, start))![0].length - 1;
  for (let blank = 0; blank < above && /^[ \t]*\n/.test(source.slice(end)); blank++)
    end = source.indexOf("\n", end) + 1;
  return { start, end, text: "" };
}

/** The nodes of some types below a node. */
export function nodesOf(root: Node, ...types: string[]): Node[] {
  return root.descendantsOfType(types).filter((node) => node !== null);
}

/** The nodes of some types below a node, by type: one way through the tree for all of them. */
export function nodesByType<Type extends string>(
  root: Node,
  ...types: readonly Type[]
): Record<Type, Node[]> {
  const found = Object.fromEntries(types.map((type) => [type, []])) as unknown as Record<
    Type,
    Node[]
  >;
  for (const node of nodesOf(root, ...types)) found[node.type as Type].push(node);
  return found;
}
