/**
 * Formats text as the project's own tools would: Python as `ruff format` does (88 columns), YAML, JSON and Markdown
 * as prettier does by default, TOML with no stray space. Other files come back as they are.
 * Each formatter is loaded when the first file needs it. Throws where the text does not parse.
 *
 * Our templates are written so that this changes nothing in what they render, which tests show; at run time it is
 * for files that are generated into a repository of someone else.
 */
export async function formatText(path: string, text: string): Promise<string> {
  const format = formatterOf(path);
  return format ? format(text) : text;
}

type Formatter = (text: string) => Promise<string>;

const BY_SUFFIX: readonly (readonly [RegExp, Formatter])[] = [
  [/\.pyi?$/, formatPython],
  [/\.ya?ml$/, (text) => formatByPrettier("yaml", text)],
  [/\.json$/, (text) => formatByPrettier("json", text)],
  [/\.md$/, (text) => formatByPrettier("markdown", text)],
  [/\.toml$/, formatToml],
];

/** Of TOML: strings of several lines and others, comments, and line breaks with the space around them. */
const LEXEMES =
  /"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[ \t]*\n(?:[ \t]*\n)*/g;

function formatterOf(path: string): Formatter | undefined {
  return BY_SUFFIX.find(([suffix]) => suffix.test(path))?.[1];
}

async function formatPython(text: string): Promise<string> {
  const { Workspace, PositionEncoding } = (await import("@astral-sh/ruff-wasm-nodejs")).default;
  const workspace = new Workspace({ "line-length": 88 }, PositionEncoding.Utf16);
  return workspace.format(text);
}

async function formatByPrettier(
  parser: "yaml" | "json" | "markdown",
  text: string,
): Promise<string> {
  const { format } = await import("prettier/standalone");
  // Markdown holds code of the other languages, so it needs their plugins too.
  const plugins = await Promise.all([
    ...(parser === "json" ? [] : [import("prettier/plugins/yaml")]),
    ...(parser === "yaml"
      ? []
      : [import("prettier/plugins/babel"), import("prettier/plugins/estree")]),
    ...(parser === "markdown" ? [import("prettier/plugins/markdown")] : []),
  ]);
  return format(text, { parser, plugins: plugins as never[] });
}

/** No space at the end of a line, no two blank lines in a row, one line break at the end; strings stay. */
async function formatToml(text: string): Promise<string> {
  const { readDocument } = await import("../documents/toml-model.ts");
  readDocument(text);
  const tidy = text.replace(LEXEMES, (lexeme) => {
    if (/^["']/.test(lexeme)) return lexeme;
    if (lexeme.startsWith("#")) return lexeme.trimEnd();
    return "\n".repeat(Math.min(lexeme.split("\n").length - 1, 2));
  });
  return `${tidy.trim()}\n`;
}
