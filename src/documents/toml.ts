import type { Merge, Order } from "../merge/merge.ts";
import { arrange, placeOf } from "./place.ts";
import { endLine, mergeText } from "./surface.ts";
import { arranged, explode, extendArray, indentOf, isTooLong } from "./toml-array.ts";
import {
  type ArrayValue,
  dataOf,
  type Entry,
  type InlineTable,
  readDocument,
  type Table,
  type TomlDocument,
  type Value,
  writeDocument,
  writeEntry,
  writeTable,
  writeValue,
} from "./toml-model.ts";
import {
  besideFamily,
  isSame,
  isSameItem,
  nameOf,
  rankOf,
  startsWith,
  writeKey,
} from "./toml-tables.ts";

export { readToml } from "./toml-model.ts";

type Refuse = (snippet: string, reason: string) => void;

/**
 * Merges TOML. Tables and keys that are missing are added with the comments above them, arrays are extended, and a
 * value that differs is set. `[[tool.mypy.overrides]]` with the same settings share one list of modules; another
 * `[[table]]` is known by its `module`, `name`, `id` or `path`, or else by all it holds.
 *
 * Slots: `pyproject.toml` orders tables, `tool.ruff.lint` the keys of a table and `tool.ruff.lint.select` the items
 * of an array. Requirements are ordered by the name of their package.
 */
export const mergeToml: Merge = (source, fragments, order) =>
  mergeText(source, fragments, (text, parts, refuse) => {
    const document = readDocument(endLine(text));
    for (const part of parts)
      new TomlMerge(document, order, refuse).apply(readDocument(endLine(part)));
    const merged = writeDocument(document);
    return merged === endLine(text) ? text : merged;
  });

class TomlMerge {
  readonly #document: TomlDocument;
  readonly #order: Order;
  readonly #refuse: Refuse;

  constructor(document: TomlDocument, order: Order, refuse: Refuse) {
    this.#document = document;
    this.#order = order;
    this.#refuse = refuse;
  }

  apply(fragment: TomlDocument): void {
    for (const table of fragment.tables) {
      if (table.array) this.#mergeArrayTable(table);
      else this.#mergeTable(table);
    }
  }

