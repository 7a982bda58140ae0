import {
  Dict,
  External,
  FilePath,
  forced,
  Instance,
  isOpaque,
  type Item,
  type Key,
  List,
  Maybe,
  NO_ARGS,
  Unknown,
  type Value,
} from "./values.ts";

/** Python's truth of a value; undefined where it is not known. */
export function truth(given: Value): boolean | undefined {
  const value = forced(given);
  if (value instanceof Unknown) {
    const truths = new Set(value.options.map(truth));
    return truths.size === 1 ? [...truths][0] : undefined;
  }
  if (isOpaque(value)) return undefined;
  if (value instanceof List) {
    if (value.items.some((item) => !(item instanceof Maybe))) return true;
    return value.complete && value.items.length === 0 ? false : undefined;
  }
  if (value instanceof Dict)
    return value.entries.size > 0 ? true : value.complete ? false : undefined;
  if (typeof value === "object" && value !== null) return true;
  return Boolean(value);
}

/** Python's `==`; undefined where it is not known. */
export function equal(left: Value, right: Value): boolean | undefined {
  const a = forced(left);
  const b = forced(right);
  if (a === b) return a instanceof Unknown ? undefined : true;
  if (a instanceof Unknown || b instanceof Unknown) return equalOptions(a, b);
  // Members of one enumeration are told apart by what they are, not by what they hold.
  if (a instanceof Instance && b instanceof Instance && a.args === NO_ARGS && a.type === b.type)
    return false;
  if (isOpaque(a) || isOpaque(b)) return undefined;
  if (a instanceof List && b instanceof List) {
    if (
      !a.complete ||
      !b.complete ||
      [...a.items, ...b.items].some((item) => item instanceof Maybe)
    )
      return undefined;
    if (a.items.length !== b.items.length) return false;
    const other = b.values;
    return every(a.values.map((item, index) => equal(item, other[index] ?? null)));
  }
  if (a instanceof Dict && b instanceof Dict) return undefined;
  if (a instanceof External && b instanceof External) return a.name === b.name;
  if (a instanceof FilePath && b instanceof FilePath) return a.path === b.path;
  if (typeof a === "boolean" || typeof b === "boolean") {
    if (typeof a === "object" || typeof b === "object") return false;
    if (typeof a === "string" || typeof b === "string") return false;
    return Number(a) === Number(b);
  }
  return false;
}

/** Unequal to every value that it can have: then they differ, whichever it is. */
function equalOptions(a: Value, b: Value): boolean | undefined {
  const options = (value: Value) => (value instanceof Unknown ? value.options : [value]);
  if (options(a).length === 0 || options(b).length === 0) return undefined;
  const differ = options(a).every((one) =>
    options(b).every((other) => equal(one, other) === false),
  );
  return differ ? false : undefined;
}

function every(all: readonly (boolean | undefined)[]): boolean | undefined {
  if (all.includes(false)) return false;
  return all.includes(undefined) ? undefined : true;
}

/** The key of a dictionary that a value makes; undefined where it makes none that we keep. */
export function keyOf(given: Value): Key | undefined {
  const value = forced(given);
  if (value === null || typeof value !== "object") return value;
  if (value instanceof External) return value.name;
  return value instanceof FilePath ? value.path : undefined;
}

/** One of two values, where a condition between them cannot be decided. */
export function either(a: Value, b: Value, reason: string): Value {
  if (a === b || equal(a, b) === true) return a;
  if (a instanceof List && b instanceof List) return union(a, b);
  if (a instanceof Dict && b instanceof Dict) {
    const entries = new Map(a.entries);
    for (const [key, value] of b.entries) {
      const other = a.entries.get(key);
      entries.set(key, other === undefined ? value : either(other, value, reason));
    }
    return new Dict(entries, a.complete && b.complete);
  }
  const options = [a, b].flatMap((value) => (value instanceof Unknown ? value.options : [value]));
  return new Unknown(reason, options);
}

/** The items of both, in their order; those in one only are marked. */
export function union(a: List, b: List): List {
  const inBoth = (item: Item, other: List) =>
    !(item instanceof Maybe) && other.items.some((one) => same(one, item));
  const items: Item[] = [];
  const rest = [...b.items];
  for (const item of a.items) {
    const at = rest.findIndex((one) => same(one, item));
    if (at === -1) {
      items.push(asMaybe(item));
      continue;
    }
    // What stands before it in the other branch comes first here, too.
    const before = rest.splice(0, at + 1).slice(0, -1);
    items.push(...before.map((one) => (inBoth(one, a) ? one : asMaybe(one))));
    items.push(item instanceof Maybe || inBoth(item, b) ? item : asMaybe(item));
  }
  items.push(...rest.map(asMaybe));
  return new List(items, a.kind, a.complete && b.complete);
}

function asMaybe(item: Item): Maybe {
  return item instanceof Maybe ? item : new Maybe(item);
}

function same(a: Item, b: Item): boolean {
  const left = a instanceof Maybe ? a.value : a;
  const right = b instanceof Maybe ? b.value : b;
  return left === right || equal(left, right) === true;
}
