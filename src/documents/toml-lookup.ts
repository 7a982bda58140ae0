import type { Entry, Table } from "./toml-model.ts";
import { isSame, startsWith } from "./toml-tables.ts";

/** The table at a path that is no item of an array. */
export function tableAt(tables: readonly Table[], path: readonly string[]): Table | undefined {
  return tables.find((table) => !table.array && isSame(table.path, path));
}

/** The entry at a path, or the entry whose inline table would hold it and the rest of the path. */
export function entryAt(
  tables: readonly Table[],
  path: readonly string[],
): { entry: Entry; rest: readonly string[] } | undefined {
  for (const table of tables) {
    if (table.array) continue;
    for (const entry of table.entries) {
      const full = [...table.path, ...entry.path];
      if (!startsWith(path, full)) continue;
      const rest = path.slice(full.length);
      if (rest.length === 0 || entry.value.kind === "table") return { entry, rest };
    }
  }
  return undefined;
}

/** The table whose dotted keys make up the table at a path. */
export function dottedTable(tables: readonly Table[], path: readonly string[]): Table | undefined {
  return tables.find(
    (table) =>
      !table.array &&
      table.path.length < path.length &&
      startsWith(path, table.path) &&
      table.entries.some((other) => startsWith([...table.path, ...other.path], path)),
  );
}

/** The index after a table of an array and the tables below it. */
export function endOf(tables: readonly Table[], table: Table): number {
  const start = tables.indexOf(table) + 1;
  const next = tables
    .slice(start)
    .findIndex((other) => other.array || !startsWith(other.path, table.path));
  return next < 0 ? tables.length : start + next;
}