  #mergeTable(table: Table): void {
    const isKnown = (entry: Entry) => this.#entryAt([...table.path, ...entry.path]) !== undefined;
    const isNew = table.header !== "" && !this.#tableAt(table.path) && !this.#dotted(table.path);
    if (isNew && !table.entries.some(isKnown)) this.#insertTable(table);
    else for (const entry of table.entries) this.#mergeEntry(table, entry);
  }

  #mergeEntry(from: Table, entry: Entry): void {
    const path = [...from.path, ...entry.path];
    const present = this.#entryAt(path);
    if (present) {
      this.#mergeValue(present.entry, present.rest, entry, path);
      return;
    }
    if (entry.value.kind === "table" && this.#tableAt(path)) {
      const { entries } = entry.value;
      for (const inner of entries) this.#mergeEntry({ ...from, path }, ownLine(inner));
      return;
    }
    const table = this.#tableAt(from.path);
    if (table) this.#insertEntry(table, entry);
    else this.#addWithoutTable(from, entry, path);
  }

  /** Adds a key whose table has no header: beside dotted keys of that table, or else below a new header. */
  #addWithoutTable(from: Table, entry: Entry, path: readonly string[]): void {
    const dotted = this.#dotted(from.path);
    if (!dotted) {
      const added = { ...entry, before: leadOf(entry.before) };
      this.#insertTable({ ...from, entries: [added], tail: "" });
      return;
    }
    const prefix = from.path.slice(dotted.path.length).map(writeKey).join(".");
    this.#insertEntry(dotted, {
      ...entry,
      path: path.slice(dotted.path.length),
      key: `${prefix}.${entry.key}`,
    });
  }

  /** The table whose dotted keys make up the table at a path. */
  #dotted(path: readonly string[]): Table | undefined {
    return this.#document.tables.find(
      (table) =>
        !table.array &&
        table.path.length < path.length &&
        startsWith(path, table.path) &&
        table.entries.some((other) => startsWith([...table.path, ...other.path], path)),
    );
  }

  #insertEntry(table: Table, entry: Entry): void {
    const place = placeOf(
      entry.path.join("."),
      table.entries.map((other) => other.path.join(".")),
      [],
      table.path.join("."),
      this.#order,
    );
    table.entries.splice(
      place,
      0,
      this.#fresh({ ...entry, before: leadOf(entry.before) }, table.path),
    );
    const next = this.#document.tables[this.#document.tables.indexOf(table) + 1];
    if (next) next.gap ||= "\n";
  }

  #insertTable(table: Table): void {
    const { tables } = this.#document;
    const names = tables.slice(1).map(nameOf);
    const name = nameOf(table);
    let place = placeOf(name, names, [], "pyproject.toml", this.#order);
    if (this.#order.compare("pyproject.toml", name, name) === undefined)
      place = besideFamily(name, names) ?? place;
    const entries = arrange(
      table.entries.map((entry) => this.#fresh(entry, table.path)),
      ({ path }) => path.join("."),
      name,
      this.#order,
    );
    const added = { ...table, gap: "\n", entries };
    tables.splice(place + 1, 0, added);
    const next = tables[place + 2];
    if (next && !next.gap) next.gap = "\n";
    const isFirst = tables.slice(0, place + 1).every((other) => writeTable(other) === "");
    if (isFirst) added.gap = "";
  }

  /** An entry as it is inserted: an array with its items where they belong. */
  #fresh(entry: Entry, table: readonly string[]): Entry {
    if (entry.value.kind !== "array") return { ...entry };
    const slot = [...table, ...entry.path].join(".");
    const indent = this.#indent(entry.value);
    return { ...entry, value: arranged(entry.value, { slot, order: this.#order, indent }) };
  }

  #mergeArrayTable(table: Table): void {
    const name = nameOf(table);
    const { tables } = this.#document;
    const same = tables.filter((other) => other.array && nameOf(other) === name);
    const present = same.find((other) => isSameItem(other, table));
    if (present) {
      for (const entry of table.entries) {
        const known = present.entries.find((other) => isSame(other.path, entry.path));
        if (known) this.#mergeValue(known, [], entry, [...table.path, ...entry.path]);
        else this.#insertEntry(present, entry);
      }
      return;
    }
    const before = same.findLast((other) => rankOf(other) < rankOf(table));
    const after = before ? undefined : same[0];
    if (!before && !after) {
      this.#insertTable(table);
      return;
    }
    const index = before ? this.#endOf(before) : tables.indexOf(after as Table);
    const next = tables[index];
    const added = {
      ...table,
      gap: next === after && after ? after.gap : "\n",
      entries: [...table.entries],
    };
    tables.splice(index, 0, added);
    if (next) next.gap ||= "\n";
  }

  /** The index after a table of an array and the tables below it. */
  #endOf(table: Table): number {
    const { tables } = this.#document;
    const start = tables.indexOf(table) + 1;
    const next = tables
      .slice(start)
      .findIndex((other) => other.array || !startsWith(other.path, table.path));
    return next < 0 ? tables.length : start + next;
  }

  #mergeValue(
    present: Entry,
    rest: readonly string[],
    entry: Entry,
    path: readonly string[],
  ): void {
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
        this.#mergeValue(present, rest, entry, full);
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

  #tableAt(path: readonly string[]): Table | undefined {
    return this.#document.tables.find((table) => !table.array && isSame(table.path, path));
  }

  /** The entry at a path, or the entry whose inline table would hold it and the rest of the path. */
  #entryAt(path: readonly string[]): { entry: Entry; rest: readonly string[] } | undefined {
    for (const table of this.#document.tables) {
      if (table.array) continue;
      for (const entry of table.entries) {
        const full = [...table.path, ...entry.path];
        if (!startsWith(path, full)) continue;
        const rest = path.slice(full.length);
        if (rest.length === 0 || entry.value.kind === "table") return { entry, rest };
      }
    }
    return undefined;
  }

  /** The indentation that this document's arrays have, or else the fragment's. */
  #indent(fragment: ArrayValue): string {
    for (const { entries } of this.#document.tables) {
      for (const { value } of entries) {
        const indent = value.kind === "array" ? indentOf(value) : undefined;
        if (indent !== undefined) return indent;
      }
    }
    return indentOf(fragment) ?? "  ";
  }
}

/** The comments right above an entry, without indentation or blank lines. */
function leadOf(before: string): string {
  return before
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => `${line}\n`)
    .join("");
}

/** An entry of an inline table as one of a table. */
function ownLine(entry: Entry): Entry {
  return { ...entry, before: "", after: "\n" };
}

function isEqual(a: Value, b: Value): boolean {
  return JSON.stringify(dataOf(a)) === JSON.stringify(dataOf(b));
}
