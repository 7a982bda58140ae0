import type { Node } from "../python/parse.ts";
import type { Source } from "../python/source.ts";

/** Fields that lead to a model. */
const RELATION = /(?:^|\.)(?:\w*ForeignKey|\w*OneToOneField|\w*ManyToManyField|ParentalKey)$/;

/** The places where a name is read: no import of it, no attribute and no argument of that name. */
export function usesOf(source: Source, name: string): Node[] {
  return source.root.descendantsOfType("identifier").filter((node): node is Node => {
    if (!node || node.text !== name) return false;
    const { parent } = node;
    if (parent?.type === "attribute") return parent.childForFieldName("attribute")?.id !== node.id;
    if (parent?.type === "keyword_argument")
      return parent.childForFieldName("name")?.id !== node.id;
    for (let above = parent; above; above = above.parent)
      if (above.type.startsWith("import_")) return false;
    return true;
  });
}

/** Whether a node is the model that a field leads to: its first argument, or `to`. */
export function isTarget(node: Node): boolean {
  const call = callOf(node);
  if (!call || !RELATION.test(calleeOf(call))) return false;
  const { parent } = node;
  if (parent?.type === "keyword_argument") return parent.childForFieldName("name")?.text === "to";
  return parent?.namedChildren[0]?.id === node.id;
}

/** Whether a node is the sender of a signal that models send, which takes the name of a model that is not loaded yet. */
export function isSender(node: Node): boolean {
  const { parent } = node;
  const call = callOf(node);
  if (!call || parent?.type !== "keyword_argument") return false;
  if (parent.childForFieldName("name")?.text !== "sender") return false;
  const signals = /^(?:signals\.)?(?:pre|post)_(?:save|delete|init)$/;
  const connected = /^(.*)\.connect$/.exec(calleeOf(call))?.[1];
  if (connected !== undefined) return signals.test(connected.replace(/^models\./, ""));
  const first = call.childForFieldName("arguments")?.namedChildren[0];
  return (
    calleeOf(call).endsWith("receiver") &&
    signals.test((first?.text ?? "").replace(/^models\./, ""))
  );
}

/** The call that a node is an argument of, by itself or by its name. */
export function callOf({ parent }: Node): Node | undefined {
  const list = parent?.type === "keyword_argument" ? parent.parent : parent;
  const call = list?.type === "argument_list" ? list.parent : null;
  return call?.type === "call" ? call : undefined;
}

export function calleeOf(call: Node): string {
  return call.childForFieldName("function")?.text ?? "";
}

/** Whether a name stands where only a class can: in an annotation, or among the bases of a class. */
export function isType(node: Node): boolean {
  for (let [child, above] = [node, node.parent]; above; [child, above] = [above, above.parent]) {
    if (above.type === "type") return true;
    if (above.type === "class_definition")
      return above.childForFieldName("superclasses")?.id === child.id;
    if (/^(?:block|module|function_definition|lambda)$/.test(above.type)) return false;
  }
  return false;
}

/** Whether annotations in quotes name it. */
export function isQuotedType(source: Source, name: string): boolean {
  const pattern = new RegExp(`\\b${name}\\b`);
  return source.root
    .descendantsOfType("type")
    .some((node) => node && /["']/.test(node.text) && pattern.test(node.text));
}
