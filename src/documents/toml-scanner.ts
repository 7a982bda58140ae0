import { divide } from "./surface.ts";
import type { ArrayValue, Element, Entry, InlineTable, Table, Value } from "./toml-model.ts";

const BLANK = /[ \t]*(?:#[^\n]*)?(?:\n|$)/y;
const SPACE = /[ \t]*/y;
/** Space, line breaks and comments, which may stand anywhere in an array. */
const FREE = /(?:[ \t\n]+|#[^\n]*)*/y;
const BARE_KEY = /[A-Za-z0-9_-]+/y;
const BASIC = /"(?:[^"\\\n]|\\.)*"/y;
const LITERAL = /'[^'\n]*'/y;
const BASIC_LINES = /"""(?:[^"\\]|\\[^]|"{1,2}(?!"))*"{3,5}/y;
const LITERAL_LINES = /'''(?:[^']|'{1,2}(?!'))*'{3,5}/y;
const PLAIN = /\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+|[^\s,\]}#"'[{=]+/y;
const PLAIN_VALUE =
  /^(?:true|false|[+-]?(?:inf|nan|0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+|\d[\d_]*(?:\.[\d_]+)?(?:[eE][+-]?[\d_]+)?)|\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d.*)?|\d\d:\d\d.*)$/;

/**
 * Reads TOML into the pieces of toml-model.ts. What a document may hold twice is not checked.
 * Throws a SyntaxError that names the line.
 */
export class TomlScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  tables(): Table[] {
    const text = this.#text;
    let table: Table = {
      path: [],
      array: false,
      gap: "",
      lead: "",
      header: "",
      entries: [],
      tail: "",
    };
    const tables = [table];
    let start = 0;
    for (;;) {
      while (this.#at < text.length && this.#take(BLANK) !== undefined);
      if (this.#at >= text.length) break;
      const lineStart = this.#at;
      this.#take(SPACE);
      if (text[this.#at] === "[") {
        const { tail, gap, lead } = divide(text.slice(start, lineStart));
        table.tail = tail;
        const array = text.startsWith("[[", this.#at);
        this.#at += array ? 2 : 1;
        const path = this.#path();
        this.#expect(array ? "]]" : "]");
        this.#endLine();
        const header = text.slice(lineStart, this.#at);
        table = { path, array, gap, lead, header, entries: [], tail: "" };
        tables.push(table);
      } else {
        const entry = this.#entry(start);
        const end = this.#at;
        this.#endLine();
        table.entries.push({ ...entry, after: text.slice(end, this.#at) });
      }
      start = this.#at;
    }
    table.tail = text.slice(start);
    return tables;
  }

  /** A key and its value; `start` is where what stands before it begins. */
  #entry(start: number): Entry {
    const text = this.#text;
    const keyStart = this.#at;
    const path = this.#path();
    this.#expect("=");
    this.#take(SPACE);
    const valueStart = this.#at;
    const value = this.#value();
    return {
      before: text.slice(start, keyStart),
      path,
      key: text.slice(keyStart, valueStart),
      value,
      after: "",
    };
  }

  #path(): string[] {
    const path: string[] = [];
    do {
      this.#take(SPACE);
      const bare = this.#take(BARE_KEY);
      const quoted = bare === undefined ? (this.#take(BASIC) ?? this.#take(LITERAL)) : undefined;
      if (bare === undefined && quoted === undefined) this.#fail("a key is missing");
      path.push(bare ?? stringOf(quoted as string));
      this.#take(SPACE);
    } while (this.#text[this.#at] === "." && ++this.#at);
    return path;
  }

  #value(): Value {
    const text = this.#text;
    const first = text[this.#at];
    if (first === "[") return this.#array();
    if (first === "{") return this.#inlineTable();
    const string =
      first === '"'
        ? (this.#take(BASIC_LINES) ?? this.#take(BASIC))
        : first === "'"
          ? (this.#take(LITERAL_LINES) ?? this.#take(LITERAL))
          : undefined;
    if (string !== undefined) return { kind: "scalar", text: string, data: stringOf(string) };
    const plain = this.#take(PLAIN);
    if (plain === undefined || !PLAIN_VALUE.test(plain)) this.#fail("a value is missing");
    return { kind: "scalar", text: plain, data: dataOf(plain) };
  }

  #array(): ArrayValue {
    const text = this.#text;
    const elements: Element[] = [];
    let start = ++this.#at;
    for (;;) {
      this.#take(FREE);
      if (text[this.#at] === "]") break;
      const last = elements.at(-1);
      if (last && !/^[^#]*,/m.test(last.after)) this.#fail("a comma is missing");
      const valueStart = this.#at;
      const value = this.#value();
      const valueEnd = this.#at;
      this.#afterItem();
      elements.push({
        before: text.slice(start, valueStart),
        value,
        after: text.slice(valueEnd, this.#at),
      });
      start = this.#at;
    }
    const end = text.slice(start, this.#at++);
    return { kind: "array", elements, end };
  }

  #inlineTable(): InlineTable {
    const text = this.#text;
    const entries: Entry[] = [];
    let start = ++this.#at;
    for (;;) {
      this.#take(FREE);
      if (text[this.#at] === "}") break;
      const last = entries.at(-1);
      if (last && !last.after.includes(",")) this.#fail("a comma is missing");
      const entry = this.#entry(start);
      const valueEnd = this.#at;
      this.#afterItem();
      entries.push({ ...entry, after: text.slice(valueEnd, this.#at) });
      start = this.#at;
    }
    const end = text.slice(start, this.#at++);
    return { kind: "table", entries, end };
  }

  /** Takes the comma behind an item, and a comment where the line ends. */
  #afterItem(): void {
    const text = this.#text;
    const start = this.#at;
    this.#take(FREE);
    if (text[this.#at] === ",") this.#at++;
    else this.#at = start;
    const end = this.#at;
    this.#take(SPACE);
    if (text[this.#at] !== "#") this.#at = end;
    else this.#at = lineEndOf(text, this.#at);
  }

  #endLine(): void {
    if (this.#take(BLANK) === undefined) this.#fail("a line break is missing");
  }

  #expect(sign: string): void {
    if (!this.#text.startsWith(sign, this.#at)) this.#fail(`${sign} is missing`);
    this.#at += sign.length;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0];
    if (match !== undefined) this.#at += match.length;
    return match;
  }

  #fail(problem: string): never {
    const line = this.#text.slice(0, this.#at).split("\n").length;
    throw new SyntaxError(`it is not valid TOML: ${problem} (line ${line})`);
  }
}

function lineEndOf(text: string, offset: number): number {
  const index = text.indexOf("\n", offset);
  return index < 0 ? text.length : index;
}

/** What a value without quotes means; dates and times stay text. */
function dataOf(plain: string): unknown {
  if (plain === "true" || plain === "false") return plain === "true";
  const number = plain.replaceAll("_", "");
  if (/^[+-]?inf$/.test(number)) return number.startsWith("-") ? -Infinity : Infinity;
  if (/^[+-]?nan$/.test(number)) return NaN;
  return Number.isNaN(Number(number)) ? plain : Number(number);
}

const ESCAPES: Record<string, string> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", e: "\x1b" };

/** What a string in quotes means. */
function stringOf(quoted: string): string {
  const lines = /^("""|''')\n?/.exec(quoted);
  const inner = lines ? quoted.slice(lines[0].length, -3) : quoted.slice(1, -1);
  if (quoted.startsWith("'") || !inner.includes("\\")) return inner;
  return inner.replace(
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|[ \t]*\n\s*|([^]))/g,
    (_, short?: string, long?: string, byte?: string, letter?: string) => {
      const code = short ?? long ?? byte;
      if (code) return String.fromCodePoint(parseInt(code, 16));
      return letter ? (ESCAPES[letter] ?? letter) : "";
    },
  );
}
