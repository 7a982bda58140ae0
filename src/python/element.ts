import type { Node } from "./parse.ts";
import type { Source } from "./source.ts";
import { normalised, stringValue, tidy } from "./text.ts";

/** An element of a list, tuple or set, an entry of a dictionary, or a name that is imported. */
export interface Element {
  node: Node;
  /** What makes two elements the same: the string, the key, the function with its first argument, or all. */
  identity: string;
  /** What orders know it by: the string, the key, the first argument, or the text. */
  item: string;
}

/** An element of a fragment, with all that comes along with it. */
export interface NewElement extends Element {
  source: Source;
  /** The comment lines above it. */
  comments: readonly string[];
  /** The comment behind it. */
  trailing: string;
}

/** What an element is. */
export function elementOf(source: Source, node: Node): Element {
  switch (node.type) {
    case "string": {
      const value = stringValue(source.of(node));
      if (value !== undefined) return { node, identity: JSON.stringify(value), item: value };
      break;
    }
    case "pair": {
      const key = node.childForFieldName("key");
      if (key) return { ...elementOf(source, key), node };
      break;
    }
    case "call": {
      const first = node.childForFieldName("arguments")?.firstNamedChild;
      const callee = node.childForFieldName("function");
      const value = first?.type === "string" ? stringValue(source.of(first)) : undefined;
      if (callee && value !== undefined) {
        return { node, identity: `${source.of(callee)}(${JSON.stringify(value)}`, item: value };
      }
      break;
    }
    case "dictionary": {
      const pair = node.firstNamedChild;
      const key = pair?.type === "pair" ? pair.childForFieldName("key") : null;
      const value = pair?.childForFieldName("value");
      const text = value && stringValue(source.of(value));
      if (key && text)
        return {
          node,
          identity: `{${normalised(source.of(key))}: ${JSON.stringify(text)}`,
          item: text,
        };
      break;
    }
    case "tuple": {
      const first = node.firstNamedChild;
      const value = first?.type === "string" ? stringValue(source.of(first)) : undefined;
      if (value !== undefined) return { node, identity: normalised(source.of(node)), item: value };
      break;
    }
  }
  const text = source.of(node);
  return { node, identity: normalised(text), item: tidy(text) };
}

/** The elements of a fragment's list or dictionary, with their comments. */
export function elementsOf(source: Source, collection: Node): readonly NewElement[] {
  let elements = known.get(source)?.get(collection.id);
  if (!elements) {
    elements = read(source, collection);
    if (!known.has(source)) known.set(source, new Map());
    known.get(source)!.set(collection.id, elements);
  }
  return elements;
}

/** Reading a tree is what costs most here: each literal is read once. */
const known = new WeakMap<Source, Map<number, readonly NewElement[]>>();

function read(source: Source, collection: Node): readonly NewElement[] {
  const elements: NewElement[] = [];
  let comments: string[] = [];
  for (const node of collection.namedChildren) {
    if (node.type === "comment") {
      const text = source.of(node).trimEnd();
      const last = elements.at(-1);
      const beside = !/\n/.test(
        source.text.slice(last?.node.endIndex ?? collection.startIndex, node.startIndex),
      );
      if (beside && last) last.trailing = text;
      else if (!beside) comments.push(text);
    } else {
      elements.push({ ...elementOf(source, node), source, comments, trailing: "" });
      comments = [];
    }
  }
  return elements;
}
