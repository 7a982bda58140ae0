import { type Collection, type Entry, isNew } from "./collection.ts";
import type { NewElement } from "./element.ts";
import { fitted, WIDTH } from "./fit.ts";
import { reindented, requoted } from "./text.ts";

/** Comments that Ruff's formatter does not count to the length of a line. */
const PRAGMA = /\s*#\s*(?:noqa|type:|pyright:|pragma:).*$/;

/** A literal of one line with its additions: on one line while it fits, else with a line for each element. */
export function laidOut(collection: Collection): string {
  const { source, start, end } = collection;
  const before = source.text.slice(source.lineStart(start), start);
  const after = source.text.slice(end, source.lineEnd(end)).replace(PRAGMA, "");
  const inline = onOneLine(collection);
  const fits = inline !== undefined && before.length + inline.length + after.length <= WIDTH;
  return fits ? inline : onLines(collection, source.indent(start));
}

/** A literal on one line, or undefined where it cannot or should not be. */
function onOneLine(collection: Collection): string | undefined {
  const { source, entries, brackets, node } = collection;
  if (collection.explode) return undefined;
  const texts: string[] = [];
  for (const entry of entries) {
    if (isNew(entry) && (entry.comments.length > 0 || entry.trailing)) return undefined;
    const text = isNew(entry)
      ? requoted(entry.source.of(entry.node), source.quote)
      : withChildren(collection, entry, onOneLine);
    if (text === undefined || text.includes("\n")) return undefined;
    texts.push(text);
  }
  // Some have a blank within their brackets.
  const opening = source.text.slice(collection.start, collection.start + 4);
  const pad = /^[[({] +[^\s\])}]/.test(opening) ? " " : "";
  const comma = node.type === "tuple" && texts.length === 1 ? "," : "";
  return brackets[0] + pad + texts.join(", ") + comma + pad + brackets[1];
}

/** A literal with a line for each element and a trailing comma. */
export function onLines(collection: Collection, indent: string): string {
  const { source, entries, brackets } = collection;
  const inner = indent + source.unit;
  const lines = entries.flatMap((entry) => {
    if (isNew(entry)) return linesOf(collection, entry, inner);
    const text = withChildren(collection, entry, (child, before) => {
      const inline = onOneLine(child);
      const fits = inline !== undefined && inner.length + before.length + inline.length < WIDTH;
      return fits ? inline : onLines(child, inner);
    });
    return [`${inner}${text},`];
  });
  return [brackets[0] || "(", ...lines, indent + (brackets[1] || ")")].join(source.eol);
}

/** The text of an element with the literals in it laid out anew; undefined where one of them cannot be. */
function withChildren(
  { source, children }: Collection,
  { node }: Entry,
  layOut: (child: Collection, before: string) => string | undefined,
): string | undefined {
  let text = "";
  let at = node.startIndex;
  for (const child of children) {
    if (!child.changed || child.start < at || child.end > node.endIndex) continue;
    text += source.text.slice(at, child.start);
    const inner = layOut(child, text);
    if (inner === undefined) return undefined;
    text += inner;
    at = child.end;
  }
  return text + source.text.slice(at, node.endIndex);
}

/** A new element on lines of its own, with its comments and a trailing comma. */
export function linesOf(collection: Collection, element: NewElement, indent: string): string[] {
  const { comments, trailing } = element;
  return [
    ...comments.map((comment) => indent + comment),
    `${indent}${textOf(collection, element, indent)},${trailing && `  ${trailing}`}`,
  ];
}

/** A new element as it stands at an indentation of the target. */
export function textOf(collection: Collection, element: NewElement, indent: string): string {
  const { unit, quote, eol } = collection.source;
  const { source, node } = element;
  const text = source.of(node).includes("\n")
    ? requoted(reindented(source.of(node), source.indent(node.startIndex), indent, unit), quote)
    : fitted(node, { source, indent, unit, quote });
  return eol === "\n" ? text : text.replace(/\r?\n/g, eol);
}
