import { WIDTH } from "../python/fit.ts";
import { hasLongLine } from "./wrap.ts";

/**
 * Whether code of our templates is formatted as `ruff format` would have it, as far as what was rendered into them
 * can change that: lines that are too long, brackets that would collapse, blank lines. In doubt it is not.
 *
 * @param width the columns of a line
 */
export function isInOwnStyle(code: string, width = WIDTH): boolean {
  if (code === "") return true;
  if (!code.endsWith("\n") || /^\n|\n\n\n\n|[ \t]\n|\n\n$|\t|\r|\\\n/.test(code)) return false;
  return (
    !hasLongLine(code, width) &&
    hasBlanks(code) &&
    !joins(code, width) &&
    hasStableBrackets(code, width)
  );
}

/** Where something is defined, with its indentation. */
const DEFINED = /^( *)(?:@|class |def |async def )/gm;

/** Two blank lines before what is defined at the top, and none in the place of one. */
function hasBlanks(code: string): boolean {
  for (const { index, 1: indent = "" } of code.matchAll(DEFINED)) {
    if (index === 0) continue;
    const [twoAbove, above] = linesAbove(code, index);
    if (/^\s*[@#]/.test(above) && above.startsWith(indent)) continue;
    const isFine = indent
      ? above === ""
        ? twoAbove !== ""
        : /:\s*(?:#.*)?$/.test(above)
      : above === "" && twoAbove === "" && index > 2;
    if (!isFine) return false;
  }
  return true;
}

/** Strings side by side, in a line each. */
const STRINGS = /^( *)\w?"[^"\n]*"(?:\n *\w?"[^"\n]*")+/gm;

/** Whether strings in several lines would fit into one of them as a single string. */
function joins(code: string, width: number): boolean {
  return [...code.matchAll(STRINGS)].some(([text, indent = ""]) => {
    const content = text.split("\n").map((line) => line.trim().length - 2);
    return indent.length + content.reduce((sum, length) => sum + length, 2) <= width;
  });
}

/** The two lines above the one that starts at an index. */
function linesAbove(code: string, index: number): [twoAbove: string | undefined, above: string] {
  const start = code.lastIndexOf("\n", index - 2) + 1;
  const above = code.slice(start, index - 1);
  if (start === 0) return [undefined, above];
  return [code.slice(code.lastIndexOf("\n", start - 2) + 1, start - 1), above];
}

/** What is known of a bracket that is open. */
interface Bracket {
  /** Where it stands. */
  at: number;
  /** The column that it stands in. */
  column: number;
  /** Line ends within it. */
  breaks: number;
  /** The columns that it would lose if its lines were joined. */
  joined: number;
  /** Whether it has a comment of its own, which keeps it as it is. */
  isCommented: boolean;
  /** Commas of its own, and whether two of them stand in a line. */
  commas: number;
  lastComma: number;
  isCrowded: boolean;
}

/** No bracket over several lines would fit into one, and none that ends with a comma holds two elements in a line. */
function hasStableBrackets(code: string, width: number): boolean {
  const open: Bracket[] = [];
  let line = 0;
  let lineStart = 0;
  for (let at = 0; at < code.length; at++) {
    const bracket = open.at(-1);
    switch (code[at]) {
      case "\n": {
        line++;
        lineStart = at + 1;
        if (!bracket) break;
        let next = at + 1;
        while (code[next] === " ") next++;
        const isAtEdge = /[([{]/.test(code[at - 1]!) || /[)\]}]/.test(code[next] ?? "");
        // Joined, lines have a blank between them.
        bracket.joined += next - at - (isAtEdge ? 0 : 1);
        bracket.breaks++;
        at = next - 1;
        break;
      }
      case "(":
      case "[":
      case "{":
        open.push(bracketAt(at, at - lineStart));
        break;
      case ")":
      case "]":
      case "}": {
        const closed = open.pop();
        if (closed && !isStable(closed, at, code, width)) return false;
        const outer = open.at(-1);
        if (!outer || !closed) break;
        outer.breaks += closed.breaks;
        outer.joined += closed.joined;
        outer.isCommented ||= closed.isCommented;
        break;
      }
      case ",":
        if (!bracket) break;
        bracket.commas++;
        bracket.isCrowded ||= bracket.lastComma === line;
        bracket.lastComma = line;
        break;
      case "#":
        if (bracket) bracket.isCommented = true;
        at = code.indexOf("\n", at) - 1;
        break;
      case '"':
      case "'": {
        const end = endOfString(code, at);
        const text = code.slice(at, end + 1);
        if (text[0] === "'" && (text.startsWith("'''") || !text.includes('"'))) return false;
        if (text.includes("\n")) {
          if (bracket) return false;
          line += text.split("\n").length - 1;
          lineStart = code.lastIndexOf("\n", end) + 1;
        }
        at = end;
      }
    }
  }
  return true;
}

function bracketAt(at: number, column: number): Bracket {
  return {
    at,
    column,
    breaks: 0,
    joined: 0,
    isCommented: false,
    commas: 0,
    lastComma: -1,
    isCrowded: false,
  };
}

/** Where the last quote stands of a string that begins at a place. */
function endOfString(code: string, start: number): number {
  const quote = code[start]!;
  const quotes = code.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  let at = start + quotes.length;
  while (at < code.length && !code.startsWith(quotes, at)) at += code[at] === "\\" ? 2 : 1;
  return at + quotes.length - 1;
}

/** Before a tuple: not what is called or looked up. */
const BEFORE_TUPLE = /(?:^|[(=,]|\b(?:in|return)) ?$/;

function isStable(bracket: Bracket, end: number, code: string, width: number): boolean {
  const { at, column, breaks, joined, isCommented, commas, isCrowded } = bracket;
  const isEnded = lastOf(code, end) === ",";
  if (breaks === 0) {
    const isTuple = code[at] === "(" && BEFORE_TUPLE.test(code.slice(Math.max(0, at - 8), at));
    return !isEnded || (isTuple && commas === 1);
  }
  // A comma at the end keeps elements apart, one in each line.
  if (isEnded) return !isCrowded;
  return isCommented || column + (end + 1 - at) - joined > width;
}

/** The last character before a place that is neither a blank nor the end of a line. */
function lastOf(code: string, end: number): string | undefined {
  let last = end - 1;
  while (code[last] === " " || code[last] === "\n") last--;
  return code[last];
}
