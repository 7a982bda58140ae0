import type { Colours } from "../cli/colours.ts";
import { inlineOf, wrapPieces } from "./inline.ts";

const GAP = 2;

/** A table of Markdown, its cells wrapped so that it fits. */
export function renderTable(
  lines: readonly string[],
  { width, colours }: { width: number; colours: Colours },
): string[] {
  const rows = lines.map(cellsOf);
  const body = rows.filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  const widths = fit(body, width);
  return body.flatMap((row, index) => {
    const lines = renderRow(row, widths, colours, index === 0);
    const rule = colours.dim(widths.map((size) => "─".repeat(size)).join(" ".repeat(GAP)));
    return index === 0 ? [...lines, rule] : lines;
  });
}

function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** The most that a measure gives for the cells of each column. */
function most(rows: readonly string[][], measure: (cell: string) => number): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => measure(row[column] ?? "")), 1),
  );
}

function seenIn(cell: string): string {
  return inlineOf(cell)
    .map(({ text }) => text)
    .join("");
}

/** Takes from the widest column until all have room; none gets narrower than its longest word. */
function fit(rows: readonly string[][], width: number): number[] {
  const sizes = most(rows, (cell) => seenIn(cell).length);
  const least = most(rows, (cell) =>
    Math.max(
      ...seenIn(cell)
        .split(" ")
        .map((word) => word.length),
    ),
  );
  const room = width - GAP * (sizes.length - 1);
  while (sizes.reduce((sum, size) => sum + size, 0) > room) {
    const spare = sizes.map((size, column) => (size > least[column]! ? size : 0));
    const widest = Math.max(...spare);
    if (widest === 0) break;
    sizes[spare.indexOf(widest)]! -= 1;
  }
  return sizes;
}

function renderRow(
  row: readonly string[],
  widths: readonly number[],
  colours: Colours,
  isHead: boolean,
): string[] {
  const cells = widths.map((size, column) => {
    const pieces = inlineOf(row[column] ?? "", isHead ? "bold" : undefined);
    return { size, painted: wrapPieces(pieces, size, colours) };
  });
  const height = Math.max(...cells.map(({ painted }) => painted.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map(({ size, painted }) => padded(painted[line] ?? "", size))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}

/** Padded by what is seen of it. */
function padded(text: string, size: number): string {
  // oxlint-disable-next-line no-control-regex
  const seen = text.replaceAll(/\u001b\[\d+m/g, "").length;
  return text + " ".repeat(Math.max(0, size - seen));
}
