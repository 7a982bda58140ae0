import type { LogicalLine } from "./logical-lines.ts";
import { KEYWORDS } from "./python-words.ts";

const OPERAND = /^\w|["']$/;
const STRING = /["']$/;
const NUMBER = /^(?:0|[1-9][\d]*(?:_\d+)*|0x[\da-f]+|0o[0-7]+|0b[01]+)$/i;
const BINARY = /^(?:[-+*/%@&|^<>=]|\*\*|\/\/|[=!<>]=|[-+*/%@&|^]=|->)$/;
const SIGN = /^[-+~]$/;
const VALUES = /^(?:None|True|False)$/;
/** A bracket that is open. */
interface Bracket {
  /** How it opens; one that begins an expression is marked by a blank. */
  kind: string;
  /** How many of its elements have ended. */
  elements: number;
  /** How many of them are a key and a value, or stand for some; not a number in a comprehension. */
  pairs: number;
}

/** Where the elements of what is behind a star may stand, and the entries of what is behind two. */
const TAKES_MANY = /^(?:\(|\[| \[|)$/;
const TAKES_NAMES = /^(?:\(| \{)$/;
/** Keywords between two operands. */
const BETWEEN = /^(?:and|or|in|is|if|else|for|as|from)$/;

/**
 * Whether words could be an expression, or several with commas, by what stands beside what: parsers that mend what
 * they read do not tell of an operand that is missing.
 *
 * @param start the index of the first word in the line
 * @param end the index after the last
 */
export function isPlainExpression(
  { words, partners }: LogicalLine,
  start: number,
  end: number,
): boolean {
  /** Whether an operand is needed next; one may be missing only where `mayEnd` says so. */
  let needsOperand = true;
  let mayEnd = true;
  const open: Bracket[] = [];
  let lambdas = 0;
  for (let at = start; at < end; at++) {
    const word = words[at]!;
    const before = at > start ? words[at - 1]! : "";
    const needed = needsOperand;
    const couldEnd = mayEnd;
    mayEnd = false;
    const bracket = open.at(-1);
    if (bracket && (word === ":" || word === "**")) bracket.pairs++;
    if (bracket && word === ",") bracket.elements++;
    if (bracket && word === "for") bracket.pairs = NaN;
    const partner = partners.get(at);
    if (partner !== undefined && partner > at) {
      if (!needed && word === "{") return false;
      open.push({ kind: needed ? ` ${word}` : word, elements: 0, pairs: 0 });
      needsOperand = mayEnd = true;
    } else if (partner !== undefined) {
      if (needed && !couldEnd) return false;
      const closed = open.pop();
      if (closed && !isDisplay(closed, needed)) return false;
      needsOperand = false;
    } else if (word === ",") {
      if (needed && !/^[*/]$/.test(before)) return false;
      needsOperand = mayEnd = true;
    } else if (word === ":") {
      if (needed && before !== "[" && before !== "lambda" && before !== ":" && before !== ",")
        return false;
      if (open.length === 0 && lambdas-- === 0) return false;
      needsOperand = mayEnd = true;
    } else if (word === ".") {
      if (needed) {
        if (words[at + 1] !== "." || words[at + 2] !== ".") return false;
        at += 2;
        needsOperand = false;
      } else if (!isMember(before, words[++at] ?? "")) return false;
    } else if (word === "not") {
      if (!needed && words[at + 1] !== "in") return false;
      if (needed) continue;
      at++;
      needsOperand = true;
    } else if (word === "lambda" || word === "await" || word === "yield") {
      if (!needed) return false;
      if (word === "lambda" && open.length === 0) lambdas++;
      mayEnd = word === "yield";
    } else if (BETWEEN.test(word)) {
      if (needed && !(word === "from" && before === "yield")) return false;
      needsOperand = true;
    } else if (KEYWORDS.has(word) && !VALUES.test(word)) {
      return false;
    } else if (OPERAND.test(word)) {
      if (/^\d/.test(word) && !NUMBER.test(word)) return false;
      if (!needed && !(STRING.test(word) && STRING.test(before))) return false;
      needsOperand = false;
    } else if (needed) {
      const isFirst = at === start || /^[([{,]$/.test(before);
      const takes = word === "**" ? TAKES_NAMES : word === "*" ? TAKES_MANY : undefined;
      if (!SIGN.test(word) && !(isFirst && takes?.test(open.at(-1)?.kind ?? ""))) return false;
    } else if (BINARY.test(word)) {
      needsOperand = true;
    } else return false;
  }
  return !needsOperand || mayEnd;
}

/** Whether all that is in braces, if they begin an expression, comes in pairs, or nothing. */
function isDisplay({ kind, elements, pairs }: Bracket, endsWithComma: boolean): boolean {
  const all = elements + (endsWithComma ? 0 : 1);
  return kind !== " {" || !(pairs > 0) || pairs === all;
}

/** Whether a word may stand after a point: a name, or the digits of a number. */
function isMember(before: string, word: string): boolean {
  if (/^\d/.test(before)) return /^\d+$/.test(word);
  return /^[A-Za-z_]/.test(word) && !KEYWORDS.has(word);
}
