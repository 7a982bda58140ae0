import type { Node } from "../../python/parse.ts";
import { evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import { combine, iterate } from "./operators.ts";
import type { Scope } from "./scope.ts";
import { keyOf } from "./logic.ts";
import { Class, Dict, forced, Instance, List, Module, Unknown, type Value } from "./values.ts";

/** Runs `target = value`, or assigns a given value to a target. */
export function assign(node: Node, scope: Scope, machine: Machine, given?: Value): void {
  if (given !== undefined) return assignTo(node, given, scope, machine);
  const target = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  if (!target || !right) return;
  if (right.type === "assignment") {
    // `A = B = value`: the value belongs to all the targets.
    assign(right, scope, machine);
    const inner = right.childForFieldName("left");
    if (inner) assignTo(target, evaluate(inner, scope, machine), scope, machine);
    return;
  }
  assignTo(target, evaluate(right, scope, machine), scope, machine);
}

function assignTo(target: Node, value: Value, scope: Scope, machine: Machine): void {
  switch (target.type) {
    case "identifier":
      scope.set(target.text, value);
      noteAssignment(target, target.text, scope, machine);
      return;
    case "attribute":
      setAttribute(
        evaluate(target.childForFieldName("object") ?? target, scope, machine),
        target.childForFieldName("attribute")?.text ?? "",
        value,
      );
      return;
    case "subscript":
      setItem(target, value, scope, machine);
      return;
    case "pattern_list":
    case "tuple_pattern":
    case "list_pattern":
    case "tuple":
    case "parenthesized_expression":
      return unpack(target, value, scope, machine);
    default:
      return;
  }
}

function setItem(target: Node, value: Value, scope: Scope, machine: Machine): void {
  const owner = target.childForFieldName("value");
  const subscript = target.childForFieldName("subscript");
  if (!owner || !subscript) return;
  noteAssignment(target, rootName(owner), scope, machine);
  const container = forced(evaluate(owner, scope, machine));
  const index = forced(evaluate(subscript, scope, machine));
  if (container instanceof Dict) {
    const key = keyOf(index);
    if (key === undefined) container.complete = false;
    else container.entries.set(key, value);
  } else if (container instanceof List && typeof index === "number") {
    const at = index < 0 ? container.items.length + index : index;
    if (at in container.items) container.items[at] = value;
  }
}

function setAttribute(given: Value, name: string, value: Value): void {
  const owner = forced(given);
  if (owner instanceof Instance) owner.fields.set(name, value);
  else if (owner instanceof Class || owner instanceof Module) owner.members.set(name, value);
}

function unpack(target: Node, value: Value, scope: Scope, machine: Machine): void {
  const targets = target.namedChildren.filter(({ type }) => type !== "comment");
  const { values, complete } = iterate(value);
  const starred = targets.findIndex(({ type }) => type.includes("splat"));
  targets.forEach((each, index) => {
    if (index === starred) {
      const rest = values.slice(index, values.length - (targets.length - index - 1));
      const name = each.namedChild(0);
      if (name) assignTo(name, new List(rest, "list", complete), scope, machine);
      return;
    }
    const from = starred !== -1 && index > starred ? values.length - targets.length + index : index;
    const part = values[from];
    assignTo(
      each,
      part === undefined ? new Unknown(`a part of ${target.text}`) : part,
      scope,
      machine,
    );
  });
}

/** Runs `target += value` and the like; a list grows in place, as everyone who shares it sees. */
export function augment(node: Node, scope: Scope, machine: Machine): void {
  const target = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  const operator = node.childForFieldName("operator")?.text.slice(0, -1) ?? "+";
  if (!target || !right) return;
  const value = forced(evaluate(right, scope, machine));
  const present = forced(evaluate(target, scope, machine));
  if (operator === "+" && present instanceof List && present.kind === "list") {
    const { values, complete } = iterate(value);
    present.items.push(...(value instanceof List ? value.items : values));
    present.complete &&= complete;
    // The name may have come from an enclosing scope or an import: now it is assigned here.
    if (target.type === "identifier") scope.set(target.text, present);
    noteAssignment(target, rootName(target), scope, machine);
    return;
  }
  if (operator === "|" && present instanceof Dict && value instanceof Dict) {
    for (const [key, item] of value.entries) present.entries.set(key, item);
    present.complete &&= value.complete;
    noteAssignment(target, rootName(target), scope, machine);
    return;
  }
  assignTo(target, combine(present, operator, value), scope, machine);
}

/** Runs `del target`. */
export function forget(target: Node, scope: Scope, machine: Machine): void {
  if (target.type === "identifier") scope.names.delete(target.text);
  if (target.type !== "subscript") {
    for (const child of target.type === "expression_list" ? target.namedChildren : [])
      forget(child, scope, machine);
    return;
  }
  const owner = target.childForFieldName("value");
  const subscript = target.childForFieldName("subscript");
  if (!owner || !subscript) return;
  const container = forced(evaluate(owner, scope, machine));
  const index = forced(evaluate(subscript, scope, machine));
  const key = keyOf(index);
  if (container instanceof Dict && key !== undefined) container.entries.delete(key);
  if (container instanceof List && typeof index === "number") container.items.splice(index, 1);
}

/** Remembers where a module gives a name its value: that is where an edit of it belongs. */
function noteAssignment(node: Node, name: string, scope: Scope, machine: Machine): void {
  if (scope.kind !== "module" || !/^[A-Za-z_]\w*$/.test(name)) return;
  const { path } = scope.module;
  let places = machine.assigned.get(name);
  if (!places) machine.assigned.set(name, (places = []));
  const line = node.startPosition.row + 1;
  if (!places.some((place) => place.path === path && place.line === line))
    places.push({ path, line });
}

/** The name that a chain of subscripts and attributes begins with. */
function rootName(node: Node): string {
  let root = node;
  while (root.type === "subscript" || root.type === "attribute") {
    const inner = root.childForFieldName(root.type === "subscript" ? "value" : "object");
    if (!inner) break;
    root = inner;
  }
  return root.text;
}
