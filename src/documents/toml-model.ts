import { TomlScanner } from "./toml-scanner.ts";

/*
 * A TOML document as pieces of its text. Every byte is in exactly one piece, so that writing out what was read gives
 * the same text, and what is not edited cannot change.
 */

export interface TomlDocument {
  /** The keys before the first header are a table with an empty path and no header. */
  tables: Table[];
}

export interface Table {
  path: readonly string[];
  /** Whether it is one of `[[…]]`. */
  array: boolean;
  /** Blank lines before. */
  gap: string;
  /** Comments right above the header. */
  lead: string;
  /** The line of the header. */
  header: string;
  entries: Entry[];
  /** Comments after the last entry. */
  tail: string;
}

/** A key and its value, in a table or within an inline table. */
export interface Entry {
  /** What stands before: blank lines, comments, indentation; within an inline table, space. */
  before: string;
  path: readonly string[];
  /** The key as written, up to the value: `lint.select = `. */
  key: string;
  value: Value;
  /** The rest of the line; within an inline table, up to the comma and with it. */
  after: string;
}

export type Value = Scalar | ArrayValue | InlineTable;

interface Scalar {
  kind: "scalar";
  text: string;
  data: unknown;
}

export interface ArrayValue {
  kind: "array";
  elements: Element[];
  /** What stands between the last element and the bracket. */
  end: string;
}

export interface Element {
  /** Space, line breaks and comment lines before it. */
  before: string;
  value: Value;
  /** The comma and a comment on the same line. */
  after: string;
}

export interface InlineTable {
  kind: "table";
  entries: Entry[];
  end: string;
}

/** Reads a document; throws a SyntaxError that says where it is not TOML. */
export function readDocument(text: string): TomlDocument {
  return { tables: new TomlScanner(text).tables() };
}

/** The text of a document. */
export function writeDocument({ tables }: TomlDocument): string {
  return tables.map(writeTable).join("");
}

export function writeTable({ gap, lead, header, entries, tail }: Table): string {
  return gap + lead + header + entries.map(writeEntry).join("") + tail;
}

export function writeEntry({ before, key, value, after }: Entry): string {
  return before + key + writeValue(value) + after;
}

export function writeValue(value: Value): string {
  if (value.kind === "scalar") return value.text;
  if (value.kind === "table") return `{${value.entries.map(writeEntry).join("")}${value.end}}`;
  const elements = value.elements.map((item) => item.before + writeValue(item.value) + item.after);
  return `[${elements.join("")}${value.end}]`;
}

/** What a value means, for comparing: the same for `"a"` and `'a'`. */
export function dataOf(value: Value): unknown {
  if (value.kind === "scalar") return value.data;
  if (value.kind === "array") return value.elements.map((element) => dataOf(element.value));
  const table = emptyTable();
  for (const entry of value.entries) put(table, entry);
  return table;
}

/**
 * The document as a plain object: dates and times are strings.
 * Throws a SyntaxError that says where it is not TOML.
 */
export function readToml(text: string): Record<string, unknown> {
  const document = emptyTable();
  for (const { path, array, entries } of readDocument(text.replace(/^\uFEFF/, "")).tables) {
    if (array) append(document, path);
    const table = tableAt(document, path);
    for (const entry of entries) put(table, entry);
  }
  return document;
}

/** Begins another item of an array of tables. */
function append(document: Record<string, unknown>, path: readonly string[]): void {
  const parent = tableAt(document, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  const items = parent[key];
  if (Array.isArray(items)) items.push(emptyTable());
  else parent[key] = [emptyTable()];
}

/** The table at a path, the last one where there is an array of them; made where there is none. */
function tableAt(table: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  return path.reduce<Record<string, unknown>>((parent, key) => {
    const child = (parent[key] ??= emptyTable());
    const last: unknown = Array.isArray(child) ? child.at(-1) : child;
    if (typeof last !== "object") throw new SyntaxError(`it is not valid TOML: ${key} is no table`);
    return last as Record<string, unknown>;
  }, table);
}

function put(table: Record<string, unknown>, { path, value }: Entry): void {
  tableAt(table, path.slice(0, -1))[path.at(-1) ?? ""] = dataOf(value);
}

/** An object that inherits nothing, so that a key called `__proto__` is a key. */
function emptyTable(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}
