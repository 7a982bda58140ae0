import { type Machine, Raised } from "../machine.ts";
import { contains, iterate } from "../operators.ts";
import { equal, keyOf } from "../logic.ts";
import {
  type Args,
  Dict,
  forced,
  type Item,
  List,
  Maybe,
  Module,
  Native,
  Unknown,
  type Value,
} from "../values.ts";
import { argument, unknown } from "./arguments.ts";
import { copyOf } from "./collections.ts";
import { made, textMethod } from "./text-methods.ts";
import { readVariable } from "./variables.ts";

/** A method of a string, list or dictionary; undefined where we know none of that name. */
export function methodOf(owner: Value, name: string, machine: Machine): Value | undefined {
  if (typeof owner === "string") return textMethod(owner, name);
  if (owner instanceof List) return listMethod(owner, name);
  if (owner instanceof Dict)
    return owner === machine.environment ? environmentMethod(owner, name) : dictMethod(owner, name);
  if (owner instanceof Module && name === "__dict__")
    return new Dict(owner.members as Map<string, Value>);
  if (owner === null) throw new Raised("AttributeError", `None has no attribute ${name}`);
  return undefined;
}

function listMethod(list: List, name: string): Value | undefined {
  const add = (item: Item) => {
    list.items.push(item);
    return null;
  };
  const extend = (args: Args): Value => {
    const value = argument(args, 0) ?? null;
    const { values, complete } = iterate(value);
    list.items.push(...(value instanceof List ? value.items : values));
    list.complete &&= complete;
    return null;
  };
  const positionOf = (value: Value) =>
    list.items.findIndex(
      (item) => equal(item instanceof Maybe ? item.value : item, value) === true,
    );
  const remove = (args: Args): Value => {
    const at = positionOf(argument(args, 0) ?? null);
    if (at !== -1) list.items.splice(at, 1);
    return null;
  };
  const methods: Record<string, (args: Args, machine: Machine) => Value> = {
    append: (args) => add(args.positional[0] ?? null),
    add: (args) =>
      contains(list, args.positional[0] ?? null) ? null : add(args.positional[0] ?? null),
    extend,
    update: extend,
    insert: (args) => {
      const at = argument(args, 0);
      list.items.splice(typeof at === "number" ? at : 0, 0, args.positional[1] ?? null);
      return null;
    },
    remove,
    discard: remove,
    pop: (args) => {
      const at = argument(args, 0) ?? -1;
      if (typeof at !== "number") return unknown(args);
      const [item] = list.items.splice(at, 1);
      if (item === undefined) return unknown(args);
      return item instanceof Maybe ? item.value : item;
    },
    index: (args) => {
      const at = positionOf(argument(args, 0) ?? null);
      if (at === -1 && list.complete) throw new Raised("ValueError", "is not in list");
      return at === -1 ? unknown(args) : at;
    },
    count: (args) => {
      const value = argument(args, 0) ?? null;
      return list.complete
        ? list.values.filter((item) => equal(item, value)).length
        : unknown(args);
    },
    copy: () => new List([...list.items], list.kind, list.complete),
    clear: () => {
      list.items = [];
      return null;
    },
    sort: () => {
      const plain = list.values.map(forced);
      if (plain.every((value) => typeof value === "string")) list.items = [...plain].sort();
      return null;
    },
    reverse: () => {
      list.items.reverse();
      return null;
    },
    union: (args) => {
      const copy = new List([...list.items], list.kind, list.complete);
      for (const other of args.positional) {
        const { values, complete } = iterate(other);
        copy.items.push(...values.filter((value) => contains(copy, value) !== true));
        copy.complete &&= complete;
      }
      return copy;
    },
  };
  return made(methods, name);
}

function dictMethod(dict: Dict, name: string): Value | undefined {
  const methods: Record<string, (args: Args, machine: Machine) => Value> = {
    get: (args) => {
      const value = found(args);
      if (value !== undefined) return value;
      return dict.complete ? (argument(args, 1, "default") ?? null) : unknown(args);
    },
    pop: (args) => {
      const value = found(args);
      const key = keyOf(argument(args, 0) ?? null);
      if (value !== undefined && key !== undefined) dict.entries.delete(key);
      if (value !== undefined) return value;
      const preset = argument(args, 1, "default");
      return preset === undefined ? unknown(args) : preset;
    },
    setdefault: (args) => {
      const value = found(args);
      if (value !== undefined) return value;
      const key = keyOf(argument(args, 0) ?? null);
      const preset = args.positional[1] ?? null;
      if (key !== undefined) dict.entries.set(key, preset);
      return preset;
    },
    update: (args) => {
      const other = argument(args, 0);
      if (other instanceof Dict) {
        for (const [key, value] of other.entries) dict.entries.set(key, value);
        dict.complete &&= other.complete;
      } else if (other !== undefined) dict.complete = false;
      for (const [key, value] of args.named) dict.entries.set(key, value);
      return null;
    },
    items: () =>
      new List(
        [...dict.entries].map(([key, value]) => new List([key, value], "tuple")),
        "list",
        dict.complete,
      ),
    keys: () => new List([...dict.entries.keys()], "list", dict.complete),
    values: () => new List([...dict.entries.values()], "list", dict.complete),
    copy: () => new Dict(new Map(dict.entries), dict.complete),
    __getitem__: (args) => {
      const value = found(args);
      return value === undefined ? unknown(args) : value;
    },
    __contains__: (args) => contains(dict, argument(args, 0) ?? null) ?? unknown(args),
  };
  const found = (args: Args): Value | undefined => {
    const key = keyOf(argument(args, 0) ?? null);
    return key === undefined ? new Unknown("a key that is not known") : dict.entries.get(key);
  };
  return name === "deepcopy" ? copyOf(dict) : made(methods, name);
}

/** The methods of `os.environ`: reading a variable is noted, and one that is missing has no value. */
function environmentMethod(environment: Dict, name: string): Value | undefined {
  if (name === "get" || name === "pop")
    return new Native(name, (args, machine) =>
      readVariable(args, machine, argument(args, 1, "default") ?? null),
    );
  if (name === "__getitem__")
    return new Native(name, (args, machine) => readVariable(args, machine));
  if (name !== "setdefault") return dictMethod(environment, name);
  return new Native(name, (args) => {
    const [variable, value] = args.positional.map(forced);
    if (typeof variable !== "string" || value === undefined) return unknown(args);
    if (!environment.entries.has(variable)) environment.entries.set(variable, value);
    return environment.entries.get(variable) ?? null;
  });
}
