import type { Order } from "../merge/merge.ts";
import { isCollection, type Edit } from "./collection.ts";
import { elementsOf, type NewElement } from "./element.ts";
import type { Node } from "./parse.ts";
import { place } from "./place.ts";
import { Source } from "./source.ts";
import { shapeOf } from "./statement.ts";

/**
 * A fragment whose literals have their elements in the order of the tables, so that it does not matter
 * which of several fragments is the first to bring a name.
 */
export function canonical(fragment: string, order: Order): Source {
  const source = new Source(fragment);
  if (source.root.hasError) return source;
  const edits = source.root.namedChildren.flatMap((node) => editsOf(source, node, "", order));
  if (edits.length === 0) return source;
  let text = fragment;
  for (const edit of edits.sort((a, b) => b.start - a.start)) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  source.release();
  return canonical(text, order);
}

function editsOf(source: Source, node: Node, path: string, order: Order): Edit[] {
  if (!/^(?:expression_statement|class_definition)$/.test(node.type)) return [];
  const { kind, item, value } = shapeOf(source, node);
  if (kind === "class") {
    const inner = `${path || "class "}${item}.`;
    return (
      node
        .childForFieldName("body")
        ?.namedChildren.flatMap((child) => editsOf(source, child, inner, order)) ?? []
    );
  }
  const hasSeveral = isCollection(value) && source.of(value).includes(",");
  return hasSeveral ? sorting(source, value, path + item, order) : [];
}

/** What brings a literal into order; literals within it wait for their turn if it moves itself. */
function sorting(source: Source, literal: Node, slot: string, order: Order): Edit[] {
  const elements = elementsOf(source, literal);
  const sorted: NewElement[] = [];
  for (const element of elements) {
    const index = place(sorted, (other) => order.compare(slot, other.item, element.item));
    sorted.splice(index ?? sorted.length, 0, element);
  }
  if (sorted.every((element, index) => element === elements[index])) {
    return elements.flatMap(({ node, item }) => {
      const inner = node.type === "pair" ? node.childForFieldName("value") : node;
      const at = node.type === "pair" ? `${slot}.${item}` : slot;
      return isCollection(inner) ? sorting(source, inner, at, order) : [];
    });
  }
  const { startIndex: start, endIndex: end } = literal;
  const text = source.of(literal);
  const [open, close] = [text[0]!, text.at(-1)!];
  if (!text.includes("\n")) {
    const line = sorted.map(({ node }) => source.of(node)).join(", ");
    return [{ start, end, text: open + line + close }];
  }
  const indent = source.indent(start);
  const inner = source.indent(elements[0]!.node.startIndex);
  const lines = sorted.map(({ node, comments, trailing }) => {
    const above = comments.map((comment) => `${inner}${comment}\n`).join("");
    return `${above}${inner}${source.of(node)},${trailing && `  ${trailing}`}\n`;
  });
  return [{ start, end, text: `${open}\n${lines.join("")}${indent}${close}` }];
}
