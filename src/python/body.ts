import { type Imported, importedBy } from "./imports.ts";
import type { Node } from "./parse.ts";
import type { Source } from "./source.ts";
import { type Shape, shapeOf } from "./statement.ts";

/** A statement that stands in a file. */
export interface Existing {
  shape: Shape;
  node: Node;
  /** Where the comment lines above it start, or it itself. */
  start: number;
  /** Where its last line ends, with the comment behind it and those that are its own below it. */
  end: number;
  imports?: Imported[];
}

/** A statement to be inserted. */
export interface Pending {
  shape: Shape;
  /** As it stands at a given indentation, with the comments above it. */
  text(indent: string): string;
  /** What a call is told apart by among calls of one function. */
  argument?: string | undefined;
  imports?: Imported[];
  /** Order items of statements of its fragment that need it to be there. */
  users?: ReadonlySet<string>;
  /** Blank lines that the fragment has between this statement and its neighbours, by their order items. */
  blanks?: ReadonlyMap<string, number>;
}

export type Item = Existing | Pending;

export const isPending = (item: Item): item is Pending => "text" in item;

export const isImport = ({ shape: { kind } }: Item): boolean =>
  kind === "import" || kind === "future";

export const isDefinition = ({ shape: { kind } }: Item): boolean =>
  kind === "def" || kind === "class";

/** Types of statements with branches, of which some may run. */
export const COMPOUND = /^(?:if|try|with|for|while|match)_statement$/;

/** The statements of a body, with the comment lines directly above each. */
export function statementsOf(source: Source, body: Node): Existing[] {
  const items: Existing[] = [];
  let previousEnd = -1;
  for (const node of body.namedChildren) {
    if (node.type === "comment") continue;
    const shape = shapeOf(source, node);
    if (shape.kind === "docstring" && items.length > 0) shape.kind = "other";
    const isBeside = source.lineStart(node.startIndex) <= previousEnd;
    const end = source.lineEnd(node.endIndex);
    items.push({
      shape,
      node,
      start: isBeside ? node.startIndex : commentsAbove(source, node.startIndex, previousEnd),
      end,
    });
    previousEnd = end;
  }
  items.forEach((item, index) => {
    item.end = commentsBelow(source, item, items[index + 1]);
    if (isImport(item)) item.imports = importedBy(source, item.node);
  });
  return items;
}

/** Where the comment lines directly above a statement start. */
function commentsAbove(source: Source, start: number, limit: number): number {
  const line = source.lineStart(start);
  let top = line;
  while (top > 0) {
    const above = source.lineStart(top - 1);
    if (above <= limit && limit >= 0) break;
    if (!/^[ \t]*#/.test(source.text.slice(above, top))) break;
    top = above;
  }
  return top === line ? start : top;
}

/** Comment lines directly below a statement, and deeper ones, are its own unless they belong to the next. */
function commentsBelow(
  source: Source,
  { node, end }: Existing,
  next: Existing | undefined,
): number {
  const indent = source.indent(node.startIndex);
  const limit = next ? source.lineStart(next.start) : source.text.length;
  let last = end;
  let at = end;
  for (;;) {
    const start = source.text.indexOf("\n", at) + 1;
    if (start === 0 || start >= limit) return last;
    const lineEnd = source.lineEnd(start);
    const line = source.text.slice(start, lineEnd);
    const own = /^[ \t]*/.exec(line)![0];
    if (line.startsWith("#", own.length)) {
      if (own.length > indent.length || (own === indent && last === at)) last = lineEnd;
    } else if (line.trim() !== "") {
      return last;
    }
    at = lineEnd;
  }
}

/** Where the comment ends that `startapp` leaves below the imports, or the statement if there is none. */
export function startappComment(
  source: Source,
  { end }: Existing,
  next: Existing | undefined,
): number {
  const between = source.text.slice(end, next?.start);
  const comment = /^\s*# (?:Create|Register) your \w+ here\./.exec(between);
  return comment ? end + comment[0].length : end;
}

/** How many lines are blank between two places. */
export function blankLines(source: Source, from: number, to: number): number {
  return Math.max(0, (source.text.slice(from, to).match(/\n/g)?.length ?? 0) - 1);
}

/** The first argument of a call, or its value if it is a string. */
export function argumentOf(source: Source, { value }: Shape): string | undefined {
  const given = value?.childForFieldName("arguments")?.namedChildren ?? [];
  // Of `insert(0, "a")` it is what is inserted.
  const first = given.find((one) => one?.type !== "integer");
  return first ? source.of(first).replace(/^["']|["']$/g, "") : undefined;
}
