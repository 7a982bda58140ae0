import { locatedText, shownPath } from "./evaluate/paths.ts";
import {
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
  Maybe,
  Module,
  Native,
  Unknown,
  type Value,
} from "./evaluate/values.ts";

/**
 * A value of a setting as JSON: text, numbers, true, false and null as they are, and everything else an object with one key
 * that tells its type. The program that asks Django (verify/probe/settings.py) has the same form, so that both can be compared.
 */
export type Shown =
  | null
  | boolean
  | number
  | string
  | { list: Shown[] }
  | { tuple: Shown[] }
  | { set: Shown[] }
  | { dict: [Shown, Shown][] }
  | { path: string }
  | { lazy: Shown[] }
  /** A class, a function or an object, by its dotted name. */
  | { named: string }
  /** Only known when the code runs: what it depends on, and the values that it can have where they are known. */
  | { computed: string; options?: Shown[]; begins?: string }
  /** An item of a list that is there under a condition that is not decided. */
  | { maybe: Shown };

/** Settings are some levels deep; what goes further holds itself. */
const DEEPEST = 20;

/** A value that the evaluator found, with all that is not known of it said. */
export function shown(given: Value, depth = 0): Shown {
  const value = forced(given);
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "string") return value;
  if (depth > DEEPEST) return { computed: "a value that holds itself" };
  if (value instanceof FilePath) return { path: value.path };
  if (value instanceof List) return shownList(value, depth);
  if (value instanceof Dict) return shownDict(value, depth);
  if (value instanceof Unknown) return shownUnknown(value, depth);
  if (value instanceof External || value instanceof Native || value instanceof Module)
    return { named: value.name };
  if (value instanceof Class || value instanceof Func) return { named: value.name };
  if (value instanceof Instance) {
    const text = value.args.node?.text;
    return { computed: text ?? `${value.type.name}()` };
  }
  if (value instanceof Bound) return { named: value.func.name };
  return value instanceof Attribute ? { computed: `.${value.name}` } : { computed: "a value" };
}

function shownList(list: List, depth: number): Shown {
  const items = list.items.map((item): Shown => {
    if (item instanceof Maybe) return { maybe: shown(item.value, depth + 1) };
    return shown(item, depth + 1);
  });
  if (!list.complete) items.push({ computed: "further items" });
  if (list.kind === "tuple") return { tuple: items };
  return list.kind === "set" ? { set: items } : { list: items };
}

function shownDict(dict: Dict, depth: number): Shown {
  const entries = [...dict.entries].map(([key, item]): [Shown, Shown] => [
    key,
    shown(item, depth + 1),
  ]);
  if (!dict.complete) entries.push([{ computed: "further keys" }, { computed: "" }]);
  return { dict: entries };
}

function shownUnknown({ reason, options, prefix }: Unknown, depth: number): Shown {
  return {
    computed: shownPath(reason),
    ...(options.length > 0 && { options: options.map((option) => shown(option, depth + 1)) }),
    ...(prefix && { begins: prefix }),
  };
}

/** A value with the paths that it has where the repository lies in this folder. */
export function located(value: Shown, root: string): Shown {
  return mapText(value, (text) => locatedText(text, root));
}

/** A value with its texts changed. */
export function mapText(value: Shown, change: (text: string) => string): Shown {
  const each = (items: Shown[]) => items.map((item) => mapText(item, change));
  if (typeof value === "string") return change(value);
  if (value === null || typeof value !== "object") return value;
  if ("path" in value) return { path: change(value.path) };
  if ("list" in value) return { list: each(value.list) };
  if ("tuple" in value) return { tuple: each(value.tuple) };
  if ("set" in value) return { set: each(value.set) };
  if ("lazy" in value) return { lazy: each(value.lazy) };
  if ("maybe" in value) return { maybe: mapText(value.maybe, change) };
  if ("dict" in value)
    return { dict: value.dict.map(([key, item]) => [mapText(key, change), mapText(item, change)]) };
  if ("computed" in value)
    return {
      ...value,
      computed: change(value.computed),
      ...(value.options && { options: each(value.options) }),
    };
  return value;
}

/** Whether nothing of a value is left open. */
export function isKnown(value: Shown): boolean {
  if (value === null || typeof value !== "object") return true;
  if ("computed" in value || "maybe" in value) return false;
  if ("dict" in value) return value.dict.every(([key, item]) => isKnown(key) && isKnown(item));
  return itemsOf(value).every(isKnown);
}

/** The items of a list, a tuple or a set; none of anything else. */
function itemsOf(value: Shown): Shown[] {
  if (value === null || typeof value !== "object") return [];
  if ("list" in value) return value.list;
  if ("tuple" in value) return value.tuple;
  if ("set" in value) return value.set;
  return "lazy" in value ? value.lazy : [];
}

/** A value as Python would write it, on one line. */
export function pythonText(value: Shown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if ("path" in value) return `Path(${quoted(value.path)})`;
  if ("named" in value) return value.named;
  if ("maybe" in value) return `${pythonText(value.maybe)} (under a condition)`;
  if ("computed" in value) return computedText(value);
  if ("dict" in value)
    return `{${value.dict.map(([key, item]) => `${pythonText(key)}: ${pythonText(item)}`).join(", ")}}`;
  const items = itemsOf(value).map(pythonText);
  if ("lazy" in value) return `_(${items.join(", ")})`;
  if ("tuple" in value) return `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
  if ("set" in value) return items.length > 0 ? `{${items.join(", ")}}` : "set()";
  return `[${items.join(", ")}]`;
}

function computedText({ computed, options }: { computed: string; options?: Shown[] }): string {
  const choices = options?.map(pythonText).join(" or ");
  return `<computed when it runs: ${computed}${choices ? `; ${choices}` : ""}>`;
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  return text.includes('"') && !text.includes("'")
    ? `'${inner.replaceAll('\\"', '"')}'`
    : `"${inner}"`;
}
