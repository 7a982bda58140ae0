import type { Block } from "./block.ts";
import { isPending, type Item, type Pending } from "./body.ts";
import type { Collection } from "./collection.ts";
import type { FragmentStatement } from "./fragment.ts";
import {
  boundName,
  compareNames,
  importedBy,
  importText,
  isSameImport,
  namesOf,
  statementText,
  type Imported,
} from "./imports.ts";
import type { Merger } from "./merger.ts";
import { elementOf } from "./element.ts";
import type { Node } from "./parse.ts";

/** Adds what an import statement of a fragment imports. */
export function mergeImport(merger: Merger, statement: FragmentStatement, block: Block): void {
  const nodes = statement.node.type === "import_statement" ? [] : namesOf(statement.node);
  statement.existing.imports?.forEach((imported, index) => {
    if (isImported(merger, imported, block) || merger.isLeft(imported, statement)) return;
    const rival = rivalOf(imported, block);
    if (rival) {
      const node = isPending(rival) ? undefined : rival.node;
      merger.leave(
        { source: statement.source, node: statement.node, snippet: importText(imported) },
        `${boundName(imported)} is something else here`,
        node,
      );
      return;
    }
    const node = nodes[index];
    if (imported.name !== undefined && imported.name !== "*" && !imported.alias && node) {
      if (extend(merger, imported, node, statement, block)) return;
    }
    block.insert(pendingImport(imported, statement));
  });
}

function isImported(merger: Merger, imported: Imported, block: Block): boolean {
  return (
    block.items.some(({ imports = [] }) =>
      imports.some((other) => isSameImport(other, imported)),
    ) || guardedImports(merger, block).some((other) => isSameImport(other, imported))
  );
}

/** What the `try` statements of a block import. */
function guardedImports(merger: Merger, block: Block): Imported[] {
  return block.existing
    .filter(({ node }) => node.type === "try_statement")
    .flatMap(({ node }) => node.descendantsOfType(["import_statement", "import_from_statement"]))
    .flatMap((node) => importedBy(merger.target, node));
}

/** What else binds the name that an import would bind. */
function rivalOf(imported: Imported, block: Block): Item | undefined {
  const bound = boundName(imported);
  if (bound === undefined) return undefined;
  const isDotted = (other: Imported) =>
    other.name === undefined && imported.name === undefined && !other.alias;
  return block.items.find(({ shape, imports }) =>
    imports
      ? imports.some((other) => boundName(other) === bound && !isDotted(other))
      : shape.item === bound && /^(?:assign|def|class)$/.test(shape.kind),
  );
}

/** Adds a name to a `from` import of the module that is there or about to be. */
function extend(
  merger: Merger,
  imported: Imported,
  node: Node,
  statement: FragmentStatement,
  block: Block,
): boolean {
  const accepts = ({ imports = [] }: Item) =>
    imports.length > 0 &&
    imports.every(
      ({ module, name }) => module === imported.module && name !== undefined && name !== "*",
    ) &&
    imports.some(({ alias }) => !alias);
  const [, end] = block.importRun();
  if (hasOneNameEach(block)) return false;
  const item = block.items.find(
    (other, index) => accepts(other) && (index < end || isPending(other)),
  );
  if (!item) return false;
  item.imports!.push(imported);
  if ("node" in item) {
    const names = namesOf(item.node);
    const collection: Collection = merger.collection(item.node, undefined, names);
    const element = {
      ...elementOf(statement.source, node),
      source: statement.source,
      comments: [],
      trailing: "",
    };
    collection.add(element, (a, b) => compareNames(a.item, b.item));
    const comment = commentBehind(statement);
    const { node: theirs, end } = item;
    const isBare = theirs.endIndex === end && !merger.target.of(theirs).includes("\n");
    if (comment && isBare) merger.append(end, `  ${comment}`);
  }
  return true;
}

/** Whether a file has an import statement for each name, as isort's `force_single_line` wants it. */
function hasOneNameEach(block: Block): boolean {
  const modules = block.existing
    .filter(({ shape, imports }) => shape.kind === "import" && imports?.[0]?.name !== undefined)
    .map(({ imports }) => ({ module: imports![0]!.module, isSingle: imports!.length === 1 }));
  const repeated = modules.filter(
    ({ module }, index) => modules.findIndex((one) => one.module === module) !== index,
  );
  return repeated.length > 1 && modules.every(({ isSingle }) => isSingle);
}

/** The comment on the line of a statement, such as `# noqa: F401`. */
function commentBehind({ source, node, existing }: FragmentStatement): string {
  return /#.*$/m.exec(source.text.slice(node.endIndex, existing.end))?.[0].trim() ?? "";
}

function pendingImport(imported: Imported, statement: FragmentStatement): Pending {
  const imports = [imported];
  const { snippet, shape } = statement;
  const above = snippet.split(/\r?\n/).filter((line) => line.startsWith("#"));
  const trailing = commentBehind(statement);
  return {
    shape,
    imports,
    text(indent) {
      const text = statementText(imports, indent);
      return [
        ...above.map((comment) => indent + comment),
        text + (trailing && `  ${trailing}`),
      ].join("\n");
    },
  };
}
