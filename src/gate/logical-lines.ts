import { tokens } from "../python/text.ts";

/** A statement, or the header of a compound one. */
export interface LogicalLine {
  /** What it holds but for blanks, comments and line ends. Never empty. */
  words: readonly string[];
  /** For each bracket, the index of the one that it belongs to. */
  partners: ReadonlyMap<number, number>;
  /** How many blocks it stands in. */
  depth: number;
  /** Whether a block follows. */
  isHeader: boolean;
}

const CLOSED_BY: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const COMPOUND = /^(?:if|elif|else|for|while|try|except|finally|with|def|class|async)$/;
/** What only a parser should read, and letters that Python takes for others. */
const UNUSUAL = /[\t\r\f\uFEFF]|\\\n/;

/**
 * The lines of a module as Python's own tokenizer tells them apart, where they are usual: blocks that are indented by
 * whole steps, each header with its block below it, brackets in pairs.
 *
 * @returns undefined where they are not; what comes back can still have a syntax error within a line
 */
export function logicalLines(text: string): LogicalLine[] | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const lines: LogicalLine[] = [];
  const indents = [0];
  let isAfterHeader = false;
  let words: string[] = [];
  let partners = new Map<number, number>();
  let open: number[] = [];
  let indent = 0;

  const end = (): boolean => {
    if (words.length === 0) return true;
    const deepest = indents.at(-1)!;
    if (isAfterHeader !== indent > deepest) return false;
    if (indent > deepest) indents.push(indent);
    while (indent < indents.at(-1)!) indents.pop();
    if (indents.at(-1) !== indent) return false;
    const isHeader = words.at(-1) === ":";
    if (isHeader !== COMPOUND.test(words[0]!)) return false;
    lines.push({ words, partners, depth: indents.length - 1, isHeader });
    isAfterHeader = isHeader;
    words = [];
    partners = new Map();
    return true;
  };

  let isAtStart = true;
  for (const token of tokens(text)) {
    const first = token[0]!;
    if (first === "\n") {
      if (open.length > 0) continue;
      if (!end()) return undefined;
      isAtStart = true;
      indent = 0;
      continue;
    }
    if (first === " ") {
      if (isAtStart) indent = token.length;
      isAtStart = false;
      continue;
    }
    isAtStart = false;
    if (first === "#") continue;
    if (first === ";" || first > "~" || /^["']$/.test(token)) return undefined;
    if (first in CLOSED_BY) open.push(words.length);
    else if (first === ")" || first === "]" || first === "}") {
      const opened = open.pop();
      if (opened === undefined || CLOSED_BY[words[opened]!] !== first) return undefined;
      partners.set(opened, words.length).set(words.length, opened);
    }
    words.push(token);
  }
  const isWhole = open.length === 0 && end() && !isAfterHeader;
  return isWhole ? lines : undefined;
}
