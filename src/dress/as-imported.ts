import {
  boundName,
  importedBy,
  importText,
  isSameImport,
  type Imported,
} from "../python/imports.ts";
import type { Node } from "../python/parse.ts";
import { Source } from "../python/source.ts";
import { shapeOf } from "../python/statement.ts";
import { applied, nodesOf, withoutStatement, type Edit } from "./edits.ts";

/** Where the file is that code goes into: what its relative imports mean. */
interface Module {
  path: string;
  /** Dotted. */
  module: string;
}

/**
 * Code in the words of the file that it is merged into. Where the file imports a module and takes no name out of it
 * (`from rest_framework import viewsets`), what the code takes out of it is named behind it (`viewsets.ModelViewSet`), and
 * so is what the file uses the name of for something else. Code or a file that does not parse stays as it is.
 */
export function asImported(code: string, file: string, from: Module): string {
  if (!/^(?:import|from)\b/m.test(code)) return code;
  const [mine, theirs] = [new Source(code), new Source(file)];
  try {
    if (mine.root.hasError || theirs.root.hasError) return code;
    const names = new Names(mine, theirs, from);
    return applied(code, names.edits()).replace(/^\n+/, "");
  } finally {
    mine.release();
    theirs.release();
  }
}

class Names {
  readonly #mine: Source;
  readonly #from: Module;
  /** What the file imports at its top level, by absolute modules. */
  readonly #imports: readonly Imported[];
  /** What else the file binds there. */
  readonly #defined: ReadonlySet<string>;
  readonly #identifiers: readonly Node[];

  constructor(mine: Source, theirs: Source, from: Module) {
    this.#mine = mine;
    this.#from = from;
    this.#imports = importsOf(theirs).flatMap(({ imports }) => imports.map(this.#absolute));
    this.#defined = definedIn(theirs);
    this.#identifiers = nodesOf(mine.root, "identifier");
  }

  edits(): Edit[] {
    return importsOf(this.#mine).flatMap(({ node, imports }) => this.#ofStatement(node, imports));
  }

  #ofStatement(node: Node, imports: readonly Imported[]): Edit[] {
    const left = new Set<string>();
    const edits: Edit[] = [];
    for (const imported of imports) {
      const other = this.#nameFor(imported);
      const uses = other && this.#uses(boundName(imported)!, other.word);
      if (!uses) left.add(importText(imported));
      else {
        if (other.needs) left.add(importText(other.needs));
        edits.push(...uses);
      }
    }
    if (edits.length === 0) return [];
    if (left.size === 0) return [withoutStatement(this.#mine.text, node, false), ...edits];
    return [{ start: node.startIndex, end: node.endIndex, text: [...left].join("\n") }, ...edits];
  }

  /** What the file calls something that code imports, and an import that it needs for it; undefined where it is the same. */
  #nameFor(imported: Imported): { word: string; needs?: Imported } | undefined {
    const { module, name, alias } = this.#absolute(imported);
    const bound = boundName(imported);
    if (bound === undefined || module === "__future__" || module === this.#from.module)
      return undefined;
    if (this.#imports.some((one) => isSameImport(one, { module, name, alias }))) return undefined;
    if (name === undefined) {
      const word = alias && this.#wordFor(module);
      return word ? { word } : undefined;
    }
    const isTaken = this.#isTaken(bound);
    const isUsual = this.#imports.some((one) => one.module === module && one.name !== undefined);
    if (!isTaken && (isUsual || this.#isModule(bound))) return undefined;
    const word = this.#wordFor(module);
    if (word) return { word: `${word}.${name}` };
    return isTaken ? this.#besides(imported) : undefined;
  }

  /** Whether a name looks like that of a module within a package, which is no part of the package until it is imported. */
  #isModule(name: string): boolean {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) return false;
    const uses = this.#identifiers.filter((node) => node.text === name && roleOf(node) === "used");
    return uses.every(({ parent, id }) => parent?.childForFieldName("object")?.id === id);
  }

  /** By which name the file knows a module. */
  #wordFor(module: string): string | undefined {
    const found = this.#imports.find((one) =>
      one.name === undefined
        ? one.module === module && (one.alias ?? !module.includes("."))
        : `${one.module.replace(/\.$/, "")}.${one.name}` === module,
    );
    return found && boundName(found);
  }

  /** A name out of its module, where the file has another use for the name and none for that of the module. */
  #besides({ module, name }: Imported): { word: string; needs: Imported } | undefined {
    const [, parent, last] = /^(.*?)\.?(\w+)$/.exec(module) ?? [];
    const isRelative = parent !== undefined && /^\.*$/.test(parent) && module.startsWith(".");
    if (!last || (!parent && !isRelative) || this.#isTaken(last)) return undefined;
    const above = isRelative ? module.slice(0, -last.length) : parent!;
    return { word: `${last}.${name}`, needs: { module: above, name: last, alias: undefined } };
  }

  #isTaken(name: string): boolean {
    return this.#defined.has(name) || this.#imports.some((one) => boundName(one) === name);
  }

  /** Another word for all uses of a name; undefined where code gives the name, or the word, a meaning of its own. */
  #uses(name: string, word: string): Edit[] | undefined {
    const first = word.split(".")[0]!;
    const edits: Edit[] = [];
    for (const node of this.#identifiers) {
      if (node.text !== name && node.text !== first) continue;
      const role = roleOf(node);
      if (role === "bound") return undefined;
      if (role === "used" && node.text === name)
        edits.push({ start: node.startIndex, end: node.endIndex, text: word });
    }
    const quoted = new RegExp(`\\b${name}\\b`);
    const isQuoted = nodesOf(this.#mine.root, "type").some((type) =>
      nodesOf(type, "string").some((text) => quoted.test(text.text)),
    );
    return isQuoted ? undefined : edits;
  }

