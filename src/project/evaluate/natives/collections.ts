import { call } from "../calls.ts";
import { keyOf, truth } from "../logic.ts";
import type { Machine } from "../machine.ts";
import { iterate } from "../operators.ts";
import {
  type Args,
  Dict,
  forced,
  type Item,
  List,
  Maybe,
  type NativeCall,
  type Value,
} from "../values.ts";
import { argument, unknown } from "./arguments.ts";

function collection(kind: List["kind"]): NativeCall {
  return (args) => {
    const value = argument(args, 0);
    if (value === undefined) return new List([], kind);
    const { values, complete } = iterate(value);
    const items: Item[] = value instanceof List ? [...value.items] : values;
    return new List(items, kind, complete);
  };
}

function dict(args: Args): Value {
  const result = new Dict();
  const from = argument(args, 0);
  if (from instanceof Dict) {
    for (const [key, value] of from.entries) result.entries.set(key, value);
    result.complete = from.complete;
  } else if (from !== undefined) {
    const { values, complete } = iterate(from);
    result.complete = complete;
    for (const pair of values) {
      const [key, value] = iterate(pair).values;
      const known = key === undefined ? undefined : keyOf(key);
      if (known !== undefined && value !== undefined) result.entries.set(known, value);
    }
  }
  for (const [key, value] of args.named) result.entries.set(key, value);
  return result;
}

/** `filter` and `map` give what they would when a list is made of them. */
function filter(args: Args, machine: Machine): Value {
  const test = argument(args, 0) ?? null;
  const { values, complete } = iterate(args.positional[1] ?? null);
  const kept = values.flatMap((value): Item[] => {
    const verdict = truth(
      test === null ? value : call(test, { positional: [value], named: new Map() }, machine),
    );
    return verdict === false ? [] : [verdict === undefined ? new Maybe(value) : value];
  });
  return new List(kept, "list", complete);
}

function map(args: Args, machine: Machine): Value {
  const { values, complete } = iterate(args.positional[1] ?? null);
  const made = values.map((value) =>
    call(args.positional[0] ?? null, { positional: [value], named: new Map() }, machine),
  );
  return new List(made, "list", complete);
}

function quantifier(decisive: boolean): NativeCall {
  return (args) => {
    const { values, complete } = iterate(args.positional[0] ?? null);
    const truths = values.map(truth);
    if (truths.includes(decisive)) return decisive;
    return complete && !truths.includes(undefined) ? !decisive : unknown(args);
  };
}

function sorted(args: Args): Value {
  const { values, complete } = iterate(args.positional[0] ?? null);
  const plain = values.map(forced);
  if (plain.every((value) => typeof value === "string"))
    return new List([...plain].sort(), "list", complete);
  return new List(values, "list", complete);
}

function range(args: Args): Value {
  const bounds = args.positional.map(forced);
  if (!bounds.every((bound) => typeof bound === "number")) return new List([], "list", false);
  const [first = 0, second, step = 1] = bounds;
  const [from, to] = second === undefined ? [0, first] : [first, second];
  const size = Math.min(Math.max(Math.ceil((to - from) / step), 0), 10_000);
  return new List(Array.from({ length: size }, (_, index) => from + index * step));
}

function zip(args: Args): Value {
  const all = args.positional.map((value) => iterate(value));
  const size = Math.min(...all.map(({ values }) => values.length));
  const rows = Array.from(
    { length: all.length === 0 ? 0 : size },
    (_, index) =>
      new List(
        all.map(({ values }) => values[index] ?? null),
        "tuple",
      ),
  );
  return new List(
    rows,
    "list",
    all.every(({ complete }) => complete),
  );
}

function enumerate(args: Args): Value {
  const { values, complete } = iterate(args.positional[0] ?? null);
  return new List(
    values.map((value, index) => new List([index, value], "tuple")),
    "list",
    complete,
  );
}

function chosen(better: (a: number, b: number) => boolean): NativeCall {
  return (args) => {
    const values =
      args.positional.length === 1 ? iterate(args.positional[0] ?? null).values : args.positional;
    const numbers = values.map(forced);
    if (numbers.length === 0 || !numbers.every((value) => typeof value === "number"))
      return unknown(args);
    return numbers.reduce((best, value) => (better(value, best) ? value : best));
  };
}

/** A copy of a list or dictionary, and of those within. */
export function copyOf(value: Value): Value {
  if (value instanceof List) {
    const items = value.items.map((item) => (item instanceof Maybe ? item : copyOf(item)));
    return new List(items, value.kind, value.complete);
  }
  if (!(value instanceof Dict)) return value;
  return new Dict(
    new Map([...value.entries].map(([key, item]) => [key, copyOf(item)])),
    value.complete,
  );
}

/** What makes lists and dictionaries of others. */
export const COLLECTIONS: Readonly<Record<string, NativeCall>> = {
  "builtins.list": collection("list"),
  "builtins.tuple": collection("tuple"),
  "builtins.set": collection("set"),
  "builtins.frozenset": collection("set"),
  "builtins.dict": dict,
  "collections.OrderedDict": dict,
  "builtins.filter": filter,
  "builtins.map": map,
  "builtins.any": quantifier(true),
  "builtins.all": quantifier(false),
  "builtins.sorted": sorted,
  "builtins.range": range,
  "builtins.zip": zip,
  "builtins.enumerate": enumerate,
  "builtins.min": chosen((a, b) => a < b),
  "builtins.max": chosen((a, b) => a > b),
  "copy.copy": (args) => copyOf(argument(args, 0) ?? null),
  "copy.deepcopy": (args) => copyOf(argument(args, 0) ?? null),
  "builtins.reversed": (args) => {
    const { values, complete } = iterate(args.positional[0] ?? null);
    return new List([...values].reverse(), "list", complete);
  },
  "itertools.chain": (args) => {
    const all = args.positional.map((value) => iterate(value));
    return new List(
      all.flatMap(({ values }) => values),
      "list",
      all.every(({ complete }) => complete),
    );
  },
};
