import type { Node } from "../../python/parse.ts";
import { assign } from "./assignments.ts";
import { attributeOf, inherited } from "./attributes.ts";
import { callNode } from "./calls.ts";
import { comprehension } from "./comprehensions.ts";
import type { Machine } from "./machine.ts";
import { native } from "./natives/index.ts";
import { combine, compare, iterate, itemOf } from "./operators.ts";
import type { Scope } from "./scope.ts";
import { concatenated, stringValue } from "./strings.ts";
import { either, keyOf, truth } from "./logic.ts";
import {
  Dict,
  External,
  forced,
  Func,
  Instance,
  type Item,
  Lazy,
  List,
  Unknown,
  type Value,
} from "./values.ts";

/** What an expression is worth. What was imported is not looked at before its value matters. */
export function evaluate(node: Node, scope: Scope, machine: Machine): Value {
  machine.step();
  const field = (name: string): Value => {
    const child = node.childForFieldName(name);
    return child ? evaluate(child, scope, machine) : null;
  };
  switch (node.type) {
    case "string":
      return stringValue(node, scope, machine);
    case "concatenated_string":
      return concatenated(node, scope, machine);
    case "integer":
    case "float":
      return numberValue(node.text);
    case "true":
      return true;
    case "false":
      return false;
    case "none":
      return null;
    case "identifier": {
      const value = scope.get(node.text);
      return value === undefined ? builtin(node.text) : value;
    }
    case "attribute": {
      const name = node.childForFieldName("attribute")?.text ?? "";
      const { method } = scope;
      if (method && isSuper(node.childForFieldName("object")))
        return inherited(method.self, method.owner, name, machine);
      const owner = field("object");
      return owner instanceof Lazy
        ? machine.later(`${owner.name}.${name}`, () =>
            settingOr(attributeOf(owner.value, name, machine), owner.name, name, machine),
          )
        : attributeOf(owner, name, machine);
    }
    case "call":
      return callNode(node, scope, machine);
    case "list":
    case "tuple":
    case "set":
    case "expression_list":
      return listValue(node, scope, machine);
    case "parenthesized_expression": {
      const inner = contentOf(node)[0];
      return inner ? evaluate(inner, scope, machine) : null;
    }
    case "dictionary":
      return dictValue(node, scope, machine);
    case "subscript":
      return subscriptValue(node, scope, machine);
    case "binary_operator":
      return combine(field("left"), node.childForFieldName("operator")?.text ?? "", field("right"));
    case "unary_operator":
      return negated(
        node.childForFieldName("operator")?.text ?? "",
        forced(field("argument")),
        node,
      );
    case "not_operator": {
      const decided = truth(field("argument"));
      return decided === undefined ? new Unknown(node.text) : !decided;
    }
    case "boolean_operator":
      return booleanValue(node, scope, machine);
    case "comparison_operator":
      return compareChain(node, scope, machine);
    case "conditional_expression":
      return conditionalValue(node, scope, machine);
    case "lambda":
      return new Func("<lambda>", node, scope);
    case "named_expression": {
      const value = field("value");
      const name = node.childForFieldName("name");
      if (name) assign(name, scope, machine, value);
      return value;
    }
    case "list_comprehension":
    case "set_comprehension":
    case "dictionary_comprehension":
    case "generator_expression":
      return comprehension(node, scope, machine);
    case "yield": {
      const value = node.namedChild(0);
      const given = value ? evaluate(value, scope, machine) : null;
      scope.yields?.push(given);
      return new Unknown("what is sent to a generator");
    }
    case "assignment":
      assign(node, scope, machine);
      return field("left");
    default:
      return new Unknown(node.text);
  }
}

/** Projects wrap `django.conf.settings` under the same name; what the wrapper does not know, that one may. */
function settingOr(value: Value, owner: string, name: string, machine: Machine): Value {
  const { settings } = machine;
  if (
    !(value instanceof Unknown) ||
    !owner.endsWith(".settings") ||
    !(settings instanceof Instance)
  )
    return value;
  const known = settings.fields.get(name);
  return known === undefined ? value : known;
}

/** Whether an expression is `super()`, which looks up what a method's class inherits. */
function isSuper(node: Node | null): boolean {
  return node?.type === "call" && node.childForFieldName("function")?.text === "super";
}

/** The named children that are code. */
export function contentOf(node: Node): Node[] {
  return node.namedChildren.filter(({ type }) => type !== "comment");
}

function builtin(name: string): Value {
  return native(`builtins.${name}`) ?? new External(`builtins.${name}`);
}

function numberValue(text: string): Value {
  const plain = text.replaceAll("_", "");
  const value = Number(/^0\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, "") : plain);
  return Number.isNaN(value) ? new Unknown(text) : value;
}

function negated(operator: string, value: Value, node: Node): Value {
  if (typeof value !== "number" && typeof value !== "boolean") return new Unknown(node.text);
  if (operator === "-") return -Number(value);
  return operator === "+" ? Number(value) : ~Number(value);
}

