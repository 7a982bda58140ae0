import type { Node } from "../../python/parse.ts";
import { attributeOf } from "./attributes.ts";
import { call } from "./calls.ts";
import { enumMembers } from "./classes.ts";
import { type Machine, Raised } from "./machine.ts";
import { percentFormat } from "./formats.ts";
import { resolveName } from "./imports.ts";
import { MODULES } from "./natives/properties.ts";
import { joinPaths, shownPath } from "./paths.ts";
import type { Scope } from "./scope.ts";
import { either, equal, keyOf } from "./logic.ts";
import {
  Attribute,
  Class,
  Dict,
  FilePath,
  forced,
  Instance,
  List,
  Maybe,
  NO_ARGS,
  Unknown,
  type Value,
} from "./values.ts";

/** What a loop over a value meets, and whether that is all. */
export function iterate(given: Value): { values: Value[]; complete: boolean } {
  const value = forced(given);
  if (value instanceof List) return { values: value.values, complete: value.complete };
  if (value instanceof Dict) return { values: [...value.entries.keys()], complete: value.complete };
  if (typeof value === "string") return { values: [...value], complete: true };
  if (value instanceof Class) return { values: enumMembers(value), complete: true };
  // `urlpatterns += router.urls`: the routes stand for themselves.
  if (value instanceof Attribute && value.name === "urls")
    return { values: [value], complete: true };
  if (value instanceof Unknown && value.options.length > 0) {
    const seen = value.options.flatMap((option) => iterate(option).values);
    return { values: [...new Set(seen)], complete: false };
  }
  return { values: [], complete: false };
}

/** `left operator right`, as Python's arithmetic has it for what settings hold. */
export function combine(first: Value, operator: string, second: Value): Value {
  const left = forced(first);
  const right = forced(second);
  const unknown = () => new Unknown(`${describe(left)} ${operator} ${describe(right)}`);
  if (left instanceof FilePath) {
    const part = right instanceof FilePath ? right.path : right;
    if (operator === "/" && typeof part === "string")
      return new FilePath(joinPaths([left.path, part]));
    if (operator === "+" && typeof part === "string")
      return new FilePath(joinPaths([left.path, part]));
    if (operator === "-" && typeof part === "number") return new FilePath(upwards(left.path, part));
    return unknown();
  }
  if (operator === "+") return sum(left, right) ?? unknown();
  if (operator === "|") {
    if (left instanceof Dict && right instanceof Dict)
      return new Dict(
        new Map([...left.entries, ...right.entries]),
        left.complete && right.complete,
      );
    if (left instanceof List && right instanceof List) {
      const fresh = right.items.filter((item) => !left.items.includes(item));
      return new List([...left.items, ...fresh], left.kind, left.complete && right.complete);
    }
  }
  if (operator === "-" && left instanceof List && right instanceof List) {
    const kept = left.items.filter(
      (item) => contains(right, item instanceof Maybe ? item.value : item) !== true,
    );
    return new List(kept, left.kind, left.complete);
  }
  if (operator === "%" && typeof left === "string") return percentFormat(left, right) ?? unknown();
  if (operator === "*" && left instanceof List && typeof right === "number")
    return new List(
      Array.from({ length: right }, () => left.items).flat(),
      left.kind,
      left.complete,
    );
  if (isNumber(left) && isNumber(right))
    return arithmetic(Number(left), operator, Number(right)) ?? unknown();
  return unknown();
}

function sum(left: Value, right: Value): Value | undefined {
  if (left instanceof List || right instanceof List) {
    if (typeof left === "string" || typeof right === "string" || left === null || right === null)
      throw new Raised("TypeError", "a list and something else cannot be added");
    const parts = [left, right].map((value) => (value instanceof List ? value : asPart(value)));
    const kind = left instanceof List ? left.kind : (right as List).kind;
    return new List(
      parts.flatMap((part) => part.items),
      kind,
      parts.every((part) => part.complete),
    );
  }
  if (typeof left === "string" && typeof right === "string") return left + right;
  if (typeof left === "string" && left && right instanceof Unknown)
    return new Unknown(`${left}…`, [], left);
  return isNumber(left) && isNumber(right) ? Number(left) + Number(right) : undefined;
}

function asPart(value: Value): List {
  const { values, complete } = iterate(value);
  return new List(complete ? values : values.map((item) => new Maybe(item)), "list", complete);
}

function isNumber(value: Value): value is number | boolean {
  return typeof value === "number" || typeof value === "boolean";
}

