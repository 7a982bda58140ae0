import { WIDTH } from "./fit.ts";
import type { Node } from "./parse.ts";
import type { Source } from "./source.ts";
import { STANDARD_LIBRARY } from "./stdlib.ts";

/** One imported thing: `import a.b as c`, or one name of a `from` import. */
export interface Imported {
  /** With its leading dots: `django.db`, `..models`. */
  module: string;
  /** What `from` takes; undefined for `import module`; `*` for all. */
  name: string | undefined;
  alias: string | undefined;
}

/** Sections of imports, in the order in which Ruff's rules want them. */
export type Section = "future" | "standard" | "third-party" | "first-party" | "local";

const SECTIONS: readonly Section[] = ["future", "standard", "third-party", "first-party", "local"];

/** The packages that are ours in the projects we make: `src` in their Ruff settings is the root. */
const FIRST_PARTY: readonly string[] = ["apps", "config"];

/** What an import statement imports. */
export function importedBy(source: Source, node: Node): Imported[] {
  if (node.type === "import_statement") {
    return node.namedChildren
      .filter(({ type }) => type !== "comment")
      .map((child) => {
        const [name, alias] = nameAndAlias(source, child);
        return { module: name, name: undefined, alias };
      });
  }
  const from = node.childForFieldName("module_name");
  const module =
    node.type === "future_import_statement"
      ? "__future__"
      : from
        ? source.of(from).replace(/\s/g, "")
        : "";
  return namesOf(node).map((child) => {
    const [name, alias] =
      child.type === "wildcard_import" ? ["*", undefined] : nameAndAlias(source, child);
    return { module, name, alias };
  });
}

/** The nodes of the names that a `from` import takes. */
export function namesOf(node: Node): Node[] {
  const children = node.namedChildren.filter(({ type }) => type !== "comment");
  return node.type === "future_import_statement" ? children : children.slice(1);
}

function nameAndAlias(source: Source, node: Node): [string, string | undefined] {
  if (node.type !== "aliased_import") return [source.of(node), undefined];
  const name = node.childForFieldName("name");
  const alias = node.childForFieldName("alias");
  return [name ? source.of(name) : "", alias ? source.of(alias) : undefined];
}

/** The name that an import binds in the module, or undefined for a star. */
export function boundName({ module, name, alias }: Imported): string | undefined {
  if (name === "*") return undefined;
  return alias ?? name ?? module.split(".")[0];
}

export function isSameImport(a: Imported, b: Imported): boolean {
  return a.module === b.module && a.name === b.name && a.alias === b.alias;
}

/** The section that a module belongs to. */
export function sectionOf(module: string, firstParty: ReadonlySet<string>): Section {
  let known = sections.get(firstParty);
  if (!known) sections.set(firstParty, (known = new Map()));
  let section = known.get(module);
  if (!section) known.set(module, (section = newSectionOf(module, firstParty)));
  return section;
}

/** The same modules are compared again and again while imports are sorted. */
const sections = new WeakMap<ReadonlySet<string>, Map<string, Section>>();

function newSectionOf(module: string, firstParty: ReadonlySet<string>): Section {
  if (module.startsWith(".")) return "local";
  if (module === "__future__") return "future";
  const top = module.split(".")[0]!;
  if (STANDARD_LIBRARY.has(top)) return "standard";
  return FIRST_PARTY.includes(top) || firstParty.has(top) ? "first-party" : "third-party";
}

/** The order of import statements, by what they import: as Ruff's rule I001 wants them by default. */
export function compareImports(
  a: readonly Imported[],
  b: readonly Imported[],
  firstParty: ReadonlySet<string>,
): number {
  const [x, y] = [a[0]!, b[0]!];
  return (
    SECTIONS.indexOf(sectionOf(x.module, firstParty)) -
      SECTIONS.indexOf(sectionOf(y.module, firstParty)) ||
    Number(x.name !== undefined) - Number(y.name !== undefined) ||
    dots(y.module) - dots(x.module) ||
    natural(x.module.toLowerCase(), y.module.toLowerCase()) ||
    natural(x.module, y.module) ||
    (x.name !== undefined && y.name !== undefined ? compareNames(x.name, y.name) : 0) ||
    natural(x.alias ?? "", y.alias ?? "")
  );
}

function dots(module: string): number {
  return /^\.*/.exec(module)![0].length;
}

/** The order of names within a `from` import: a star, constants, classes, then all else. */
export function compareNames(a: string, b: string): number {
  return (
    Number(a !== "*") - Number(b !== "*") ||
    rank(a) - rank(b) ||
    natural(a.toLowerCase(), b.toLowerCase()) ||
    natural(a, b)
  );
}

function rank(name: string): number {
  if (name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase()) return 0;
  return name.charAt(0) === name.charAt(0).toLowerCase() ? 2 : 1;
}

/** Compares digits by their value and all else by character, as the natord crate does. */
function natural(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|\D/g) ?? [], b.match(/\d+|\D/g) ?? []];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [x, y] = [left[index]!, right[index]!];
    if (x === y) continue;
    const difference = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0;
    return difference || (x < y ? -1 : 1);
  }
  return left.length - right.length;
}

/** An import as a statement of its own. */
export function importText({ module, name, alias }: Imported): string {
  const as = alias === undefined ? "" : ` as ${alias}`;
  return name === undefined ? `import ${module}${as}` : `from ${module} import ${name}${as}`;
}

/** Names of one module, or one thing, as an import statement: over several lines where it is too long for one. */
export function statementText(imports: readonly Imported[], indent: string): string {
  const [first] = imports;
  const { module, name } = first!;
  const names = imports
    .toSorted((a, b) => compareNames(a.name ?? "", b.name ?? ""))
    .map((one) => `${one.name}${one.alias === undefined ? "" : ` as ${one.alias}`}`);
  const line =
    imports.length === 1 ? importText(first!) : `from ${module} import ${names.join(", ")}`;
  if (indent.length + line.length <= WIDTH || name === undefined) return indent + line;
  const listed = names.map((one) => `${indent}    ${one},`);
  return [`${indent}from ${module} import (`, ...listed, `${indent})`].join("\n");
}

/**
 * The packages of the project itself, as far as the import statements tell: those of a section that
 * stands behind another one of packages that are neither the standard library's nor known as ours.
 */
export function learnFirstParty(
  modules: readonly { module: string; startsSection: boolean }[],
): Set<string> {
  const known = new Set<string>();
  const learned = new Set<string>();
  let section = new Set<string>();
  let isSecond = false;
  for (const { module, startsSection } of modules) {
    if (startsSection) {
      isSecond ||= section.size > 0;
      section.forEach((top) => known.add(top));
      section = new Set();
    }
    if (sectionOf(module, known) !== "third-party" || module === "") continue;
    const top = module.split(".")[0]!;
    section.add(top);
    if (isSecond && !known.has(top)) learned.add(top);
  }
  return learned;
}