  readonly #absolute = (imported: Imported): Imported => {
    const dots = /^\.*/.exec(imported.module)![0].length;
    if (dots === 0) return imported;
    const { path, module } = this.#from;
    const parts = module.split(".");
    const up = path.endsWith("/__init__.py") ? dots - 1 : dots;
    const base = parts.slice(0, Math.max(parts.length - up, 0));
    const rest = imported.module.slice(dots);
    return { ...imported, module: [...base, ...(rest ? [rest] : [])].join(".") };
  };
}

function importsOf(source: Source): { node: Node; imports: Imported[] }[] {
  return source.root.namedChildren
    .filter(({ type }) => type === "import_statement" || type === "import_from_statement")
    .map((node) => ({ node, imports: importedBy(source, node) }));
}

/** What a file defines at its top level. */
function definedIn(source: Source): Set<string> {
  const shapes = source.root.namedChildren.map((node) => shapeOf(source, node));
  const defining = shapes.filter(
    ({ kind, item, base }) => /^(?:assign|def|class)$/.test(kind) && item === base,
  );
  return new Set(defining.map(({ base }) => base));
}

/** What an identifier is: a use of a name, something that gives the name a meaning, or another's part. */
function roleOf(node: Node): "used" | "bound" | "other" {
  const { parent } = node;
  if (!parent) return "other";
  if (isWithin(node, /^import_(?:from_)?statement$/)) return "other";
  const is = (field: string) => parent.childForFieldName(field)?.id === node.id;
  if (parent.type === "attribute") return is("attribute") ? "other" : "used";
  if (parent.type === "keyword_argument") return is("name") ? "other" : "used";
  if (parent.type.endsWith("_definition") && is("name")) return "bound";
  if (
    /^(?:lambda_)?parameters$|_pattern$|^as_pattern_target$|^(?:global|nonlocal)_statement$/.test(
      parent.type,
    )
  )
    return "bound";
  if (/^(?:typed_)?default_parameter$|^named_expression$/.test(parent.type) && is("name"))
    return "bound";
  if (parent.type === "typed_parameter" && parent.namedChild(0)?.id === node.id) return "bound";
  return is("left") &&
    /^(?:assignment|augmented_assignment|for_statement|for_in_clause)$/.test(parent.type)
    ? "bound"
    : "used";
}

function isWithin(node: Node, type: RegExp): boolean {
  for (let at = node.parent; at; at = at.parent) if (type.test(at.type)) return true;
  return false;
}
