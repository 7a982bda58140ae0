import type { Order } from "../merge/merge.ts";
import { placeOf } from "./place.ts";

/** What tells tables apart: the cells of the first row. */
export function tableHeader(text: string): string {
  return `| ${cellsOf(text.split("\n", 1)[0] ?? "").join(" | ")} |`;
}

/**
 * Adds rows that a table lacks, known by their first cell. Columns that are aligned stay aligned: where a new cell
 * is wider than its column, the other rows are padded.
 */
export function mergeTable(text: string, wanted: string, slot: string, order: Order): string {
  const rows = rowsOf(text);
  const body = rows.slice(2);
  const isAligned = new Set(rows.map(({ length }) => length)).size === 1;
  let grew = false;
  rowsOf(wanted)
    .slice(2)
    .forEach((row) => {
      const names = body.map(nameOf);
      const name = nameOf(row);
      if (names.includes(name)) return;
      body.splice(placeOf(name, names, [], slot, order), 0, row);
      grew = true;
    });
  if (!grew) return text;
  const merged = [...rows.slice(0, 2), ...body];
  return `${(isAligned ? align(merged) : merged).join("\n")}\n`;
}

function align(rows: readonly string[]): string[] {
  const table = rows.map(cellsOf);
  const [, rule = []] = table;
  const widths = rule.map((_, column) =>
    Math.max(
      3,
      ...table.filter((_, row) => row !== 1).map((cells) => widthOf(cells[column] ?? "")),
    ),
  );
  return table.map((cells, row) => {
    const padded = widths.map((width, column) => {
      const cell = cells[column] ?? "";
      const [left, right] = [rule[column]?.startsWith(":"), rule[column]?.endsWith(":")];
      if (row === 1) return `${left ? ":" : "-"}${"-".repeat(width - 2)}${right ? ":" : "-"}`;
      const space = width - widthOf(cell);
      const before = right ? (left ? Math.floor(space / 2) : space) : 0;
      return " ".repeat(before) + cell + " ".repeat(space - before);
    });
    return `| ${padded.join(" | ")} |`;
  });
}

function rowsOf(text: string): string[] {
  return text.trimEnd().split("\n");
}

/** The cells of a row; a bar behind a backslash is part of a cell. */
function cellsOf(row: string): string[] {
  const inner = row.trim().replace(/^\||(?<!\\)\|$/g, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function nameOf(row: string): string {
  return cellsOf(row)[0] ?? "";
}

function widthOf(text: string): number {
  return [...text].length;
}
