import type { Node } from "../../python/parse.ts";
import { attributeOf } from "./attributes.ts";
import { foreignBase, memberOf } from "./classes.ts";
import { runFunction } from "./definitions.ts";
import { contentOf, evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import { native } from "./natives/index.ts";
import { iterate } from "./operators.ts";
import { joinPaths } from "./paths.ts";
import { Scope } from "./scope.ts";
import {
  type Args,
  Attribute,
  Bound,
  Class,
  Dict,
  External,
  FilePath,
  forced,
  Func,
  Instance,
  List,
  Native,
  Unknown,
  type Value,
} from "./values.ts";

const DEEPEST = 30;

/** What a call gives. */
export function callNode(node: Node, scope: Scope, machine: Machine): Value {
  const callee = node.childForFieldName("function");
  if (!callee) return null;
  const func = forced(evaluate(callee, scope, machine));
  const lazy = func instanceof Native && func.takesNodes;
  const args = lazy ? { positional: [], named: new Map() } : argumentsOf(node, scope, machine);
  return call(func, { ...args, node, scope }, machine);
}

function argumentsOf(node: Node, scope: Scope, machine: Machine): Args {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  const list = node.childForFieldName("arguments");
  if (list?.type === "generator_expression")
    return { positional: [evaluate(list, scope, machine)], named };
  for (const child of list ? contentOf(list) : []) {
    if (child.type === "keyword_argument") {
      const value = child.childForFieldName("value");
      if (value)
        named.set(child.childForFieldName("name")?.text ?? "", evaluate(value, scope, machine));
    } else if (child.type === "list_splat") {
      const inner = child.namedChild(0);
      if (inner) positional.push(...iterate(evaluate(inner, scope, machine)).values);
    } else if (child.type === "dictionary_splat") {
      const inner = child.namedChild(0);
      const value = inner ? forced(evaluate(inner, scope, machine)) : null;
      if (value instanceof Dict)
        for (const [key, item] of value.entries) named.set(String(key), item);
    } else positional.push(evaluate(child, scope, machine));
  }
  return { positional, named };
}

/** Calls a value. */
export function call(given: Value, args: Args, machine: Machine): Value {
  const callee = forced(given);
  if (callee instanceof Native) return callee.call(args, machine);
  if (callee instanceof Func) return callFunction(callee, args, machine);
  if (callee instanceof Bound) {
    const bound = { ...args, positional: [callee.self, ...args.positional] };
    return callFunction(callee.func, bound, machine, callee);
  }
  if (callee instanceof Class) return instantiate(callee, args, machine);
  if (callee instanceof External) return new Instance(callee, args);
  if (callee instanceof Attribute) {
    callee.of.calls.push({ method: callee.name, args });
    return new Unknown(args.node?.text ?? callee.name);
  }
  if (callee instanceof FilePath) return joined(callee, args);
  if (callee instanceof Instance) {
    const type = callee.type instanceof External ? callee.type.name : foreignBase(callee.type);
    const known = native(`${type}().__call__`);
    if (known) return known.call({ ...args, positional: [callee, ...args.positional] }, machine);
    const method = callee.type instanceof Class ? memberOf(callee.type, "__call__") : undefined;
    if (method) return call(attributeOf(callee, "__call__", machine), args, machine);
  }
  return new Unknown(args.node?.text ?? "a call");
}

/** `root("folder")` on an `environ.Path`. */
function joined(path: FilePath, args: Args): Value {
  const parts = args.positional.map(forced);
  return parts.every((part) => typeof part === "string")
    ? new FilePath(joinPaths([path.path, ...parts]))
    : new Unknown("a path");
}

function instantiate(type: Class, args: Args, machine: Machine): Value {
  const instance = new Instance(type, args);
  const init = memberOf(type, "__init__");
  const method = init && forced(init.value);
  if (init && method instanceof Func) call(new Bound(instance, method, init.owner), args, machine);
  return instance;
}

function callFunction(func: Func, args: Args, machine: Machine, method?: Bound): Value {
  machine.step();
  if (machine.depth >= DEEPEST) return new Unknown(`${func.name}() calls itself`);
  const scope = new Scope(func.scope.module, "function", func.scope);
  if (method) scope.method = { self: method.self, owner: method.owner };
  bindParameters(func, args, scope, machine);
  machine.depth++;
  try {
    if (!isGenerator(func)) return runFunction(func, scope, machine);
    scope.yields = [];
    runFunction(func, scope, machine);
    return new List(scope.yields);
  } finally {
    machine.depth--;
  }
}

function bindParameters(func: Func, args: Args, scope: Scope, machine: Machine): void {
  const rest = [...args.positional];
  const named = new Map(args.named);
  let keywordOnly = false;
  for (const parameter of func.node.childForFieldName("parameters")?.namedChildren ?? []) {
    if (parameter.type === "comment" || parameter.type === "positional_separator") continue;
    if (parameter.type === "keyword_separator") {
      keywordOnly = true;
      continue;
    }
    const inner = parameter.type === "typed_parameter" ? parameter.namedChild(0) : parameter;
    if (inner?.type === "list_splat_pattern") {
      scope.set(inner.namedChild(0)?.text ?? "", new List(rest.splice(0), "tuple"));
      keywordOnly = true;
      continue;
    }
    if (inner?.type === "dictionary_splat_pattern") {
      scope.set(inner.namedChild(0)?.text ?? "", new Dict(new Map(named)));
      continue;
    }
    const name = (parameter.childForFieldName("name") ?? inner)?.text ?? "";
    const preset = parameter.childForFieldName("value");
    const given = named.has(name) ? named.get(name) : keywordOnly ? undefined : rest.shift();
    named.delete(name);
    if (given !== undefined) scope.set(name, given);
    else
      scope.set(
        name,
        preset ? evaluate(preset, func.scope, machine) : new Unknown(`the argument ${name}`),
      );
  }
}

const generators = new WeakMap<Func, boolean>();

function isGenerator(func: Func): boolean {
  let known = generators.get(func);
  if (known === undefined) {
    const body = func.node.childForFieldName("body");
    known = func.node.type !== "lambda" && /\byield\b/.test(body?.text ?? "") && yieldsIn(body);
    generators.set(func, known);
  }
  return known;
}

function yieldsIn(node: Node | null): boolean {
  if (!node || node.type === "function_definition" || node.type === "lambda") return false;
  return node.type === "yield" || node.namedChildren.some(yieldsIn);
}
