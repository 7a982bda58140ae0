/** A text as a Python literal: in double quotes, or in single ones where that needs fewer escapes, as `ruff format` has it. */
export function text(value: string): string {
  const quote = value.includes('"') && !value.includes("'") ? "'" : '"';
  const escaped = value
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
  return `${quote}${escaped}${quote}`;
}

/**
 * A call as `ruff format` lays it out: on one line where it fits, its arguments on a line of their own where they fit there, else one
 * argument a line. Lines after the first are indented as seen from the first.
 *
 * @param head what stands before the parenthesis, such as `title = models.CharField`
 * @param width the columns there are, from the first character of `head`
 */
export function call(head: string, args: readonly string[], width: number): string {
  return fit(`${head}(${args.join(", ")})`, width);
}

/** A call or a list that is too long for its line, as `ruff format` lays it out; other code as it is. */
export function fit(code: string, width: number): string {
  const parts = code.length > width ? /^([\w.= ]*)([[(])(.*)([\])])$/s.exec(code) : null;
  if (!parts) return code;
  const [, head = "", open = "", inner = "", close = ""] = parts;
  // `first()[0]` is no pair.
  if ((open === "(") !== (close === ")") || isParted(inner)) return code;
  const items = topLevel(inner);
  if (items.length === 0) return code;
  const isLambda = items[0]!.startsWith("lambda");
  const body = isLambda ? inner : items.join(", ");
  // The items of a list have a line each as soon as it needs more than one.
  if (open === "(" && head !== "" && body.length + 4 <= width)
    return `${head}${open}\n    ${body}\n${close}`;
  const lines = (isLambda ? [inner] : items).map(
    (item) => `${fit(item, width - 5).replaceAll(/^/gm, "    ")},`,
  );
  return `${head}${open}\n${lines.join("\n")}\n${close}`;
}

/** Whether a bracket closes that was opened before: `a)(b`. */
function isParted(source: string): boolean {
  let depth = 0;
  for (const [token] of source.matchAll(TOKENS)) {
    if (/^[([{]$/.test(token)) depth++;
    if (/^[)\]}]$/.test(token) && --depth < 0) return true;
  }
  return false;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^]/g;

/** The items between the commas that no bracket or string holds. */
function topLevel(source: string): string[] {
  const items = [""];
  let depth = 0;
  for (const [token] of source.matchAll(TOKENS)) {
    if (/^[([{]$/.test(token)) depth++;
    if (/^[)\]}]$/.test(token)) depth--;
    if (token === "," && depth === 0) items.push("");
    else items[items.length - 1] += token;
  }
  return items.map((item) => item.trim()).filter(Boolean);
}
