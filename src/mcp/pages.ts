/** How much of a text goes into one answer, in characters: what an assistant reads at once. */
const PAGE = 12_000;

interface Page {
  text: string;
  /** Where the next page begins; undefined where this is the last. */
  next: number | undefined;
}

/** A text from a position on, as far as a page goes and, where there are lines, to the end of one. */
function pageOf(text: string, from = 0, size = PAGE): Page {
  const rest = text.slice(from, from + size);
  if (from + rest.length >= text.length) return { text: rest, next: undefined };
  const end = rest.lastIndexOf("\n") + 1;
  const shown = end > size / 2 ? rest.slice(0, end) : rest;
  return { text: shown, next: from + shown.length };
}

/** The page as an answer has it: with how much is left, and what to ask for it. */
export function shown(text: string, from: number | undefined): string {
  const page = pageOf(text, from);
  if (page.next === undefined) return page.text;
  const left = text.length - page.next;
  return `${page.text.trimEnd()}\n\n[${left} more characters: ask again with "from": ${page.next}]`;
}
