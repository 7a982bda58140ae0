import type { Conventions } from "../project/conventions/conventions.ts";
import { compareLines } from "../project/conventions/python-line.ts";

export type Style = Pick<
  Conventions,
  "quotes" | "lineLength" | "indent" | "tabs" | "isort" | "pythonLine"
>;

interface Fix {
  code: string | null;
  fix: { edits: { content: string | null; location: At; end_location: At }[] } | null;
}

interface At {
  row: number;
  column: number;
}

interface Formatter {
  check: (text: string) => Fix[];
  format: (text: string) => string;
}

const formatters = new Map<string, Formatter>();

/**
 * Code as `ruff format` has it with the line length and the quotes of a repository, its imports sorted where the
 * repository sorts them.
 *
 * @throws Error where the code does not parse
 */
export async function format(
  code: string,
  style: Style,
  firstParty: readonly string[],
): Promise<string> {
  const formatter = await formatterFor(style, firstParty);
  return formatter.format(style.isort ? sorted(code, formatter) : code);
}

async function formatterFor(style: Style, firstParty: readonly string[]): Promise<Formatter> {
  const known = style.isort?.["known-first-party"];
  const own = [...new Set([...(Array.isArray(known) ? known : []), ...firstParty])];
  const options = {
    "line-length": style.lineLength,
    "indent-width": style.indent,
    "target-version": target(style.pythonLine),
    format: {
      "quote-style": style.quotes,
      "indent-style": style.tabs ? "tab" : "space",
    },
    lint: { select: ["I001"], isort: { ...style.isort, "known-first-party": own } },
  };
  const key = JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    const { Workspace, PositionEncoding } = (await import("@astral-sh/ruff-wasm-nodejs")).default;
    formatter = new Workspace(options, PositionEncoding.Utf16) as Formatter;
    formatters.set(key, formatter);
  }
  return formatter;
}

/** The oldest and the newest Python that Ruff knows bound what it is told. */
function target(line: string): string {
  const lowest = compareLines(line, "3.7") < 0 ? "3.7" : line;
  return `py${(compareLines(lowest, "3.14") > 0 ? "3.14" : lowest).replace(".", "")}`;
}

function sorted(code: string, formatter: Formatter): string {
  const edits = formatter
    .check(code)
    .filter(({ code: rule }) => rule === "I001")
    .flatMap(({ fix }) => fix?.edits ?? [])
    .sort((a, b) => b.location.row - a.location.row);
  const lines = code.split("\n");
  const offset = ({ row, column }: At) =>
    lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, 0) + column - 1;
  let text = code;
  for (const { content, location, end_location: end } of edits)
    text = text.slice(0, offset(location)) + (content ?? "") + text.slice(offset(end));
  return text;
}
