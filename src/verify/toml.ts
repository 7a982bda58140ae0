import { readToml } from "../documents/toml-model.ts";

export type TomlTable = { readonly [key: string]: unknown };

/** The value of a TOML text; an empty table where it does not parse, which a tool that needs it will say better. */
export function tomlOf(text: string): TomlTable {
  try {
    return readToml(text);
  } catch {
    return {};
  }
}

/** The table at a path of keys; an empty one where there is none. */
export function tableAt(root: TomlTable, ...keys: readonly string[]): TomlTable {
  let table: unknown = root;
  for (const key of keys) table = (table as TomlTable | undefined)?.[key];
  return isTable(table) ? table : {};
}

/** Top-level tables as TOML, each key on its own line: what a program reads, not what a person would write. */
export function writeToml(tables: Readonly<Record<string, TomlTable>>): string {
  return Object.entries(tables)
    .filter(([, table]) => Object.keys(table).length > 0)
    .map(([name, table]) => {
      const lines = Object.entries(table).map(
        ([key, value]) => `${quote(key)} = ${inline(value)}\n`,
      );
      return `[${name}]\n${lines.join("")}`;
    })
    .join("\n");
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (!isTable(value)) return typeof value === "string" ? quote(value) : String(value);
  const pairs = Object.entries(value).map(([key, item]) => `${quote(key)} = ${inline(item)}`);
  return `{ ${pairs.join(", ")} }`;
}

// The escapes of a JSON string are also those of a basic string of TOML.
function quote(text: string): string {
  return JSON.stringify(text);
}

function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
