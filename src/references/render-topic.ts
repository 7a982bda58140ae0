import type { Colours } from "../cli/colours.ts";
import { inlineOf, wrapPieces, type Piece } from "./inline.ts";
import { renderTable } from "./render-table.ts";

/** What a topic is shown in. */
export interface Look {
  /** Columns there are for it. */
  width: number;
  colours: Colours;
}

const FENCE = /^(`{3,}|~{3,})\s*(.*?)\s*$/;
const ITEM = /^(\s*)([-*+]|\d+\.)\s+/;

/**
 * Markdown as it is read in a terminal, in lines of a width. It knows what the references are written in: headings,
 * paragraphs, lists, tables and code.
 */
export function renderMarkdown(text: string, look: Look): string[] {
  const lines = text.split("\n");
  const out: string[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const [, fence, info = ""] = FENCE.exec(line) ?? [];
    const start = at;
    if (fence) {
      const end = lines.indexOf(fence, at + 1);
      at = end < 0 ? lines.length : end + 1;
      out.push(...renderCode(info, lines.slice(start + 1, end < 0 ? undefined : end), look));
    } else if (line.trim() === "") {
      at++;
      if (out.length > 0 && out.at(-1) !== "") out.push("");
    } else if (/^#{1,6} /.test(line)) {
      at++;
      out.push(look.colours.bold(line.replace(/^#+ /, "")));
    } else if (line.startsWith("|")) {
      while (lines[at]?.startsWith("|")) at++;
      out.push(...renderTable(lines.slice(start, at), look));
    } else {
      at = endOfParagraph(lines, at);
      out.push(...renderParagraph(lines.slice(start, at), look));
    }
  }
  return out;
}

/** A paragraph goes on until a blank line or until something else begins; so does an item of a list. */
function endOfParagraph(lines: readonly string[], start: number): number {
  let at = start + 1;
  while (at < lines.length) {
    const line = lines[at]!;
    if (line.trim() === "" || FENCE.test(line) || ITEM.test(line) || line.startsWith("|")) break;
    at++;
  }
  return at;
}

function renderParagraph(lines: readonly string[], { width, colours }: Look): string[] {
  const [, indent = "", mark] = ITEM.exec(lines[0]!) ?? [];
  const text = lines.map((line) => line.trim()).join(" ");
  if (mark === undefined) return wrapPieces(inlineOf(text), width, colours);
  const head = `${indent}${/\d/.test(mark) ? mark : "•"} `;
  const pieces: Piece[] = inlineOf(text.slice(mark.length).trimStart());
  const rest = " ".repeat(head.length);
  return wrapPieces(pieces, width - head.length, colours).map(
    (line, index) => (index === 0 ? head : rest) + line,
  );
}

/** Code is never wrapped: it would no longer be what is to be typed. */
function renderCode(info: string, lines: readonly string[], { colours }: Look): string[] {
  const [, ...words] = info.split(" ");
  const caption = words.length > 0 ? [colours.dim(`  ${words.join(" ")}`)] : [];
  return [...caption, ...lines.map((line) => (line ? `    ${colours.cyan(line)}` : ""))];
}
