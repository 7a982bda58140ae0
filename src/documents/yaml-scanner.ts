import { divide } from "./surface.ts";
import { REST_OF_LINE, YamlLines } from "./yaml-lines.ts";
import type { Block, Item } from "./yaml-model.ts";
import { EMPTY, MARKS, stringOf, YamlValues } from "./yaml-values.ts";

/** A key with its colon; what stands before the first colon with space behind it, if no comment begins there. */
const KEY =
  /(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=\S))(?:[^\n:#]|:(?=\S)|(?<=\S)#)*?)[ \t]*:(?=\s|$)/y;

/**
 * Reads YAML of the kind that people configure things with into the pieces of yaml-model.ts: block maps and sequences
 * of anything. Throws a SyntaxError that names the line where it finds what is not YAML, or is of another kind: several
 * documents, keys that are not a line's beginning.
 */
export class YamlScanner {
  readonly #lines: YamlLines;
  readonly #values: YamlValues;

  constructor(text: string) {
    this.#lines = new YamlLines(text);
    this.#values = new YamlValues(this.#lines);
  }

  /** The block that the document consists of, from an offset on, and where it ends; nothing in an empty document. */
  document(start: number): [root: Block | undefined, end: number] {
    const line = this.#lines.contentLine(start);
    if (line === undefined) return [undefined, start];
    const column = this.#lines.columnAt(line);
    if (
      !this.#lines.isSequence(line + column) &&
      this.#lines.take(KEY, line + column) === undefined
    ) {
      throw new SyntaxError("it is not a YAML map or list with an item a line");
    }
    const [root, end] = this.#block(start, column);
    const next = this.#lines.contentLine(end);
    if (next === undefined || this.#lines.text.startsWith("...", next)) return [root, end];
    if (this.#lines.text.startsWith("---", next))
      throw new SyntaxError("it holds several YAML documents");
    return this.#lines.fail(next, "the indentation fits nothing above");
  }

  /** Reads the items of a block; where it begins in the middle of a line, its first item does. */
  #block(start: number, column: number): [block: Block, end: number] {
    const { text } = this.#lines;
    const isInline = start > 0 && text[start - 1] !== "\n";
    const first = isInline ? start : (this.#lines.contentLine(start) ?? start) + column;
    const kind = this.#lines.isSequence(first) ? "seq" : "map";
    const block: Block = { kind, indent: column, before: "", items: [] };
    let position = start;
    for (;;) {
      const previous = block.items.at(-1);
      const item: Item = { gap: "", lead: "", head: "", key: "-", value: EMPTY, tail: "" };
      let offset = position;
      if (previous ?? !isInline) {
        const line = this.#lines.contentLine(position);
        if (line === undefined || this.#lines.isMark(line)) break;
        const indent = this.#lines.columnAt(line);
        offset = line + indent;
        if (
          indent < column ||
          (kind === "map" && indent === column && this.#lines.isSequence(offset))
        )
          break;
        if (indent > column) this.#lines.fail(line, "the indentation fits nothing above");
        if (kind === "seq" && !this.#lines.isSequence(offset)) break;
        const { tail, gap, lead } = divide(text.slice(position, line), column);
        if (previous) lastAt(previous, tail).tail += tail;
        else block.before = tail;
        Object.assign(item, { gap, lead });
        position = line;
      }
      position = this.#item(item, block, position, offset);
      block.items.push(item);
    }
    return [block, position];
  }

  /** Reads an item whose text begins at `start` and whose key or dash is at `offset`; gives where its line ends. */
  #item(item: Item, { kind, indent }: Block, start: number, offset: number): number {
    const { text } = this.#lines;
    let headEnd = offset + 1;
    if (text[offset] === "\t") this.#lines.fail(offset, "a tab indents");
    if (kind === "map") {
      const key = this.#lines.take(KEY, offset);
      if (key === undefined) this.#lines.fail(offset, "a key and its colon are missing");
      item.key = stringOf(key.slice(0, -1).trimEnd());
      headEnd = offset + key.length;
    }
    let at = this.#lines.skipSpace(headEnd);
    const marks = this.#lines.take(MARKS, at) ?? "";
    if (marks) {
      headEnd = at + marks.trimEnd().length;
      at = this.#lines.skipSpace(headEnd);
    }
    if (kind === "seq" && (this.#lines.isSequence(at) || this.#lines.take(KEY, at) !== undefined)) {
      item.head = text.slice(start, at);
      const [block, end] = this.#block(at, at - this.#lines.lineStart(at));
      item.value = block;
      return end;
    }
    if (
      this.#lines.take(REST_OF_LINE, Math.max(at - 1, headEnd)) === undefined ||
      /[^\s#]/.test(text[at] ?? "\n")
    ) {
      return this.#leafAt(item, start, at, indent);
    }
    return this.#below(item, kind, start, headEnd, indent);
  }

  /** Reads the value of an item that has none on its own line. */
  #below(item: Item, kind: Block["kind"], start: number, headEnd: number, indent: number): number {
    const { text } = this.#lines;
    const lineEnd = this.#lines.lineEnd(headEnd);
    const line = this.#lines.contentLine(lineEnd);
    const column = line === undefined ? -1 : this.#lines.columnAt(line);
    const offset = (line ?? 0) + column;
    const isSequence = line !== undefined && this.#lines.isSequence(offset);
    const isBelow = column > indent || (kind === "map" && column === indent && isSequence);
    if (line === undefined || !isBelow || this.#lines.isMark(line)) {
      item.head = text.slice(start, headEnd);
      item.tail = text.slice(headEnd, lineEnd);
      return lineEnd;
    }
    const marks = this.#lines.take(MARKS, offset)?.trimEnd() ?? "";
    if (marks) {
      const end = offset + marks.length;
      return this.#lines.take(REST_OF_LINE, end) === undefined
        ? this.#leafAt(item, start, this.#lines.skipSpace(end), indent)
        : this.#below(item, kind, start, end, indent);
    }
    if (!isSequence && this.#lines.take(KEY, offset) === undefined) {
      return this.#leafAt(item, start, offset, indent);
    }
    item.head = text.slice(start, lineEnd);
    const [block, end] = this.#block(lineEnd, column);
    item.value = block;
    return end;
  }

  #leafAt(item: Item, start: number, offset: number, indent: number): number {
    const { text } = this.#lines;
    item.head = text.slice(start, offset);
    const [leaf, end] = this.#values.read(offset, indent);
    item.value = leaf;
    this.#checkIndentation(offset, end, indent);
    if (text[end - 1] === "\n") return end;
    const rest = this.#lines.take(REST_OF_LINE, end);
    if (rest === undefined) this.#lines.fail(end, "something stands behind a value");
    item.tail = rest;
    return end + rest.length;
  }

  /** What is less to the right than its key is no part of a value, so a quote or bracket is not closed. */
  #checkIndentation(start: number, end: number, indent: number): void {
    const { text } = this.#lines;
    for (let line = this.#lines.lineEnd(start); line < end; line = this.#lines.lineEnd(line)) {
      const column = this.#lines.columnAt(line);
      const closes = /[\]}]/.test(text[line + column] ?? "");
      if (column >= 0 && column <= indent && !closes)
        this.#lines.fail(start, "a quote or bracket is not closed");
    }
  }
}

/** The item within an item, or itself, that comment lines below it belong to by their indentation. */
function lastAt(item: Item, comments: string): Item {
  const indent = /^ */.exec(comments)?.[0].length ?? 0;
  const inner = item.value.kind === "leaf" ? undefined : item.value;
  const last = inner && indent >= inner.indent ? inner.items.at(-1) : undefined;
  return last ? lastAt(last, comments) : item;
}
