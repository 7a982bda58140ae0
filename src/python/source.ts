import { type Node, parsePython, release } from "./parse.ts";
import { tokens } from "./text.ts";

/** Statements that have a body, and the fields it is in. */
const BODIES = /^(?:class|function|if|for|while|with|try)_(?:definition|statement)$/;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A Python file, parsed, with what is known of its lines. */
export class Source {
  readonly text: string;
  readonly root: Node;
  /** The line ending that most lines have. */
  readonly eol: "\n" | "\r\n";
  #unit: string | undefined;
  #quote: '"' | "'" | undefined;

  /** @param text without a byte order mark */
  constructor(text: string) {
    this.text = text;
    this.root = parsePython(text);
    this.eol =
      text.includes("\r\n") && count(text, /\r\n/g) * 2 > count(text, /\n/g) ? "\r\n" : "\n";
  }

  /** One level of indentation as this file has it; four spaces where nothing is indented. */
  get unit(): string {
    return (this.#unit ??= this.#firstIndent() || "    ");
  }

  #firstIndent(): string {
    for (const node of this.root.namedChildren) {
      const inner =
        node.type === "decorated_definition" ? node.childForFieldName("definition") : node;
      if (!inner || !BODIES.test(inner.type)) continue;
      const body = inner.childForFieldName("body") ?? inner.childForFieldName("consequence");
      const indent = body ? this.indent(body.startIndex) : "";
      if (indent) return indent;
    }
    return "";
  }

  /** The quotes that this file prefers: single ones only where most strings have them. */
  get quote(): '"' | "'" {
    this.#quote ??= this.text.includes("'") && this.#prefersSingleQuotes() ? "'" : '"';
    return this.#quote;
  }

  /** By the strings that could have either: those without prefixes, quotes and escapes. */
  #prefersSingleQuotes(): boolean {
    const plain = tokens(this.text).filter((token) =>
      /^(?:"[^"'\\]+"|'[^"'\\]+'|[rR](?:"[^"']+"|'[^"']+'))$/.test(token),
    );
    return plain.filter((token) => token.endsWith("'")).length * 2 > plain.length;
  }

  /** Frees the syntax tree; its nodes are of no use from then on. */
  release(): void {
    release(this.root);
  }

  of(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  /** The 1-based line of an offset. */
  line(offset: number): number {
    let line = 1;
    for (
      let at = this.text.indexOf("\n");
      at !== -1 && at < offset;
      at = this.text.indexOf("\n", at + 1)
    )
      line++;
    return line;
  }

  lineStart(offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  /** Where the line of an offset ends, its line ending left out. */
  lineEnd(offset: number): number {
    const at = this.text.indexOf("\n", offset);
    if (at === -1) return this.text.length;
    return this.text[at - 1] === "\r" ? at - 1 : at;
  }

  /** The blanks that the line of an offset starts with. */
  indent(offset: number): string {
    const start = this.lineStart(offset);
    return /^[ \t]*/.exec(this.text.slice(start, offset))![0];
  }
}
