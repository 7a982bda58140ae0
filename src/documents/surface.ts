import type { Merged, Unsupported } from "../merge/merge.ts";

/** What a merge of one format does, on text with `\n` and no byte order mark. */
export type MergeText = (
  text: string,
  fragments: readonly string[],
  refuse: (snippet: string, reason: string) => void,
) => string;

const BOM = "\uFEFF";

/**
 * Runs the merge of a format and keeps what is the file's own: its byte order mark and its line endings.
 * Fragments are handed over sorted and once each, so that their order cannot matter even where nothing else orders
 * what they bring. A source that does not parse is left alone, and every fragment is refused with the reason.
 */
export function mergeText(source: string, fragments: readonly string[], merge: MergeText): Merged {
  const bom = source.startsWith(BOM) ? BOM : "";
  const body = source.slice(bom.length);
  const crlf = body.includes("\r\n") && !/(^|[^\r])\n/.test(body);
  const text = crlf ? body.replaceAll("\r\n", "\n") : body;
  const parts = [...new Set(fragments.map((fragment) => fragment.replaceAll("\r\n", "\n")))].sort();

  let unsupported: Unsupported[] = [];
  let merged = text;
  try {
    merged = merge(text, parts, (snippet, reason) => unsupported.push({ snippet, reason }));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    unsupported = parts.map((snippet) => ({ snippet, reason: error.message }));
  }
  if (merged === text) return { text: source, status: "already", unsupported };
  return {
    text: bom + (crlf ? merged.replaceAll("\n", "\r\n") : merged),
    status: "changed",
    unsupported,
  };
}

/** The text with a line break at its end, unless it is empty. */
export function endLine(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/**
 * Divides the lines between one item and the next: what still belongs to the first (comments that follow it
 * without a blank line before, or are further to the right than the next), blank lines, and the comments right above
 * the next.
 */
export function divide(
  between: string,
  column = Infinity,
): { tail: string; gap: string; lead: string } {
  if (between === "") return { tail: "", gap: "", lead: "" };
  const lines = between.split(/(?<=\n)/).filter((line) => line !== "");
  const isBlank = (line: string) => line.trim() === "";
  let leadStart = lines.findLastIndex(isBlank) + 1;
  const isFurther = (line = "") => (/^ */.exec(line)?.[0].length ?? 0) > column;
  while (leadStart < lines.length && isFurther(lines[leadStart])) leadStart++;
  const tailEnd = lines.slice(0, leadStart).findLastIndex((line) => !isBlank(line)) + 1;
  return {
    tail: lines.slice(0, tailEnd).join(""),
    gap: lines.slice(tailEnd, leadStart).join(""),
    lead: lines.slice(leadStart).join(""),
  };
}
