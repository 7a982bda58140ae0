import { tokens } from "../python/text.ts";
import { WIDTH } from "../python/fit.ts";

/** A statement that is one call: of a dotted name, on its own, assigned or returned. */
const CALL = /^( *)((?:return |[\w.]+ = )?[A-Za-z_][\w.]*\()(.+)\)$/;
/** What has a layout of its own within brackets: a comma at the end, strings side by side, comments. */
const SPECIAL = /,[)\]}]|" +[a-z]?"|#|"""|'|\\/;

/**
 * Code with the calls that are too long for a line broken as `ruff format` breaks them: all arguments in a line of their own,
 * or each in one. What is not as simple as that stays, and is too long.
 */
export function wrapped(code: string): string {
  if (!hasLongLine(code)) return code;
  const lines = code.split("\n");
  // What looks like a call may be text in a string over several lines.
  if (lines.some((line) => line.split('"""').length % 2 === 0)) return code;
  return lines
    .map((line, index) => {
      if (line.length <= WIDTH) return line;
      const isContent =
        /\w\($/.test(lines[index - 1] ?? "") && /^ *\)/.test(lines[index + 1] ?? "");
      return (isContent ? listed(line) : broken(line)) ?? line;
    })
    .join("\n");
}

/** Whether a line is longer than a width: by default than ours are. */
export function hasLongLine(code: string, width = WIDTH): boolean {
  let start = 0;
  for (let end = code.indexOf("\n"); end >= 0; end = code.indexOf("\n", start)) {
    if (end - start > width) return true;
    start = end + 1;
  }
  return code.length - start > width;
}

function broken(line: string): string | undefined {
  const [, indent = "", head = "", inner] = CALL.exec(line) ?? [];
  if (inner === undefined) return undefined;
  const parts = argumentsIn(inner);
  if (!parts) return undefined;
  const content = `${indent}    ${inner}`;
  const body = content.length <= WIDTH ? content : listed(content);
  return body && `${indent}${head}\n${body}\n${indent})`;
}

/** The arguments of a line in a line each. */
function listed(line: string): string | undefined {
  const indent = /^ */.exec(line)![0];
  const parts = argumentsIn(line.trim());
  const isEnough =
    parts && parts.length > 1 && parts.every((part) => part && indent.length + part.length < WIDTH);
  return isEnough ? parts.map((part) => `${indent}${part},`).join("\n") : undefined;
}

/** The arguments of a call; undefined where the brackets are those of several calls, or what is in them is not simple. */
function argumentsIn(inner: string): string[] | undefined {
  if (SPECIAL.test(inner)) return undefined;
  const parts = [""];
  let depth = 0;
  for (const token of tokens(inner)) {
    if (/^[([{]$/.test(token)) depth++;
    else if (/^[)\]}]$/.test(token) && --depth < 0) return undefined;
    if (token === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += token;
  }
  return depth === 0 ? parts.map((part) => part.trim()) : undefined;
}
