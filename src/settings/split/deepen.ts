import MagicString from "magic-string";
import type { Node } from "../../python/parse.ts";
import { Source } from "../../python/source.ts";

/** Calls that give the same path in another form. */
const SAME_PATH =
  /(?:^|\.)(?:abspath|realpath|normpath|normcase|expanduser|str|text_type|unicode|Path|PurePath|PosixPath|path)$/;
const SAME_METHOD = /^(?:resolve|absolute|expanduser|as_posix)$/;
const FOLDER_OF = /(?:^|[._])dirname$/;

/**
 * A settings module, edited so that it gives the same values from one folder further down: what is counted upwards from
 * `__file__` goes one level further, and relative imports get a dot more. Nothing else changes.
 *
 * @param text without a byte order mark
 */
export function deepened(text: string): string {
  const source = new Source(text);
  const edits = new MagicString(text);
  try {
    for (const node of source.root.descendantsOfType("import_from_statement")) {
      const from = node?.childForFieldName("module_name");
      if (from?.type === "relative_import") edits.appendLeft(from.startIndex, ".");
    }
    for (const node of source.root.descendantsOfType("identifier")) {
      if (node?.text === "__file__" && !goUp(node, edits)) detour(node, source, edits);
    }
    return edits.toString();
  } finally {
    source.release();
  }
}

/** Counts one level more where the path of the file is first gone up from; false where it is not. */
function goUp(file: Node, edits: MagicString): boolean {
  let node = file;
  for (;;) {
    const { parent } = node;
    if (!parent) return false;
    if (parent.type === "parenthesized_expression") node = parent;
    else if (parent.type === "argument_list") {
      const call = parent.parent;
      const callee = call?.childForFieldName("function")?.text ?? "";
      if (!call || parent.namedChild(0)?.id !== node.id) return false;
      if (FOLDER_OF.test(callee)) {
        edits.appendLeft(call.startIndex, `${callee}(`).appendRight(call.endIndex, ")");
        return true;
      }
      if (parent.namedChildCount > 1 || !SAME_PATH.test(callee)) return false;
      node = call;
    } else if (parent.type === "attribute") {
      const result = attributeUp(node, parent, edits);
      if (typeof result === "boolean") return result;
      node = result;
    } else if (parent.type === "binary_operator") {
      const right = parent.childForFieldName("right");
      const isMinus = parent.childForFieldName("operator")?.text === "-";
      return isMinus && right?.type === "integer" ? increment(right, edits) : false;
    } else return false;
  }
}

/** `.parent`, `.parents[1]`, `.ancestor(2)`; the call of a method that gives the same path, to go on from. */
function attributeUp(object: Node, attribute: Node, edits: MagicString): boolean | Node {
  if (attribute.childForFieldName("object")?.id !== object.id) return false;
  const name = attribute.childForFieldName("attribute")?.text ?? "";
  const { parent } = attribute;
  if (name === "parent") {
    edits.appendLeft(attribute.endIndex, ".parent");
    return true;
  }
  if (name === "parents") {
    const index = parent?.type === "subscript" ? parent.childForFieldName("subscript") : null;
    return index?.type === "integer" ? increment(index, edits) : false;
  }
  const isCall = parent?.type === "call";
  if (name === "ancestor" && isCall) {
    const levels = parent.childForFieldName("arguments")?.namedChild(0);
    return levels?.type === "integer" ? increment(levels, edits) : false;
  }
  return isCall && SAME_METHOD.test(name) ? parent : false;
}

function increment(number: Node, edits: MagicString): boolean {
  edits.overwrite(number.startIndex, number.endIndex, String(Number(number.text) + 1));
  return true;
}

/** The folder stands in the file's place: what is gone up from there is the same. */
function detour(file: Node, source: Source, edits: MagicString): void {
  const hasOs = /^(?:import os\b|import (?:\w+, *)+os\b)/m.test(
    source.text.slice(0, file.startIndex),
  );
  const folder = hasOs ? "os.path.dirname(__file__)" : '__import__("os").path.dirname(__file__)';
  edits.overwrite(file.startIndex, file.endIndex, folder);
}
