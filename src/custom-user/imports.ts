import { importedBy, namesOf } from "../python/imports.ts";
import type { Node } from "../python/parse.ts";
import type { Source } from "../python/source.ts";

/** An import of one name out of a module. */
export interface NameImport {
  statement: Node;
  name: string;
  /** What it is called here. */
  bound: string;
  /** Where it stands: among the imports of the module, below `if TYPE_CHECKING`, or deeper. */
  where: "top" | "types" | "inner";
}

/** The imports of a name out of a module, wherever they stand. */
export function importsOf(source: Source, module: string, names: readonly string[]): NameImport[] {
  const found = source.root.descendantsOfType("import_from_statement");
  return found.flatMap((statement) => {
    if (!statement) return [];
    return importedBy(source, statement)
      .filter((one) => one.module === module && one.name !== undefined && names.includes(one.name))
      .map(({ name = "", alias }) => ({
        statement,
        name,
        bound: alias ?? name,
        where: whereIs(statement, source),
      }));
  });
}

function whereIs(statement: Node, source: Source): NameImport["where"] {
  for (let node = statement.parent; node; node = node.parent) {
    if (node.type === "function_definition" || node.type === "class_definition") return "inner";
    if (node.type === "if_statement" && /TYPE_CHECKING/.test(conditionOf(node))) return "types";
  }
  if (statement.parent?.type !== "module") return "inner";
  return headerOf(source).some(({ id }) => id === statement.id) ? "top" : "inner";
}

function conditionOf(node: Node): string {
  return node.childForFieldName("condition")?.text ?? "";
}

/** The import statements that a module begins with. */
export function headerOf({ root }: Source): Node[] {
  const imports: Node[] = [];
  for (const [index, node] of root.namedChildren.entries()) {
    const isImport = /^(?:import|import_from|future_import)_statement$/.test(node.type);
    const isDocstring = index === 0 && node.type === "expression_statement";
    if (isImport) imports.push(node);
    else if (!isDocstring && !["comment", "if_statement", "try_statement"].includes(node.type)) {
      // Names that modules set between their imports, as __all__ or a logger, end nothing.
      if (node.type !== "expression_statement") break;
    }
  }
  return imports;
}

/** The edit that takes one name out of an import, and the whole statement with its line where it is the only one. */
export function withoutName(
  source: Source,
  { statement, name }: NameImport,
): { start: number; end: number; isWhole: boolean } {
  const nodes = namesOf(statement);
  const index = nodes.findIndex(
    (node) => (node.childForFieldName("name") ?? node).text === name || node.text === name,
  );
  const node = nodes[index];
  if (!node || nodes.length === 1) {
    const start = source.lineStart(statement.startIndex);
    const end = source.lineEnd(statement.endIndex);
    const isAlone = source.text.slice(start, statement.startIndex).trim() === "";
    if (!isAlone) return { start: statement.startIndex, end: statement.endIndex, isWhole: true };
    return { start, end: end + (source.text.startsWith("\r\n", end) ? 2 : 1), isWhole: true };
  }
  const next = nodes[index + 1];
  if (next) return { start: node.startIndex, end: next.startIndex, isWhole: false };
  return { start: nodes[index - 1]!.endIndex, end: node.endIndex, isWhole: false };
}
