import type { Conventions } from "./types.ts";
import { pythonOf } from "./python-line.ts";
import { table, type Table } from "./tables.ts";
import type { ToolSettings } from "./tool-settings.ts";

/** What Ruff does unless it is told otherwise. */
const LENGTH = 88;

/**
 * What a configuration of Ruff says.
 *
 * @param formats whether the repository is known to be formatted by Ruff, whatever the configuration says
 */
export function ruffSettings(ruff: Table, formats: boolean): ToolSettings {
  const isThere = Object.keys(ruff).length > 0;
  if (!isThere && !formats) return {};
  const lint = { ...ruff, ...table(ruff["lint"]) };
  const format = table(ruff["format"]);
  const length = ruff["line-length"];
  const width = ruff["indent-width"];
  const quotes = format["quote-style"] ?? table(lint["flake8-quotes"])["inline-quotes"];
  const python = pythonOf(ruff["target-version"]);
  const indent = format["indent-style"];
  const sorts = [lint["select"], lint["extend-select"]]
    .flatMap((rules) => (Array.isArray(rules) ? rules : []))
    .some((rule) => /^(?:I|I00|I001|ALL)$/.test(String(rule)));
  return {
    lineLength: typeof length === "number" ? length : LENGTH,
    ...(typeof width === "number" && { indent: width }),
    ...(indent !== undefined && { tabs: indent === "tab" }),
    ...(isQuotes(quotes)
      ? { quotes }
      : (formats || "format" in ruff) && quotes === undefined && { quotes: "double" as const }),
    ...(python && { python }),
    ...(sorts && { isort: table(lint["isort"]) }),
  };
}

function isQuotes(value: unknown): value is Conventions["quotes"] {
  return value === "single" || value === "double";
}
