import type { Node } from "../../python/parse.ts";
import { assign, augment, forget } from "./assignments.ts";
import { runFor, runIf, runMatch, runTry, runWhile, runWith } from "./control-flow.ts";
import { defineClass, nameOf, runDecorated } from "./definitions.ts";
import { evaluate } from "./expressions.ts";
import { importFrom, importNames } from "./import-statements.ts";
import { Exhausted, type Machine, Raised } from "./machine.ts";
import type { Scope } from "./scope.ts";
import { forced, Func, type Value } from "./values.ts";

/** How a block ended, where not by its end. */
export type Completion = undefined | "break" | "continue" | { returned: Value };

/**
 * Runs the body of a module or a class. A statement that fails is noted and passed over: Django would not start, but most
 * failures are a missing environment variable, and the facts around it stand.
 */
export function runEach(root: Node, scope: Scope, machine: Machine): void {
  for (const statement of statementsOf(root)) {
    try {
      run(statement, scope, machine);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      if (error.type.endsWith("ImportError") && machine.catches("ImportError")) throw error;
      machine.noteAt(
        statement,
        scope,
        `raises ${error.type}${error.message && `: ${error.message}`}`,
      );
    }
  }
}

/** Runs statements until one of them leaves the block. */
export function runBlock(block: Node | null, scope: Scope, machine: Machine): Completion {
  for (const statement of block ? statementsOf(block) : []) {
    const completion = run(statement, scope, machine);
    if (completion) return completion;
  }
  return undefined;
}

export function statementsOf(block: Node): Node[] {
  return block.namedChildren.filter((child) => child.type !== "comment");
}

function run(node: Node, scope: Scope, machine: Machine): Completion {
  machine.step();
  switch (node.type) {
    case "expression_statement":
      return runExpression(node, scope, machine);
    case "import_statement":
      importNames(node, scope, machine);
      return undefined;
    case "import_from_statement":
      importFrom(node, scope, machine);
      return undefined;
    case "if_statement":
      return runIf(node, scope, machine);
    case "for_statement":
      return runFor(node, scope, machine);
    case "while_statement":
      return runWhile(node, scope, machine);
    case "try_statement":
      return runTry(node, scope, machine);
    case "with_statement":
      return runWith(node, scope, machine);
    case "match_statement":
      return runMatch(node, scope, machine);
    case "function_definition":
      scope.set(nameOf(node), new Func(nameOf(node), node, scope));
      return undefined;
    case "class_definition":
      scope.set(nameOf(node), defineClass(node, scope, machine));
      return undefined;
    case "decorated_definition":
      runDecorated(node, scope, machine);
      return undefined;
    case "return_statement": {
      const value = node.namedChild(0);
      return { returned: value ? evaluate(value, scope, machine) : null };
    }
    case "raise_statement":
      throw raised(node.namedChild(0), scope, machine);
    case "break_statement":
      return "break";
    case "continue_statement":
      return "continue";
    case "global_statement":
      for (const name of node.namedChildren) scope.globals.add(name.text);
      return undefined;
    case "delete_statement":
      machine.trace.begin(node, scope)();
      for (const target of node.namedChildren) forget(target, scope, machine);
      return undefined;
    default:
      return undefined;
  }
}

function runExpression(node: Node, scope: Scope, machine: Machine): Completion {
  for (const child of statementsOf(node)) {
    const done = machine.trace.begin(child, scope);
    if (child.type === "assignment") assign(child, scope, machine);
    else if (child.type === "augmented_assignment") augment(child, scope, machine);
    else if (child.type !== "string") evaluate(child, scope, machine);
    done();
  }
  return undefined;
}

function raised(node: Node | null, scope: Scope, machine: Machine): Raised {
  if (!node) return new Raised("Exception");
  const name = (node.type === "call" ? node.childForFieldName("function") : node)?.text ?? "";
  const type = name.split(".").at(-1) ?? "Exception";
  const argument = node.childForFieldName("arguments")?.namedChild(0);
  let message = "";
  try {
    const value = argument ? forced(evaluate(argument, scope, machine)) : "";
    if (typeof value === "string") message = value;
  } catch (error) {
    if (error instanceof Exhausted) throw error;
  }
  return new Raised(type, message);
}
