import type { Node } from "../../python/parse.ts";
import { assign } from "./assignments.ts";
import { contentOf, evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import { iterate } from "./operators.ts";
import { Scope } from "./scope.ts";
import { keyOf, truth } from "./logic.ts";
import { Dict, forced, type Item, List, Maybe, type Value } from "./values.ts";

/** The list, set, dictionary or generator that a comprehension makes; a generator counts as a list. */
export function comprehension(node: Node, scope: Scope, machine: Machine): Value {
  const body = node.childForFieldName("body");
  const clauses = contentOf(node).filter(
    ({ type }) => type === "for_in_clause" || type === "if_clause",
  );
  const items: Item[] = [];
  const dict = new Dict();
  const inner = new Scope(scope.module, "function", scope);
  const isDict = node.type === "dictionary_comprehension";

  const add = (uncertain: boolean): void => {
    if (!body) return;
    if (!isDict) {
      const value = evaluate(body, inner, machine);
      items.push(uncertain ? new Maybe(value) : value);
      return;
    }
    const [key, value] = body.namedChildren;
    const known = key ? keyOf(evaluate(key, inner, machine)) : undefined;
    if (known === undefined || !value) dict.complete = false;
    else dict.entries.set(known, evaluate(value, inner, machine));
  };
  /** Runs the clauses from one on; gives whether every iteration of it was known. */
  const run = (at: number, uncertain: boolean): boolean => {
    const clause = clauses[at];
    if (!clause) {
      add(uncertain);
      return true;
    }
    if (clause.type === "if_clause") {
      const condition = clause.namedChild(0);
      const decided = condition ? truth(evaluate(condition, inner, machine)) : true;
      return decided === false || run(at + 1, uncertain || decided === undefined);
    }
    const target = clause.childForFieldName("left");
    const iterable = clause.childForFieldName("right");
    if (!target || !iterable) return false;
    const source = forced(evaluate(iterable, inner, machine));
    const { values, complete } = iterate(source);
    let all = complete;
    for (const [index, value] of values.entries()) {
      assign(target, inner, machine, value);
      const isMaybe = source instanceof List && source.items[index] instanceof Maybe;
      all = run(at + 1, uncertain || isMaybe) && all;
    }
    return all;
  };

  const complete = run(0, false);
  if (isDict) {
    dict.complete &&= complete;
    return dict;
  }
  return new List(items, node.type === "set_comprehension" ? "set" : "list", complete);
}
