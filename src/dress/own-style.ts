import { tokens } from "../python/text.ts";

const LENGTH = 88;

/**
 * Whether code of our templates is formatted as `ruff format` would have it, as far as what was rendered into them
 * can change that: lines that are too long, brackets that would collapse, blank lines. In doubt it is not.
 */
export function isInOwnStyle(code: string): boolean {
  if (code === "") return true;
  if (!code.endsWith("\n") || /^\n|\n\n\n\n|[ \t]\n|\n\n$|\t|\r|\\\n/.test(code)) return false;
  if (code.split("\n").some((line) => line.length > LENGTH)) return false;
  return hasBlanks(code) && hasStableBrackets(code);
}

/** Two blank lines before what is defined at the top, and none in the place of one. */
function hasBlanks(code: string): boolean {
  const lines = code.split("\n");
  return lines.every((line, index) => {
    const [, indent = "", word] = /^( *)(@|class |def |async def )/.exec(line) ?? [];
    if (word === undefined || index === 0) return true;
    const above = lines[index - 1] ?? "";
    if (/^\s*[@#]/.test(above) && above.startsWith(indent)) return true;
    if (indent) return above === "" ? lines[index - 2] !== "" : /:\s*(?:#.*)?$/.test(above);
    return above === "" && lines[index - 2] === "" && index > 2;
  });
}

/** No bracket over several lines would fit into one, and none that ends with a comma holds two elements in a line. */
function hasStableBrackets(code: string): boolean {
  const open: { line: number; start: number; text: string; commas: number[] }[] = [];
  let line = 0;
  let column = 0;
  let last = "";
  for (const token of tokens(code)) {
    if (/^[a-z]{0,2}'/i.test(token) && !token.includes('"')) return false;
    const bracket = open.at(-1);
    if (/^[([{]$/.test(token)) open.push({ line, start: column, text: "", commas: [] });
    else if (/^[)\]}]$/.test(token)) {
      const closed = open.pop();
      if (closed && closed.line !== line && !isStable(closed, last)) return false;
      const outer = open.at(-1);
      if (outer && closed) outer.text += closed.text;
    } else if (token === "," && bracket) bracket.commas.push(line);
    else if (token.startsWith("#") && bracket) bracket.text += "#".repeat(LENGTH);
    const inner = open.at(-1);
    if (inner && !/^\s+$/.test(token)) inner.text += token.length > 1 ? `${token} ` : token;
    if (token.trim() !== "") last = token;
    const breaks = token.split("\n").length - 1;
    line += breaks;
    column = breaks > 0 ? token.length - token.lastIndexOf("\n") - 1 : column + token.length;
  }
  return true;
}

/** Room for the blanks and commas that joining the lines adds or takes: in doubt, a bracket would collapse. */
const MARGIN = 12;

function isStable(
  closed: { start: number; text: string; commas: readonly number[] },
  last: string,
): boolean {
  // A comma at the end keeps elements apart, one in each line.
  if (last === ",") return new Set(closed.commas).size === closed.commas.length;
  return closed.start + closed.text.length > LENGTH + MARGIN;
}
