import { dataOf, type Entry, type Table, type Value } from "./toml-model.ts";

/** Keys that tell items of an array of tables apart: the first that both have. */
const IDENTITIES = ["module", "name", "id", "path"];

/** Whether two items of an array of tables are the same one. */
export function isSameItem(a: Table, b: Table): boolean {
  if (nameOf(a) === "tool.mypy.overrides" && settingsOf(a) === settingsOf(b)) return true;
  const key = IDENTITIES.find((name) => valueAt(a, name) && valueAt(b, name));
  const [first, second] = [key && valueAt(a, key), key && valueAt(b, key)];
  if (first && second) return sorted(dataOf(first)) === sorted(dataOf(second));
  return JSON.stringify(a.entries.map(dataOfEntry)) === JSON.stringify(b.entries.map(dataOfEntry));
}

/** What orders the items of an array of tables. */
export function rankOf(table: Table): string {
  if (nameOf(table) === "tool.mypy.overrides") return settingsOf(table);
  const key = IDENTITIES.find((name) => valueAt(table, name));
  return key
    ? sorted(dataOf(valueAt(table, key) as Value))
    : JSON.stringify(table.entries.map(dataOfEntry));
}

/** What is said of the modules of an override, apart from which they are. */
function settingsOf(table: Table): string {
  const others = table.entries.filter(({ path }) => path[0] !== "module").map(dataOfEntry);
  return JSON.stringify(others.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function dataOfEntry({ path, value }: Entry): [string, unknown] {
  return [path.join("."), dataOf(value)];
}

function valueAt(table: Table, key: string): Value | undefined {
  return table.entries.find(({ path }) => path.length === 1 && path[0] === key)?.value;
}

function sorted(data: unknown): string {
  return JSON.stringify(Array.isArray(data) ? [...data].sort() : [data]);
}

/** The index after the last table that is the parent, a sibling or a child of a table. */
export function besideFamily(name: string, names: readonly string[]): number | undefined {
  const parts = name.split(".");
  for (let length = parts.length; length >= 2; length--) {
    const family = parts.slice(0, length).join(".");
    const last = names.findLastIndex((other) => other === family || other.startsWith(`${family}.`));
    if (last >= 0) return last + 1;
  }
  return undefined;
}

/** The path of a table as orders know it. */
export function nameOf(table: Table): string {
  return table.path.join(".");
}

/** A key as TOML writes it: bare where it can be. */
export function writeKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key);
}

/** Whether two paths are one. */
export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && startsWith(a, b);
}

/** Whether a path begins with another. */
export function startsWith(path: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((part, index) => path[index] === part);
}
