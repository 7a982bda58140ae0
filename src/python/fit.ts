import type { Node } from "./parse.ts";
import type { Source } from "./source.ts";
import { requoted } from "./text.ts";

/** The line length of the code we write, as Ruff's formatter has it by default. */
export const WIDTH = 88;

/** Where a piece of code goes. */
interface Place {
  source: Source;
  /** What its lines are indented by. */
  indent: string;
  /** One level of indentation there. */
  unit: string;
  quote: '"' | "'";
}

/**
 * The text of an element that stands on one line, broken the way Ruff's formatter does where it is too
 * long at its place: the outermost bracket first, arguments on one line of their own while they fit,
 * else on a line each.
 *
 * @param taken the columns that stand before it on its line, the indentation left out, and behind it
 */
export function fitted(node: Node, place: Place, taken = 1): string {
  const { source, indent, quote } = place;
  const text = requoted(source.of(node), quote);
  if (indent.length + taken + text.length <= WIDTH || text.includes("\n")) return text;
  switch (node.type) {
    case "pair":
      return split(node, node.childForFieldName("value"), place, taken);
    case "keyword_argument":
      return split(node, node.childForFieldName("value"), place, taken);
    case "call":
      return split(node, node.childForFieldName("arguments"), place, taken);
    case "argument_list":
    case "list":
    case "tuple":
    case "set":
    case "dictionary":
      return exploded(node, place);
    default:
      return text;
  }
}

/** What stands before the part that can be broken stays on its line. */
function split(node: Node, part: Node | null, place: Place, taken: number): string {
  const { source, quote } = place;
  if (!part || part.endIndex !== node.endIndex) return requoted(source.of(node), quote);
  const before = requoted(source.text.slice(node.startIndex, part.startIndex), quote);
  return before + fitted(part, place, taken + before.length);
}

function exploded(node: Node, place: Place): string {
  const text = place.source.of(node);
  const inner = place.indent + place.unit;
  const parts = node.namedChildren;
  if (parts.length === 0) return text;
  const [open, close] = [text[0]!, text.at(-1)!];
  if (node.type === "argument_list") {
    const line = requoted(text.slice(1, -1).trim().replace(/,$/, ""), place.quote);
    if (inner.length + line.length <= WIDTH)
      return `${open}\n${inner}${line}\n${place.indent}${close}`;
  }
  const lines = parts.map((part) => `${inner}${fitted(part, { ...place, indent: inner })},\n`);
  return `${open}\n${lines.join("")}${place.indent}${close}`;
}
