/** Comments, strings, line ends, blanks, words, operators and single characters, in this order of preference. */
const TOKEN =
  /#[^\r\n]*|[rbuftRBUFT]{0,2}(?:"""(?:\\[^]|(?!""")[^\\])*"""|'''(?:\\[^]|(?!''')[^\\])*'''|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*')|\\?\r?\n|[ \t\f]+|[\w\u0080-\uffff]+|[-+*/%@&|^=<>!:]=|->|\*\*|\/\/|[^]/g;

const STRING = /^([a-zA-Z]*)("""|'''|"|')([^]*)\2$/;

/** The tokens of a piece of Python, blanks and comments among them: joined, they are the text again. */
export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Whether a token is a string literal. */
function isString(token: string): boolean {
  return /^[a-zA-Z]{0,2}["']/.test(token);
}

/**
 * The value of a string literal, or undefined where it is bytes, formatted or no single string.
 * Escapes other than of quotes and backslashes are left as they are written.
 */
export function stringValue(literal: string): string | undefined {
  const match = STRING.exec(literal);
  if (!match || /[bft]/i.test(match[1]!)) return undefined;
  const content = match[3]!;
  if (/r/i.test(match[1]!) || !content.includes("\\")) return content;
  return content.replace(/\\(["'\\])/g, "$1");
}

/**
 * A text that two pieces of code share if they differ in nothing but blanks, line breaks within
 * brackets, comments, quotes and trailing commas.
 */
export function normalised(text: string): string {
  const out: string[] = [];
  const brackets: { call: boolean; commas: number }[] = [];
  const indents: number[] = [];
  const all = tokens(text);
  for (let index = 0; index < all.length; index++) {
    const token = all[index]!;
    const first = token[0]!;
    if (first === "#" || first === " " || first === "\t" || first === "\f" || first === "\\")
      continue;
    if (first === "\n" || first === "\r") {
      if (brackets.length === 0) breakLine(out, indents, all, index);
    } else if (isString(token)) {
      out.push(plainString(token));
    } else if (first === "(" || first === "[" || first === "{") {
      brackets.push({ call: /[\w\u0080-\uffff)\]]$/.test(out.at(-1) ?? ""), commas: 0 });
      out.push(token);
    } else if (first === ")" || first === "]" || first === "}") {
      const bracket = brackets.pop();
      const oneTuple = first === ")" && bracket?.call === false && bracket.commas === 1;
      if (out.at(-1) === "," && !oneTuple) out.pop();
      out.push(token);
    } else {
      const bracket = brackets.at(-1);
      if (first === "," && bracket) bracket.commas++;
      out.push(token);
    }
  }
  while (out.at(-1)?.startsWith("\n")) out.pop();
  return out.join(" ");
}

/** A new logical line is marked by its depth; blank lines and lines of comments are none. */
function breakLine(out: string[], indents: number[], all: readonly string[], index: number): void {
  const blank = /^[ \t]/.test(all[index + 1] ?? "") ? all[index + 1]! : "";
  const next = all[index + (blank ? 2 : 1)] ?? "\n";
  if (next[0] === "#" || next[0] === "\n" || next[0] === "\r") return;
  while (indents.length && blank.length < indents.at(-1)!) indents.pop();
  if (blank.length > (indents.at(-1) ?? 0)) indents.push(blank.length);
  if (out.length) out.push(`\n${indents.length}`);
}

function plainString(token: string): string {
  const value = stringValue(token);
  if (value !== undefined) return JSON.stringify(value);
  const [, prefix = "", , content = ""] = STRING.exec(token) ?? [];
  return prefix.toLowerCase() + JSON.stringify(content.replace(/\\(["'])/g, "$1"));
}

/**
 * Moves a piece of code from one indentation to another. Its first line has none; the insides of
 * strings stay as they are.
 *
 * @param unit what one level of indentation is at the new place; in fragments it is four spaces
 */
export function reindented(text: string, from: string, to: string, unit: string): string {
  if (!text.includes("\n") || (from === to && unit === "    ")) return text;
  const all = tokens(text);
  let out = "";
  for (let index = 0; index < all.length; index++) {
    const token = all[index]!;
    out += token;
    if (!token.endsWith("\n") || isString(token)) continue;
    const blank = /^[ \t]/.test(all[index + 1] ?? "") ? all[++index]! : "";
    if (/^\r?\n/.test(all[index + 1] ?? "")) continue;
    const deeper = blank.slice(Math.min(from.length, blank.length));
    out += to + (unit === "    " ? deeper : deeper.replaceAll("    ", unit));
  }
  return out;
}

/** Writes strings that hold neither quotes nor escapes with the quotes that the file prefers. */
export function requoted(text: string, quote: '"' | "'"): string {
  if (quote === '"' || !text.includes('"')) return text;
  return tokens(text)
    .map((token) => token.replace(/^([a-eg-su-z]*)"([^"'\\\n]*)"$/i, "$1'$2'"))
    .join("");
}

/** Strings in double quotes that may hold what decides over their quotes: escapes, what is filled in. */
const UNDECIDED = /^(?:\w*[ft]\w*"[^]*["'{][^]*"|\w*"(?!"")[^]*\\[^]*")$/i;

/**
 * Writes strings with single quotes as a formatter that prefers them does, which leaves docstrings and what holds one.
 *
 * @returns undefined where that cannot be told
 */
export function inSingleQuotes(text: string): string | undefined {
  let out = "";
  for (const token of tokens(text)) {
    const isPlain = !isString(token) || !/^\w*"/.test(token) || /^\w*"""/.test(token);
    if (!isPlain && UNDECIDED.test(token) && token !== '""') return undefined;
    out += isPlain || token.includes("'") ? token : token.replace(/^(\w*)"([^]*)"$/, "$1'$2'");
  }
  return out;
}

/** A name, a subscript or a condition as the tables write it: plain blanks, double quotes. */
export function tidy(text: string): string {
  return /^[\w.]*$/.test(text)
    ? text
    : normalised(text)
        .replace(/ ?([[\](){}.]) ?/g, "$1")
        .replace(/ ,/g, ",");
}
