import type { Merge, Order } from "../merge/merge.ts";
import { arrange, placeOf } from "./place.ts";
import { endLine, mergeText } from "./surface.ts";
import { dottedTable, endOf, entryAt, tableAt } from "./toml-lookup.ts";
import {
  type Entry,
  readDocument,
  type Table,
  type TomlDocument,
  writeDocument,
  writeTable,
} from "./toml-model.ts";
import { besideFamily, isSame, isSameItem, nameOf, rankOf, writeKey } from "./toml-tables.ts";
import { type Refuse, ValueMerge } from "./toml-values.ts";

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
  readonly #tables: Table[];
  readonly #order: Order;
  readonly #values: ValueMerge;

  constructor({ tables }: TomlDocument, order: Order, refuse: Refuse) {
    this.#tables = tables;
    this.#order = order;
    this.#values = new ValueMerge(tables, order, refuse);
  }

  apply(fragment: TomlDocument): void {
    for (const table of fragment.tables) {
      if (table.array) this.#mergeArrayTable(table);
      else this.#mergeTable(table);
    }
  }

  #mergeTable(table: Table): void {
    const isKnown = (entry: Entry) =>
      entryAt(this.#tables, [...table.path, ...entry.path]) !== undefined;
    const isNew =
      table.header !== "" &&
      !tableAt(this.#tables, table.path) &&
      !dottedTable(this.#tables, table.path);
    if (isNew && !table.entries.some(isKnown)) this.#insertTable(table);
    else for (const entry of table.entries) this.#mergeEntry(table, entry);
  }

  #mergeEntry(from: Table, entry: Entry): void {
    const path = [...from.path, ...entry.path];
    const present = entryAt(this.#tables, path);
    if (present) {
      this.#values.merge(present.entry, present.rest, entry, path);
      return;
    }
    if (entry.value.kind === "table" && tableAt(this.#tables, path)) {
      const { entries } = entry.value;
      for (const inner of entries) this.#mergeEntry({ ...from, path }, ownLine(inner));
      return;
    }
    const table = tableAt(this.#tables, from.path);
    if (table) this.#insertEntry(table, entry);
    else this.#addWithoutTable(from, entry, path);
  }

  /** Adds a key whose table has no header: beside dotted keys of that table, or else below a new header. */
  #addWithoutTable(from: Table, entry: Entry, path: readonly string[]): void {
    const dotted = dottedTable(this.#tables, from.path);
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
      this.#values.fresh({ ...entry, before: leadOf(entry.before) }, table.path),
    );
    const next = this.#tables[this.#tables.indexOf(table) + 1];
    if (next) next.gap ||= "\n";
  }

  #insertTable(table: Table): void {
    const tables = this.#tables;
    const names = tables.slice(1).map(nameOf);
    const name = nameOf(table);
    let place = placeOf(name, names, [], "pyproject.toml", this.#order);
    if (this.#order.compare("pyproject.toml", name, name) === undefined)
      place = besideFamily(name, names) ?? place;
    const entries = arrange(
      table.entries.map((entry) => this.#values.fresh(entry, table.path)),
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

  #mergeArrayTable(table: Table): void {
    const name = nameOf(table);
    const tables = this.#tables;
    const same = tables.filter((other) => other.array && nameOf(other) === name);
    const present = same.find((other) => isSameItem(other, table));
    if (present) {
      for (const entry of table.entries) {
        const known = present.entries.find((other) => isSame(other.path, entry.path));
        if (known) this.#values.merge(known, [], entry, [...table.path, ...entry.path]);
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
    const index = before ? endOf(this.#tables, before) : tables.indexOf(after as Table);
    const next = tables[index];
    const added = {
      ...table,
      gap: next === after && after ? after.gap : "\n",
      entries: [...table.entries],
    };
    tables.splice(index, 0, added);
    if (next) next.gap ||= "\n";
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
