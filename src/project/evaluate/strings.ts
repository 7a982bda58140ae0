import type { Node } from "../../python/parse.ts";
import { evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import { textOf } from "./operators.ts";
import type { Scope } from "./scope.ts";
import { forced, Unknown, type Value } from "./values.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "\\n": "\n",
  "\\t": "\t",
  "\\r": "\r",
  "\\\\": "\\",
  "\\'": "'",
  '\\"': '"',
  "\\0": "\0",
  "\\a": "\x07",
  "\\b": "\b",
  "\\f": "\f",
  "\\v": "\v",
  "\\\n": "",
};

/** The value of a string literal; of an f-string whose parts are known, too. */
export function stringValue(node: Node, scope: Scope, machine: Machine): Value {
  let value = "";
  for (const part of node.children) {
    if (!part) continue;
    if (part.type === "string_content") value += contentValue(part);
    else if (part.type === "interpolation") {
      const text = interpolated(part, scope, machine);
      if (text === undefined) return new Unknown(node.text, [], value);
      value += text;
    }
  }
  return value;
}

/** The value of string literals that stand one after the other. */
export function concatenated(node: Node, scope: Scope, machine: Machine): Value {
  let value = "";
  for (const part of node.namedChildren) {
    if (part.type === "comment") continue;
    const piece = forced(evaluate(part, scope, machine));
    if (typeof piece !== "string") return new Unknown(node.text);
    value += piece;
  }
  return value;
}

function contentValue(content: Node): string {
  if (content.namedChildCount === 0) return content.text;
  let value = "";
  let at = content.startIndex;
  const text = content.text;
  for (const escape of content.namedChildren) {
    value += text.slice(at - content.startIndex, escape.startIndex - content.startIndex);
    value += escape.type === "escape_sequence" ? escaped(escape.text) : escape.text;
    at = escape.endIndex;
  }
  return value + text.slice(at - content.startIndex);
}

function escaped(sequence: string): string {
  const known = ESCAPES[sequence];
  if (known !== undefined) return known;
  const code = /^\\(?:x|u|U)([0-9a-fA-F]+)$/.exec(sequence)?.[1];
  return code ? String.fromCodePoint(Number.parseInt(code, 16)) : sequence;
}

function interpolated(node: Node, scope: Scope, machine: Machine): string | undefined {
  const expression = node.childForFieldName("expression");
  if (!expression || node.namedChildren.some(({ type }) => type === "format_specifier"))
    return undefined;
  return textOf(forced(evaluate(expression, scope, machine)));
}
