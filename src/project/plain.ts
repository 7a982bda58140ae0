import { shownPath } from "./evaluate/paths.ts";
import { Dict, External, FilePath, forced, List, Maybe, type Value } from "./evaluate/values.ts";

/** Settings are some levels deep; what goes further holds itself. */
const DEEPEST = 20;

/** A value as plain data; what is not known is undefined, and left out of lists. */
export function plain(given: Value, depth = 0): unknown {
  const value = forced(given);
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "string") return shownPath(value);
  if (value instanceof FilePath) return shownPath(value.path);
  if (depth > DEEPEST) return undefined;
  if (value instanceof List) {
    return value.items
      .map((item) => plain(item instanceof Maybe ? item.value : item, depth + 1))
      .filter((item) => item !== undefined);
  }
  if (value instanceof Dict) {
    const entries = [...value.entries].map(([key, item]) => [String(key), plain(item, depth + 1)]);
    return Object.fromEntries(entries) as unknown;
  }
  return value instanceof External ? value.name : undefined;
}
