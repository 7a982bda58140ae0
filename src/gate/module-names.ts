import { boundName } from "../python/imports.ts";
import { parsePython, release, type Node } from "../python/parse.ts";
import { plainModule } from "../python/plain-module.ts";

/** What a module offers to those who import from it. */
export interface ModuleNames {
  names: ReadonlySet<string>;
  /** The modules that it imports everything from, as they are written: `.base`. */
  stars: readonly string[];
}

/** Ways to have names that no text shows; a pseudo-name such as `__path__` is one, too. */
const DYNAMIC =
  /\b(?:__getattr__|globals|locals|vars|exec|setattr|sys\.modules|__path__|import_module)\b/;
const OWN_SCOPE = new Set(["function_definition", "class_definition", "lambda"]);

/**
 * The names at the top level of a module: all that stand there for themselves, since a name that is used there is
 * also bound there, whatever the statement. Undefined where they cannot be known: code that makes names while it
 * runs, or a file with syntax errors.
 *
 * @throws Error unless `loadPython()` has been awaited
 */
export function moduleNames(text: string): ModuleNames | undefined {
  if (DYNAMIC.test(text)) return undefined;
  return plainNames(text) ?? parsedNames(text);
}

function plainNames(text: string): ModuleNames | undefined {
  const plain = /\bglobal\b/.test(text) ? undefined : plainModule(text);
  if (!plain) return undefined;
  const bound = plain.imports.flatMap((one) => boundName(one) ?? []);
  return { names: new Set([...bound, ...plain.definitions.map(({ name }) => name)]), stars: [] };
}

function parsedNames(text: string): ModuleNames | undefined {
  const root = parsePython(text.replace(/^\uFEFF/, ""));
  try {
    if (root.hasError) return undefined;
    const names = new Set<string>();
    const stars: string[] = [];
    for (const node of root.descendantsOfType("global_statement"))
      for (const { text: name } of node?.namedChildren ?? []) names.add(name);
    collect(root, names, stars);
    return { names, stars };
  } finally {
    release(root);
  }
}

function collect(node: Node, names: Set<string>, stars: string[]): void {
  if (node.type === "identifier") {
    names.add(node.text);
    return;
  }
  if (OWN_SCOPE.has(node.type)) {
    const name = node.childForFieldName("name");
    if (name) names.add(name.text);
    return;
  }
  if (node.type === "import_from_statement") {
    const module = node.childForFieldName("module_name");
    if (node.namedChildren.some((child) => child.type === "wildcard_import"))
      stars.push(module?.text ?? "");
  }
  for (const child of node.namedChildren) {
    if (child.id === node.childForFieldName(otherNamesIn(node.type))?.id) continue;
    collect(child, names, stars);
  }
}

/** The part of a node whose identifiers are names of something else. */
function otherNamesIn(type: string): string {
  if (type === "attribute") return "attribute";
  if (type === "keyword_argument" || type === "aliased_import") return "name";
  return type === "import_from_statement" ? "module_name" : "none";
}
