import type { FlowItem, Leaf } from "./yaml-model.ts";
import type { YamlLines } from "./yaml-lines.ts";

/** Anchors and tags before a value. */
export const MARKS = /(?:[&!][^\s]*[ \t]+)*(?:[&!][^\s]*(?=\n|$))?/y;
const DOUBLE = /"(?:[^"\\]|\\[^])*"/y;
const SINGLE = /'(?:[^']|'')*'/y;
const ALIAS = /\*[^\s,[\]{}]+/y;
const HEADER = /[|>][+\-1-9]{0,2}(?=[ \t]*(?:#[^\n]*)?(?:\n|$))/y;
/** Text without quotes, to the end of the line or a comment. */
const PLAIN = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=\S))(?:[^\n#]|(?<=\S)#)*/y;
const CONTINUED = /(?:[^\n#]|(?<=\S)#)+/y;
const FLOW_PLAIN =
  /(?:[^\s,[\]{}#:"'&*!|>%@`]|:(?=[^\s,[\]{}]))(?:[^,[\]{}#:]|:(?=[^\s,[\]{}])|(?<=\S)#)*/y;
const FLOW_SPACE = /(?:\s|(?<=\s)#[^\n]*)*/y;

export const EMPTY: Leaf = { kind: "leaf", text: "", data: "" };

/** Reads values that are no blocks: text with quotes and without, over lines or in brackets. */
export class YamlValues {
  readonly #lines: YamlLines;

  constructor(lines: YamlLines) {
    this.#lines = lines;
  }

  /** The value at an offset, of an item that is so far to the right, and where it ends. */
  read(offset: number, indent: number): [leaf: Leaf, end: number] {
    const { text } = this.#lines;
    const first = text[offset] ?? "";
    if (first === "|" || first === ">") return this.#blockScalar(offset, indent);
    if (first === "[" || first === "{") return this.#flow(offset);
    const quoted = this.#lines.take(
      first === '"' ? DOUBLE : first === "'" ? SINGLE : ALIAS,
      offset,
    );
    if (quoted !== undefined) return [leafOf(quoted), offset + quoted.length];
    if (this.#lines.take(PLAIN, offset) === undefined)
      this.#lines.fail(offset, "a value is missing");
    return this.#plain(offset, indent);
  }

  /** Text without quotes goes on over lines that are further to the right, up to a comment. */
  #plain(offset: number, indent: number): [leaf: Leaf, end: number] {
    const { text } = this.#lines;
    let start = offset;
    let end = start + (this.#lines.take(PLAIN, start) ?? "").trimEnd().length;
    for (;;) {
      if (/:(?=[ \t]|$)/.test(text.slice(start, end))) this.#lines.fail(end, "a value has a colon");
      // A comment ends it.
      if (/\S/.test(text.slice(end, this.#lines.lineEnd(end)))) break;
      let line = this.#lines.lineEnd(end);
      while (line < text.length && this.#lines.columnAt(line) < 0) line = this.#lines.lineEnd(line);
      const column = this.#lines.columnAt(line);
      if (line >= text.length || column <= indent || text[line + column] === "#") break;
      start = line + column;
      end = start + (this.#lines.take(CONTINUED, start) ?? "").trimEnd().length;
    }
    return [leafOf(text.slice(offset, end)), end];
  }

  #blockScalar(offset: number, indent: number): [leaf: Leaf, end: number] {
    const { text } = this.#lines;
    const header = this.#lines.take(HEADER, offset);
    if (header === undefined) this.#lines.fail(offset, "something stands behind | or >");
    let end = this.#lines.lineEnd(offset);
    // The first line says how far its lines are to the right, unless the header does.
    let least = /\d/.test(header) ? indent + 1 : undefined;
    for (let line = end; line < text.length; line = this.#lines.lineEnd(line)) {
      const column = this.#lines.columnAt(line);
      if (column >= 0 && column < (least ?? indent + 1)) break;
      // Blank lines that the scalar does not keep stand between it and the next item.
      if (column >= 0 || header.includes("+")) end = this.#lines.lineEnd(line);
      if (column >= 0) least ??= column;
    }
    const source = text.slice(offset, end);
    const lines = source.split("\n").slice(1);
    const widths = lines.filter((line) => line.trim()).map((line) => line.search(/[^ ]/));
    const data = lines.map((line) => line.slice(Math.min(...widths))).join("\n");
    const chomped = header.includes("-") ? data.trimEnd() : data;
    return [
      { kind: "leaf", text: source, data: header.startsWith(">") ? `>${chomped}` : chomped },
      end,
    ];
  }

  #flow(offset: number): [leaf: Leaf, end: number] {
    const { text } = this.#lines;
    const close = text[offset] === "[" ? "]" : "}";
    const items: FlowItem[] = [];
    let at = offset + 1;
    for (;;) {
      at += (this.#lines.take(FLOW_SPACE, at) ?? "").length;
      if (text[at] === close) break;
      const [item, end] = this.#flowItem(at, close === "}");
      items.push(item);
      at = end + (this.#lines.take(FLOW_SPACE, end) ?? "").length;
      if (text[at] === ",") at++;
      else if (text[at] !== close) this.#lines.fail(offset, "a bracket is not closed");
    }
    const source = text.slice(offset, at + 1);
    return [{ ...leafOf(source), flow: items }, at + 1];
  }

  #flowItem(offset: number, isMap: boolean): [item: FlowItem, end: number] {
    const { text } = this.#lines;
    const [first, firstEnd] = this.#flowValue(offset);
    const colon = firstEnd + (this.#lines.take(FLOW_SPACE, firstEnd) ?? "").length;
    if (text[colon] !== ":") {
      return isMap
        ? [{ label: first.text, key: first.data, value: EMPTY }, firstEnd]
        : [{ label: "", key: "-", value: first }, firstEnd];
    }
    const start = colon + 1 + (this.#lines.take(FLOW_SPACE, colon + 1) ?? "").length;
    const key = first.data;
    if (/[,\]}]/.test(text[start] ?? "")) {
      return [{ label: text.slice(offset, colon + 1), key, value: EMPTY }, colon + 1];
    }
    const [value, end] = this.#flowValue(start);
    return [{ label: text.slice(offset, start), key, value }, end];
  }

  #flowValue(offset: number): [leaf: Leaf, end: number] {
    const { text } = this.#lines;
    const marks = this.#lines.take(MARKS, offset) ?? "";
    const at = offset + marks.length;
    const first = text[at] ?? "";
    if (first === "[" || first === "{") {
      const [leaf, end] = this.#flow(at);
      return [{ ...leaf, text: marks + leaf.text }, end];
    }
    const pattern =
      first === '"' ? DOUBLE : first === "'" ? SINGLE : first === "*" ? ALIAS : FLOW_PLAIN;
    const source = this.#lines.take(pattern, at)?.trimEnd();
    if (source === undefined) this.#lines.fail(at, "an item is missing");
    const leaf = leafOf(source);
    return [{ ...leaf, text: marks + leaf.text }, at + source.length];
  }
}

function leafOf(text: string): Leaf {
  return { kind: "leaf", text, data: stringOf(text) };
}

/** What a scalar means, and of anything else its text, with line breaks as spaces. */
export function stringOf(text: string): string {
  const folded = text.includes("\n") ? text.replace(/\s*\n\s*/g, " ") : text;
  if (folded.startsWith("'") && folded.endsWith("'"))
    return folded.slice(1, -1).replaceAll("''", "'");
  if (!folded.startsWith('"') || !folded.endsWith('"')) return folded;
  try {
    return JSON.parse(folded) as string;
  } catch {
    // An escape that JSON has not: compared as it is written.
    return folded;
  }
}
