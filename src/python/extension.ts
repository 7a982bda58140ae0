import { isCollection } from "./collection.ts";
import { elementsOf, type NewElement } from "./element.ts";
import type { FragmentStatement } from "./fragment.ts";
import type { Node } from "./parse.ts";
import type { Source } from "./source.ts";

/** Elements that a statement adds to a name: `NAME += […]`, `NAME = [*NAME, …]`, `NAME.append(…)`. */
export interface Extension {
  name: string;
  elements: readonly NewElement[];
  /** Whether the fragment keeps its elements on lines of their own. */
  explode: boolean;
}

/** How a statement extends a list, or undefined where it does not. */
export function extensionOf(statement: FragmentStatement): Extension | undefined {
  switch (statement.shape.kind) {
    case "call":
      return extensionOfCall(statement);
    case "augment":
      return extensionOfAugment(statement);
    case "assign":
      return extensionOfAssignment(statement);
    default:
      return undefined;
  }
}

function extensionOfCall({ source, shape: { item, value } }: FragmentStatement) {
  const [, name, method] = /^(.*)\.(append|extend)$/.exec(item) ?? [];
  const list = value?.childForFieldName("arguments");
  if (!name || !list) return undefined;
  const elements = elementsOf(source, list);
  if (method === "append") return { name, elements, explode: false };
  const only = elements[0]?.node;
  return isCollection(only) ? added(source, name, only) : undefined;
}

function extensionOfAugment({ source, shape: { item, value }, node }: FragmentStatement) {
  if (!isCollection(value) || value.type === "dictionary") return undefined;
  const operator = source.text.slice(node.startIndex, value.startIndex).trimEnd();
  return operator.endsWith("+=") ? added(source, item, value) : undefined;
}

function extensionOfAssignment({ source, shape: { item, value } }: FragmentStatement) {
  if (value?.type === "list" || value?.type === "tuple") {
    const elements = elementsOf(source, value);
    const rest = elements.filter(({ node }) => {
      return node.type !== "list_splat" || source.of(node).replace(/^\*\s*/, "") !== item;
    });
    if (rest.length === elements.length) return undefined;
    return { name: item, elements: rest, explode: isExploded(source, value) };
  }
  if (value?.type !== "binary_operator") return undefined;
  const [left, right] = [value.childForFieldName("left"), value.childForFieldName("right")];
  const isOwn = left !== null && source.of(left) === item;
  return isOwn && isCollection(right) ? added(source, item, right) : undefined;
}

function added(source: Source, name: string, list: Node): Extension {
  return { name, elements: elementsOf(source, list), explode: isExploded(source, list) };
}

/** Whether a literal has a line for each element by its trailing comma. */
export function isExploded(source: Source, node: Node): boolean {
  const text = source.of(node);
  return text.includes("\n") && /,\s*[\])}]$/.test(text);
}
