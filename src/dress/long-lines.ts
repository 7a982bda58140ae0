import type { Conventions } from "../project/conventions/conventions.ts";

/** Code with comments, docstrings and strings broken where they are longer than the line: no formatter does that. */
export function withinLength(
  code: string,
  { lineLength, quotes }: Pick<Conventions, "lineLength" | "quotes">,
): string {
  const quote = quotes === "single" ? "'" : '"';
  return code
    .split("\n")
    .flatMap((line) => (line.length > lineLength ? broken(line, lineLength, quote) : [line]))
    .join("\n");
}

function broken(line: string, most: number, quote: string): string[] {
  const [, indent = "", rest = ""] = /^(\s*)(.*)$/.exec(line) ?? [];
  if (rest.startsWith("# "))
    return wrapped(rest.slice(2), most - indent.length - 2).map((text) => `${indent}# ${text}`);
  const [, docstring] = /^"""(.*)"""$/.exec(rest) ?? [];
  if (docstring !== undefined && !docstring.includes('"""')) {
    const [first = "", ...others] = wrapped(docstring, most - indent.length - 6);
    return [`${indent}"""${first}`, ...others.map((text) => indent + text), `${indent}"""`];
  }
  const string = new RegExp(`^((?:\\w+=)?)(f?)${quote}([^${quote}\\\\{}]*)${quote}(,?)$`).exec(
    rest,
  );
  if (!string) return [line];
  const [, keyword = "", prefix = "", content = "", comma = ""] = string;
  const inner = keyword ? `${indent}    ` : indent;
  const parts = wrapped(content, most - inner.length - 4, true).map(
    (text) => `${inner}${prefix}${quote}${text}${quote}`,
  );
  if (keyword) return [`${indent}${keyword}(`, ...parts, `${indent})${comma}`];
  return [...parts.slice(0, -1), `${parts.at(-1)}${comma}`];
}

/** The words of a text in lines of a length; each line but the last keeps its blank, where they are joined again. */
function wrapped(text: string, most: number, isJoined = false): string[] {
  const lines = [""];
  for (const word of text.split(/(?<= )/)) {
    const last = lines.at(-1)!;
    if (last && (last + word).trimEnd().length > most - (isJoined ? 1 : 0)) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  return isJoined ? lines : lines.map((line) => line.trimEnd());
}
