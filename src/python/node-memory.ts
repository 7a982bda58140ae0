import type { Node } from "web-tree-sitter";

const TYPE = Symbol("type");
const FIELDS = Symbol("fields");

/** A node with what was asked of it. */
interface Remembering extends Node {
  [TYPE]?: string;
  [FIELDS]?: Map<string, Node | null>;
}

/**
 * Has nodes remember their type, and what is in their fields: our trees never change, the same nodes are looked at for
 * many reasons, and each question is otherwise a call into WebAssembly.
 *
 * @param prototype of the parser's nodes
 */
export function remember(prototype: Node): void {
  const typeOf = Object.getOwnPropertyDescriptor(prototype, "type")!.get! as (this: Node) => string;
  Object.defineProperty(prototype, "type", {
    get(this: Remembering) {
      return (this[TYPE] ??= typeOf.call(this));
    },
  });
  const childOf = prototype.childForFieldName;
  prototype.childForFieldName = function (this: Remembering, name) {
    const fields = (this[FIELDS] ??= new Map());
    let child = fields.get(name);
    if (child === undefined) fields.set(name, (child = childOf.call(this, name)));
    return child;
  };
}
