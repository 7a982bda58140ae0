import { type Collection, type Edit, type Entry, isNew } from "./collection.ts";
import { laidOut, linesOf, onLines, textOf } from "./collection-layout.ts";
import type { Element } from "./element.ts";
import { WIDTH } from "./fit.ts";
import type { Source } from "./source.ts";

/** What is to be replaced in the file so that a literal has its new elements. */
export function collectionEdits(collection: Collection): Edit[] {
  const { source, start, end, entries, children } = collection;
  if (!collection.changed) return [];
  const text = source.text.slice(start, end);
  if (!text.includes("\n")) return [{ start, end, text: laidOut(collection) }];
  const within = children.flatMap(collectionEdits);
  if (!entries.some(isNew)) return within;
  const existing = entries.filter((entry) => !isNew(entry));
  if (existing.length === 0 && !text.includes("#")) {
    return [{ start, end, text: onLines(collection, source.indent(start)) }];
  }
  const isOnLines = existing.every((entry) => startsLine(source, entry));
  return [...within, ...(isOnLines ? lineEdits(collection) : raggedEdits(collection, existing))];
}

function startsLine(source: Source, { node: { startIndex } }: Entry): boolean {
  return source.indent(startIndex).length === startIndex - source.lineStart(startIndex);
}

/** Elements that have a line each: so do new ones. */
function lineEdits(collection: Collection): Edit[] {
  const { source, entries, start, end } = collection;
  const existing = entries.filter((entry) => !isNew(entry));
  const first = existing[0]?.node.startIndex;
  const indent = first === undefined ? source.indent(start) + source.unit : source.indent(first);
  const edits: Edit[] = [];
  let previous: Element | undefined;
  let at = first === undefined ? start + 1 : source.lineEnd(start);
  let isBesideBracket = false;
  for (const [index, entry] of entries.entries()) {
    const isLast = index === entries.length - 1;
    if (isNew(entry)) {
      const lines = linesOf(collection, entry, indent);
      const next = entries.slice(index).find((other) => !isNew(other));
      if (previous && next && !collection.isClose && belongsBelow(source, previous, entry, next)) {
        const line = source.lineStart(next.node.startIndex);
        edits.push({ start: line, end: line, text: lines.join(source.eol) + source.eol });
        continue;
      }
      const text = lines.map((line) => source.eol + line).join("");
      const isOpen = isBesideBracket && isLast;
      edits.push({ start: at, end: at, text: isOpen ? text.replace(/,$/, "") : text });
      continue;
    }
    previous = entry;
    const behind = entry.node.endIndex;
    const comma = /^\s*(?:#[^\n]*\s*)*,/.exec(source.text.slice(behind, end));
    // Ruff has no comma behind a lone element that is broken over lines, but behind the last of several.
    if (!comma && (!isLast || existing.length === 1)) {
      edits.push({ start: behind, end: behind, text: "," });
    }
    at = source.lineEnd(behind + (comma?.[0].length ?? 0));
    isBesideBracket = at >= end;
    if (isBesideBracket) at = behind;
  }
  return edits;
}

/**
 * Whether an element goes below a blank line between its neighbours, and the heading there: if it is of
 * the same package as the one below, or is not Django's where that one above is.
 */
function belongsBelow(source: Source, above: Element, { item }: Element, below: Element): boolean {
  const between = source.text.slice(above.node.endIndex, below.node.startIndex);
  if (!/\n[ \t]*\r?\n/.test(between)) return false;
  const top = (text: string) => text.split(".")[0];
  if (top(item) === top(above.item)) return false;
  return top(item) === top(below.item) || top(above.item) === "django";
}

/** Several elements on a line, over several lines: new ones go behind their neighbour while there is room. */
function raggedEdits(collection: Collection, existing: readonly Entry[]): Edit[] {
  const { source, entries } = collection;
  const first = existing[0]!.node.startIndex;
  const starting = existing.find((entry) => startsLine(source, entry))?.node.startIndex;
  const indent =
    starting === undefined ? " ".repeat(first - source.lineStart(first)) : source.indent(starting);
  const others = existing.slice(1);
  const isColumn = others.length > 0 && others.every((entry) => startsLine(source, entry));
  const edits: Edit[] = [];
  let previous: Entry | undefined;
  for (const entry of entries) {
    if (!isNew(entry)) {
      previous = entry;
      continue;
    }
    const text = textOf(collection, entry, indent);
    if (!previous) {
      edits.push({ start: first, end: first, text: `${text}, ` });
      continue;
    }
    const at = previous.node.endIndex;
    const isFull = at - source.lineStart(at) + text.length + 4 > WIDTH;
    const separator = isColumn || isFull ? `,${source.eol}${indent}` : ", ";
    edits.push({ start: at, end: at, text: separator + text });
  }
  return edits;
}
