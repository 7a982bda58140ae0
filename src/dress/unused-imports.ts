import { parsePython, release, type Node } from "../python/parse.ts";
import { applied, nodesByType, nodesOf, withoutStatement, type Edit } from "./edits.ts";

/**
 * Code without the imports that dressing made useless: those that something used before, and nothing uses now.
 *
 * @param before the code that was dressed
 */
export function withoutUnusedImports(code: string, before: string): string {
  if (code === before || !/^[ \t]*(?:from|import)\b/m.test(code)) return code;
  const root = parsePython(code);
  const used = namesIn(root);
  const wasUsed = usedBefore(before);
  const goes = (name: string) => !used.has(name) && wasUsed.has(name);
  const edits = nodesOf(root, "import_statement", "import_from_statement").flatMap((statement) =>
    ofStatement(statement, goes, code),
  );
  release(root);
  return applied(code, edits).replace(/^\n+/, "");
}

function ofStatement(statement: Node, goes: (name: string) => boolean, code: string): Edit[] {
  const names = statement.childrenForFieldName("name").filter((node) => node !== null);
  const left = names.filter((node) => !goes(boundName(node)));
  if (left.length === names.length) return [];
  if (left.length === 0) return [withoutStatement(code, statement, false)];
  const [first] = names;
  const last = names.at(-1)!;
  // Brackets stay: the formatter joins what fits.
  const text = left.map((node) => node.text).join(", ");
  return [{ start: first!.startIndex, end: last.endIndex, text }];
}

/** What a name of an import statement is known by afterwards. */
function boundName(node: Node): string {
  const name = node.childForFieldName("alias")?.text ?? node.text;
  return node.parent?.type === "import_statement" ? (name.split(".")[0] ?? name) : name;
}

/** Names that code outside of imports uses: those in strings too, where they are annotations or `__all__`. */
function namesIn(root: Node): Set<string> {
  const names = new Set<string>();
  const nodes = nodesByType(
    root,
    "import_statement",
    "import_from_statement",
    "future_import_statement",
    "identifier",
    "type",
    "assignment",
    "call",
  );
  // Where they are is told by place: to ask each name for what it is in is several times slower.
  const spans = [
    ...nodes.import_statement,
    ...nodes.import_from_statement,
    ...nodes.future_import_statement,
  ].map(({ startIndex, endIndex }) => [startIndex, endIndex] as const);
  for (const node of nodes.identifier) {
    const at = node.startIndex;
    if (!spans.some(([start, end]) => at >= start && at < end)) names.add(node.text);
  }
  const quoted = [
    ...nodes.type,
    ...nodes.assignment.filter((node) => node.childForFieldName("left")?.text === "__all__"),
    ...nodes.call.filter((node) => node.childForFieldName("function")?.text === "cast"),
  ];
  for (const node of quoted) for (const [word] of node.text.matchAll(/\w+/g)) names.add(word);
  return names;
}

function usedBefore(code: string): Set<string> {
  const root = parsePython(code);
  const names = namesIn(root);
  release(root);
  return names;
}
