import type { LogicalLine } from "./logical-lines.ts";
import { isName, KEYWORDS } from "./python-words.ts";

const OPERAND = /^\w|["']$/;
const STRING = /["']$/;
const PREFIX = /^(?:[rbuft]|br|rb|fr|rf|tr|rt)?(?=["'])/i;
const NUMBER = /^(?:0|[1-9][\d]*(?:_\d+)*|0x[\da-f]+|0o[0-7]+|0b[01]+)$/i;
const BINARY = /^(?:[-+*/%@&|^<>]|\*\*|\/\/|[=!<>]=)$/;
/** What binds less than the star before what is unpacked. */
const LOOSE = /^(?:[<>]|[=!<>]=|and|or|in|is|if|else)$/;
/** What begins something that can be waited for without brackets of its own. */
const AWAITED = /^(?!(?:await|lambda|not|yield)$)[\w("'[{]/;
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
  /** Whether the element that is being read begins with a star. */
  unpacks: boolean;
}

/** Where the elements of what is behind a star may stand, and the entries of what is behind two. */
const TAKES_MANY = /^(?:\(| ?\[)$/;
const TAKES_NAMES = /^(?:\(| \{)$/;
/** Keywords between two operands. */
const BETWEEN = /^(?:and|or|in|is|if|else|for|from)$/;

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
    if (bracket && word === ",") bracket.unpacks = false;
    if (bracket?.unpacks && LOOSE.test(word)) return false;
    const partner = partners.get(at);
    if (partner !== undefined && partner > at) {
      if (!needed && word === "{") return false;
      open.push({ kind: needed ? ` ${word}` : word, elements: 0, pairs: 0, unpacks: false });
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
      if (word === "await" && !AWAITED.test(words[at + 1] ?? "")) return false;
      if (word === "lambda" && open.length === 0) lambdas++;
      mayEnd = word === "yield";
    } else if (BETWEEN.test(word)) {
      if (needed && !(word === "from" && before === "yield")) return false;
      needsOperand = true;
    } else if (KEYWORDS.has(word) && !VALUES.test(word)) {
      return false;
    } else if (OPERAND.test(word)) {
      if (/^\d/.test(word) && !NUMBER.test(word)) return false;
      if (STRING.test(word) && !PREFIX.test(word)) return false;
      if (!needed && !isContinued(before, word)) return false;
      needsOperand = false;
    } else if (needed) {
      const isFirst = at === start || /^[([{,]$|^lambda$/.test(before);
      const takes = word === "**" ? TAKES_NAMES : word === "*" ? TAKES_MANY : undefined;
      const isTaken = bracket ? takes?.test(bracket.kind) : takes && lambdas > 0;
      if (!SIGN.test(word) && !(isFirst && isTaken)) return false;
      if (takes && bracket) bracket.unpacks = true;
    } else if (word === "=") {
      if (bracket?.kind !== "(") return false;
      needsOperand = true;
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

/** Whether two words are strings side by side, both of bytes or neither. */
function isContinued(before: string, word: string): boolean {
  const isBytes = (string: string) => /^\w?b/i.test(string);
  return STRING.test(word) && STRING.test(before) && isBytes(word) === isBytes(before);
}

/** Whether a word may stand after a point: a name, or the digits of a number. */
function isMember(before: string, word: string): boolean {
  if (/^\d/.test(before)) return /^\d+$/.test(word);
  return isName(word);
}
