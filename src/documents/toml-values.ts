import type { Order } from "../merge/merge.ts";
import { placeOf } from "./place.ts";
import { arranged, explode, extendArray, indentOf, isTooLong } from "./toml-array.ts";
import {
  type ArrayValue,
  dataOf,
  type Entry,
  type InlineTable,
  type Table,
  type Value,
  writeEntry,
  writeValue,
} from "./toml-model.ts";
import { startsWith, writeKey } from "./toml-tables.ts";

/** Told of what cannot be merged. */
export type Refuse = (snippet: string, reason: string) => void;

/** Merges the values of entries, down into arrays and inline tables. */
export class ValueMerge {
  readonly #tables: readonly Table[];
  readonly #order: Order;
  readonly #refuse: Refuse;

  /** @param tables of the document, for its style */
  constructor(tables: readonly Table[], order: Order, refuse: Refuse) {
    this.#tables = tables;
    this.#order = order;
    this.#refuse = refuse;
  }

  /** Merges an entry into the one that is there, or into the inline table that it holds the rest of the path in. */
  merge(present: Entry, rest: readonly string[], entry: Entry, path: readonly string[]): void {
    const slot = path.join(".");
    if (rest.length > 0) {
      const inner = { ...entry, path: rest, key: `${rest.map(writeKey).join(".")} = ` };
      this.#mergeInline(
        present.value as InlineTable,
        [inner],
        path.slice(0, path.length - rest.length),
      );
      return;
    }
    const { value } = entry;
    if (present.value.kind === "array" && value.kind === "array") {
      const indent = this.#indent(value);
      const grew = extendArray(present.value, value, { slot, order: this.#order, indent });
      if (grew && isTooLong(writeEntry({ ...present, before: "" }), present.value)) {
        explode(present.value, indent);
      }
    } else if (present.value.kind === "table" && value.kind === "table") {
      this.#mergeInline(present.value, value.entries, path);
    } else if (present.value.kind !== value.kind) {
      const kind = { scalar: "a single value", array: "an array", table: "a table" };
      this.#refuse(
        `${slot} = ${writeValue(value)}\n`,
        `${slot} is ${kind[present.value.kind]} rather than ${kind[value.kind]}`,
      );
    } else if (!isEqual(present.value, value)) {
      present.value = value;
    }
  }

  #mergeInline(table: InlineTable, entries: readonly Entry[], path: readonly string[]): void {
    for (const entry of entries) {
      const full = [...path, ...entry.path];
      const present = table.entries.find((other) => startsWith(entry.path, other.path));
      const rest = entry.path.slice(present?.path.length ?? 0);
      if (present && (rest.length === 0 || present.value.kind === "table")) {
        this.merge(present, rest, entry, full);
        continue;
      }
      this.#insertInline(table, entry, path.join("."));
    }
  }

  #insertInline(table: InlineTable, entry: Entry, slot: string): void {
    const { entries } = table;
    const names = entries.map((other) => other.path.join("."));
    const place = placeOf(entry.path.join("."), names, [], slot, this.#order);
    const [previous, next] = [entries[place - 1], entries[place]];
    if (previous && !previous.after.includes(",")) previous.after = `,${previous.after.trimEnd()}`;
    entries.splice(place, 0, { ...entry, before: " ", after: next ? "," : "" });
    if (next && !next.before) next.before = " ";
    if (entries.length === 1) table.end = " ";
  }

  /** An entry as it is inserted: an array with its items where they belong. */
  fresh(entry: Entry, table: readonly string[]): Entry {
    if (entry.value.kind !== "array") return { ...entry };
    const slot = [...table, ...entry.path].join(".");
    const indent = this.#indent(entry.value);
    return { ...entry, value: arranged(entry.value, { slot, order: this.#order, indent }) };
  }

  /** The indentation that this document's arrays have, or else the fragment's. */
  #indent(fragment: ArrayValue): string {
    for (const { entries } of this.#tables) {
      for (const { value } of entries) {
        const indent = value.kind === "array" ? indentOf(value) : undefined;
        if (indent !== undefined) return indent;
      }
    }
    return indentOf(fragment) ?? "  ";
  }
}

function isEqual(a: Value, b: Value): boolean {
  return JSON.stringify(dataOf(a)) === JSON.stringify(dataOf(b));
}
