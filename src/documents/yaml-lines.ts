/** What may stand behind a value. */
export const REST_OF_LINE = /[ \t]*(?:(?<=[ \t])#[^\n]*)?(?:\n|$)/y;

/** The text of a YAML file, and what is asked of its lines while it is read. */
export class YamlLines {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Where the next line begins that is neither blank nor a comment; undefined at the end. */
  contentLine(offset: number): number | undefined {
    const { text } = this;
    for (let line = offset; line < text.length; line = this.lineEnd(line)) {
      const column = this.columnAt(line);
      if (column >= 0 && text[line + column] !== "#") return line;
    }
    return undefined;
  }

  /** How far a line is indented; negative where it is blank. */
  columnAt(line: number): number {
    const { text } = this;
    let at = line;
    while (text[at] === " ") at++;
    if (text[at] === "\t" && this.take(REST_OF_LINE, at) !== undefined) return -1;
    return at >= text.length || text[at] === "\n" ? -1 : at - line;
  }

  /** Whether the dash of a list's item stands at an offset. */
  isSequence(offset: number): boolean {
    return this.text[offset] === "-" && /^\s?$/.test(this.text[offset + 1] ?? "");
  }

  /** Whether a line ends the document. */
  isMark(line: number): boolean {
    return /^(?:---|\.\.\.)(?:\s|$)/.test(this.text.slice(line, line + 4));
  }

  /** The offset of what follows spaces. */
  skipSpace(offset: number): number {
    let at = offset;
    while (this.text[at] === " " || this.text[at] === "\t") at++;
    return at;
  }

  /** Where the line of an offset begins. */
  lineStart(offset: number): number {
    return this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  /** Where the line after that of an offset begins. */
  lineEnd(offset: number): number {
    const index = this.text.indexOf("\n", offset);
    return index < 0 ? this.text.length : index + 1;
  }

  /** What matches at an offset. */
  take(pattern: RegExp, offset: number): string | undefined {
    pattern.lastIndex = offset;
    return pattern.exec(this.text)?.[0];
  }

  /** Throws a SyntaxError that names the line of an offset. */
  fail(offset: number, problem: string): never {
    const line = this.text.slice(0, offset).split("\n").length;
    throw new SyntaxError(`it is not YAML as we read it: ${problem} (line ${line})`);
  }
}
