import type { Node } from "../../python/parse.ts";
import { evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import { Scope } from "./scope.ts";
import { runBlock, runEach } from "./statements.ts";
import { either } from "./logic.ts";
import { Class, forced, Func, type Value } from "./values.ts";

/** Runs a decorated definition. Only decorators that change how a function is called matter here. */
export function runDecorated(node: Node, scope: Scope, machine: Machine): void {
  const definition = node.childForFieldName("definition");
  if (!definition) return;
  const decorators = node.namedChildren
    .filter(({ type }) => type === "decorator")
    .map((decorator) => decorator.namedChild(0)?.text ?? "");
  if (definition.type === "class_definition") {
    scope.set(nameOf(definition), defineClass(definition, scope, machine));
    return;
  }
  const kind = decorators.includes("staticmethod")
    ? "static"
    : decorators.includes("classmethod")
      ? "class"
      : decorators.some((name) => /(?:^|\.)(?:cached_)?property$/.test(name))
        ? "property"
        : "function";
  scope.set(nameOf(definition), new Func(nameOf(definition), definition, scope, kind));
}

/** Runs the body of a class. */
export function defineClass(node: Node, scope: Scope, machine: Machine): Class {
  const bases = (node.childForFieldName("superclasses")?.namedChildren ?? [])
    .filter(({ type }) => type !== "keyword_argument" && type !== "comment")
    // Generic bases such as `Base[int]` are what they are without their arguments.
    .map((base) => (base.type === "subscript" ? (base.childForFieldName("value") ?? base) : base))
    .map((base) => evaluate(base, scope, machine));
  const body = new Scope(scope.module, "class", scope);
  const block = node.childForFieldName("body");
  if (block) runEach(block, body, machine);
  const line = node.startPosition.row + 1;
  return new Class(nameOf(node), bases.map(forced), body.names, scope.module, line);
}

/** Runs the body of a function that was called, and gives what it returns. */
export function runFunction(func: Func, scope: Scope, machine: Machine): Value {
  const body = func.node.childForFieldName("body");
  if (func.node.type === "lambda") return body ? evaluate(body, scope, machine) : null;
  const completion = runBlock(body, scope, machine);
  const last = typeof completion === "object" ? completion.returned : null;
  const reason = `what ${func.name}() gives is not decided`;
  return [...scope.returns, last].reduce((one, other) => either(one, other, reason));
}

export function nameOf(definition: Node): string {
  return definition.childForFieldName("name")?.text ?? "";
}
