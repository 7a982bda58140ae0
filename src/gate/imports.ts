import { parsePython, release, type Node } from "../python/parse.ts";
import { plainModule } from "../python/plain-module.ts";

/** What a file takes from a module. */
export interface Import {
  /** As it is written, without blanks: `shop.models`, `..models`. */
  module: string;
  /** Undefined where the module itself is imported. */
  name: string | undefined;
  /** 1-based. */
  line: number;
}

/**
 * Every import of a file but those under a `try` or an `if`, which may be meant to fail or never to run; what only
 * type checkers see counts. None where the file has syntax errors.
 *
 * @throws Error unless `loadPython()` has been awaited
 */
export function importsOf(text: string): Import[] {
  return plainImports(text) ?? parsedImports(text);
}

/** What may be an import within a class or a function. */
const INNER_IMPORT = /^[ \t]+(?:import|from)\b|[;:][ \t]*(?:import|from)\b/m;

/** The imports of a module that shows them all without being parsed, as most new ones do. */
function plainImports(text: string): Import[] | undefined {
  if (INNER_IMPORT.test(text)) return undefined;
  return plainModule(text)?.imports.map(({ module, name, line }) => ({ module, name, line }));
}

function parsedImports(text: string): Import[] {
  const root = parsePython(text.replace(/^\uFEFF/, ""));
  try {
    if (root.hasError) return [];
    return root
      .descendantsOfType(["import_statement", "import_from_statement"])
      .filter((node) => node !== null && !isGuarded(node))
      .flatMap((node) => (node ? importsIn(node) : []));
  } finally {
    release(root);
  }
}

function importsIn(node: Node): Import[] {
  const line = node.startPosition.row + 1;
  const names = node
    .childrenForFieldName("name")
    .map((child) => (child?.type === "aliased_import" ? child.childForFieldName("name") : child))
    .map((child) => withoutBlanks(child?.text ?? ""));
  const source = node.childForFieldName("module_name");
  if (node.type === "import_statement" || !source)
    return names.map((module) => ({ module, name: undefined, line }));
  const module = withoutBlanks(source.text);
  // A star takes what there is; that the module is there is all it needs.
  if (names.length === 0) return [{ module, name: undefined, line }];
  return names.map((name) => ({ module, name, line }));
}

function isGuarded({ parent }: Node): boolean {
  for (let outer = parent; outer; outer = outer.parent) {
    if (outer.type === "try_statement") return true;
    const condition = outer.type === "if_statement" && outer.childForFieldName("condition");
    if (condition && !condition.text.endsWith("TYPE_CHECKING")) return true;
  }
  return false;
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, "");
}