function listValue(node: Node, scope: Scope, machine: Machine): List {
  const items: Item[] = [];
  let complete = true;
  for (const child of contentOf(node)) {
    if (child.type !== "list_splat") {
      items.push(evaluate(child, scope, machine));
      continue;
    }
    const inner = child.namedChild(0);
    const spread = inner ? forced(evaluate(inner, scope, machine)) : null;
    const iterated = iterate(spread);
    items.push(...(spread instanceof List ? spread.items : iterated.values));
    complete &&= iterated.complete;
  }
  const kind = node.type === "list" || node.type === "set" ? node.type : "tuple";
  return new List(items, kind, complete);
}

function dictValue(node: Node, scope: Scope, machine: Machine): Dict {
  const dict = new Dict();
  for (const child of contentOf(node)) {
    if (child.type === "pair") {
      const key = child.childForFieldName("key");
      const value = child.childForFieldName("value");
      const known = key ? keyOf(evaluate(key, scope, machine)) : undefined;
      const worth = value ? evaluate(value, scope, machine) : null;
      if (known === undefined) dict.complete = false;
      else dict.entries.set(known, worth);
    } else {
      const inner = child.namedChild(0);
      const spread = inner ? forced(evaluate(inner, scope, machine)) : null;
      if (!(spread instanceof Dict)) dict.complete = false;
      else {
        for (const [key, value] of spread.entries) dict.entries.set(key, value);
        dict.complete &&= spread.complete;
      }
    }
  }
  return dict;
}

function subscriptValue(node: Node, scope: Scope, machine: Machine): Value {
  const owner = node.childForFieldName("value");
  const subscript = node.childForFieldName("subscript");
  if (!owner || !subscript) return null;
  const container = forced(evaluate(owner, scope, machine));
  if (subscript.type !== "slice")
    return itemOf(container, forced(evaluate(subscript, scope, machine)), machine, node, scope);
  return sliced(container, boundsOf(subscript, scope, machine), node);
}

function boundsOf(slice: Node, scope: Scope, machine: Machine): (Value | undefined)[] {
  const bounds: (Value | undefined)[] = [undefined, undefined, undefined];
  let at = 0;
  for (const child of slice.children) {
    if (child?.type === ":") at++;
    else if (child?.isNamed) bounds[at] = forced(evaluate(child, scope, machine));
  }
  return bounds;
}

function sliced(container: Value, [from, to, step]: (Value | undefined)[], node: Node): Value {
  const bound = (value: Value | undefined) => (typeof value === "number" ? value : undefined);
  const known = [from, to, step].every(
    (value) => value === undefined || value === null || typeof value === "number",
  );
  if (!known || !(typeof container === "string" || container instanceof List))
    return new Unknown(node.text);
  const every = bound(step) ?? 1;
  const cut = <T>(all: readonly T[]): T[] => {
    if (every === -1 && bound(from) === undefined && bound(to) === undefined)
      return [...all].reverse();
    return all.slice(bound(from), bound(to)).filter((_, index) => index % every === 0);
  };
  if (typeof container === "string") return cut([...container]).join("");
  return new List(cut(container.items), container.kind, container.complete);
}

function booleanValue(node: Node, scope: Scope, machine: Machine): Value {
  const left = node.childForFieldName("left");
  const right = node.childForFieldName("right");
  if (!left || !right) return null;
  const isAnd = node.childForFieldName("operator")?.text === "and";
  const first = evaluate(left, scope, machine);
  const decided = truth(first);
  if (decided !== undefined && decided !== isAnd) return first;
  const second = evaluate(right, scope, machine);
  if (decided !== undefined) return second;
  const other = truth(second);
  // False and anything is false, true or anything is true, whatever the unknown part is.
  if (other !== undefined && other !== isAnd) return isAnd ? false : second;
  return either(first, second, node.text);
}

function compareChain(node: Node, scope: Scope, machine: Machine): Value {
  const operands = contentOf(node);
  const operators = node.childrenForFieldName("operators").map((operator) => operator?.text ?? "");
  let left = operands[0] ? evaluate(operands[0], scope, machine) : null;
  let result: boolean | undefined = true;
  for (const [index, operator] of operators.entries()) {
    const operand = operands[index + 1];
    const right = operand ? evaluate(operand, scope, machine) : null;
    const holds = compare(left, operator.replace(/\s+/g, " "), right);
    if (holds === false) return false;
    if (holds === undefined) result = undefined;
    left = right;
  }
  return result ?? new Unknown(node.text);
}

function conditionalValue(node: Node, scope: Scope, machine: Machine): Value {
  const [body, condition, otherwise] = contentOf(node);
  if (!body || !condition || !otherwise) return null;
  const decided = truth(evaluate(condition, scope, machine));
  if (decided !== undefined) return evaluate(decided ? body : otherwise, scope, machine);
  return either(
    forced(evaluate(body, scope, machine)),
    forced(evaluate(otherwise, scope, machine)),
    `depends on ${condition.text}`,
  );
}
