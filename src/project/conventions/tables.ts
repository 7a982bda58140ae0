/** A table of a parsed TOML file. */
export type Table = Readonly<Record<string, unknown>>;

/** A value as a table; an empty one where it is none. */
export function table(value: unknown): Table {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Table)
    : {};
}