function arithmetic(a: number, operator: string, b: number): number | undefined {
  switch (operator) {
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "//":
      return Math.floor(a / b);
    case "%":
      return a - b * Math.floor(a / b);
    case "**":
      return a ** b;
    case "|":
      return a | b;
    case "&":
      return a & b;
    case "<<":
      return a * 2 ** b;
    default:
      return undefined;
  }
}

/** A path some folders up, as `environ.Path(…) - 2` is. */
export function upwards(path: string, levels: number): string {
  let result = path;
  for (let level = 0; level < levels; level++)
    result = result.slice(0, Math.max(result.lastIndexOf("/"), 0)) || "/";
  return result;
}

/** Whether a comparison holds; undefined where it is not known. */
export function compare(first: Value, operator: string, second: Value): boolean | undefined {
  const left = forced(first);
  const right = forced(second);
  switch (operator) {
    case "==":
      return equal(left, right);
    case "!=":
      return inverse(equal(left, right));
    case "is":
      return identical(left, right);
    case "is not":
      return inverse(identical(left, right));
    case "in":
      return contains(right, left);
    case "not in":
      return inverse(contains(right, left));
    default:
      return ordered(left, operator, right);
  }
}

function inverse(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}

function identical(left: Value, right: Value): boolean | undefined {
  // What was made by calling something is never None.
  if (right === null && left instanceof Instance) return false;
  return equal(left, right);
}

/** Python's `in`; undefined where it is not known. */
export function contains(container: Value, value: Value): boolean | undefined {
  if (typeof container === "string")
    return typeof value === "string" ? container.includes(value) : undefined;
  if (container instanceof Dict) {
    const key = keyOf(value);
    if (key === undefined) return undefined;
    return container.entries.has(key) || (container.complete ? false : undefined);
  }
  if (!(container instanceof List)) return undefined;
  let result: boolean | undefined = container.complete ? false : undefined;
  for (const item of container.items) {
    const same = equal(item instanceof Maybe ? item.value : item, value);
    if (same && !(item instanceof Maybe)) return true;
    if (same !== false) result = undefined;
  }
  return result;
}

function ordered(left: Value, operator: string, right: Value): boolean | undefined {
  const difference = order(left, right);
  if (difference === undefined) return undefined;
  if (operator === "<") return difference < 0;
  if (operator === "<=") return difference <= 0;
  return operator === ">" ? difference > 0 : difference >= 0;
}

function order(left: Value, right: Value): number | undefined {
  if (isNumber(left) && isNumber(right)) return Number(left) - Number(right);
  if (typeof left === "string" && typeof right === "string")
    return left < right ? -1 : left > right ? 1 : 0;
  if (!(left instanceof List) || !(right instanceof List)) return undefined;
  for (const [index, item] of left.values.entries()) {
    const other = right.values[index];
    if (other === undefined) return 1;
    const difference = order(forced(item), forced(other));
    if (difference !== 0) return difference;
  }
  return left.items.length - right.items.length;
}

/** `container[index]`. */
export function itemOf(
  container: Value,
  index: Value,
  machine: Machine,
  node: Node,
  scope: Scope,
): Value {
  if (container instanceof Dict) {
    if (container === machine.environment) {
      const read = attributeOf(container, "__getitem__", machine);
      return call(read, { ...NO_ARGS, positional: [index], node, scope }, machine);
    }
    const key = keyOf(index);
    if (container === MODULES && typeof key === "string") return resolveName(key, machine);
    const value = key === undefined ? undefined : container.entries.get(key);
    if (value !== undefined) return value;
    if (key === undefined || !container.complete) return new Unknown(node.text);
    throw new Raised("KeyError", String(key));
  }
  if (container instanceof List && typeof index === "number") {
    const value = container.values.at(index);
    if (value !== undefined) return value;
    if (container.complete && machine.catches("IndexError")) throw new Raised("IndexError");
  }
  if (typeof container === "string" && typeof index === "number")
    return container.at(index) ?? new Unknown(node.text);
  if (container instanceof Unknown && container.options.length > 0) {
    const options = container.options.map((option) => itemOf(option, index, machine, node, scope));
    return options.reduce((one, other) => either(one, other, node.text));
  }
  return new Unknown(node.text);
}

/** What `str()` gives, where that is known. */
export function textOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value === null) return "None";
  return value instanceof FilePath ? value.path : undefined;
}

/** A value in a few words, for the reason of an unknown one. */
function describe(value: Value): string {
  const text = textOf(value);
  if (text !== undefined) return shownPath(text);
  if (value instanceof List) return "a list";
  return value instanceof Unknown ? value.reason : "a value";
}
