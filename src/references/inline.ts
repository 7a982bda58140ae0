import type { Colours } from "../cli/colours.ts";

/** A part of a line of text, and how it looks. */
export interface Piece {
  text: string;
  style?: keyof Colours;
}

const MARKUP = /`([^`]+)`|\*\*(.+?)\*\*|\*([^*\s][^*]*)\*|\[([^\]]*)\]\(([^)\s]+)\)/g;

/** Text with its markup taken off; the target of a link stands behind it. */
export function inlineOf(text: string, style?: keyof Colours): Piece[] {
  const pieces: Piece[] = [];
  const plain = (part: string) => part && pieces.push({ text: part, ...(style && { style }) });
  let end = 0;
  for (const match of text.matchAll(MARKUP)) {
    plain(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [, code, bold, italic, label, target] = match;
    if (code !== undefined) pieces.push({ text: code, style: "cyan" });
    else if (bold !== undefined) pieces.push(...inlineOf(bold, "bold"));
    else if (italic !== undefined) plain(italic);
    else {
      pieces.push(...inlineOf(label!, style));
      pieces.push({ text: ` (${target!.replace(/\.md(?=#|$)/, "")})`, style: "dim" });
    }
  }
  plain(text.slice(end));
  return pieces;
}

/** How many columns pieces take. */
function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

/** Pieces as lines of a width, each in its colour; a word that is longer has a line to itself. */
export function wrapPieces(pieces: readonly Piece[], width: number, colours: Colours): string[] {
  const lines: Piece[][] = [[]];
  let length = 0;
  for (const word of wordsOf(pieces)) {
    const size = lengthOf(word);
    if (length > 0 && length + size > width) {
      lines.push([]);
      length = 0;
    }
    const own = length === 0 ? trimmedStart(word) : word;
    lines.at(-1)!.push(...own);
    length += lengthOf(own);
  }
  return lines.map((line) => paint(line, colours));
}

/** Words with the space before them: each of the pieces that meet without a space. */
function wordsOf(pieces: readonly Piece[]): Piece[][] {
  const words: Piece[][] = [];
  for (const { text, ...look } of pieces) {
    for (const part of text.split(/(?= )/)) {
      const isNew = part.startsWith(" ") || words.length === 0;
      if (isNew) words.push([{ text: part, ...look }]);
      else words.at(-1)!.push({ text: part, ...look });
    }
  }
  return words;
}

function trimmedStart([first, ...rest]: Piece[]): Piece[] {
  return first ? [{ ...first, text: first.text.trimStart() }, ...rest] : [];
}

/** Neighbours that look alike are painted as one. */
function paint(pieces: readonly Piece[], colours: Colours): string {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && last.style === piece.style) last.text += piece.text;
    else joined.push({ ...piece });
  }
  return joined.map(({ text, style }) => (style ? colours[style](text) : text)).join("");
}
