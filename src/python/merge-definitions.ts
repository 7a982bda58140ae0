import type { Block } from "./block.ts";
import { elementsOf } from "./element.ts";
import { fragmentStatements, type FragmentStatement } from "./fragment.ts";
import { isSameImport } from "./imports.ts";
import { mergeStatements } from "./merge-statements.ts";
import type { Merger } from "./merger.ts";
import type { Node } from "./parse.ts";
import { normalised } from "./text.ts";

/** Merges a class or a function of a fragment into a block. */
export function mergeDefinition(merger: Merger, statement: FragmentStatement, block: Block): void {
  const { kind, item } = statement.shape;
  const existing = block.items.find(
    ({ shape }) => shape.item === item && /^(?:def|class|assign)$/.test(shape.kind),
  );
  if (!existing) return merger.insertUnlessImported(statement, block);
  if (!("node" in existing)) return merger.defer();
  const { node, shape } = existing;
  if (shape.kind !== kind || !shape.value) {
    return merger.leave(statement, `${item} is something else`, node);
  }
  if (normalised(statement.source.of(statement.node)) === normalised(merger.target.of(node)))
    return;
  if (kind === "class") mergeClass(merger, statement, statement.shape.value!, shape.value, block);
  else mergeFunction(merger, statement, statement.shape.value!, node, shape.value, block);
}

function mergeClass(
  merger: Merger,
  statement: FragmentStatement,
  mine: Node,
  theirs: Node,
  block: Block,
): void {
  const path =
    block.scope === "class"
      ? `${block.slot}.${statement.shape.item}`
      : `class ${statement.shape.item}`;
  mergeBases(merger, statement, mine, theirs, path);
  const [body, target] = [mine.childForFieldName("body"), theirs.childForFieldName("body")];
  if (body && target) {
    mergeStatements(
      merger,
      fragmentStatements(statement.source, body),
      merger.block(target, "class", path),
    );
  }
}

function mergeBases(
  merger: Merger,
  statement: FragmentStatement,
  mine: Node,
  theirs: Node,
  path: string,
): void {
  const wanted = mine.childForFieldName("superclasses");
  const present = theirs.childForFieldName("superclasses");
  const bases = wanted
    ? elementsOf(statement.source, wanted).filter(({ node }) => node.type !== "keyword_argument")
    : [];
  if (bases.length === 0) return;
  if (!present) {
    const name = theirs.childForFieldName("name")!;
    const list = bases.map(({ node }) => statement.source.of(node)).join(", ");
    merger.append(name.endIndex, `(${list})`);
    return;
  }
  const collection = merger.collection(present);
  bases.forEach((base, index) => {
    if (collection.find(base.identity)) return;
    const earlier = new Set(bases.slice(0, index).map(({ identity }) => identity));
    collection.add(base, (other) => {
      const known = merger.order.compare(`${path}()`, other.item, base.item);
      if (known !== undefined) return known;
      // Mixins stand before what they extend, unless the fragment has it otherwise.
      return earlier.has(other.identity) ? -1 : 1;
    });
  });
}

/** A body that starts with `...` is added to the function; any other has to be there already. */
function mergeFunction(
  merger: Merger,
  statement: FragmentStatement,
  mine: Node,
  node: Node,
  theirs: Node,
  block: Block,
): void {
  const [body, target] = [mine.childForFieldName("body"), theirs.childForFieldName("body")];
  if (!body || !target) return;
  const { item } = statement.shape;
  const path = block.scope === "class" ? `${block.slot}.${item}` : `def ${item}`;
  const inner = merger.block(target, "function", path);
  const parts = fragmentStatements(statement.source, body);
  const missing = parts.filter(
    (part) =>
      part.shape.kind !== "docstring" &&
      part.shape.kind !== "placeholder" &&
      !isThere(merger, part, inner),
  );
  if (missing.length > 0 && parts[0]?.shape.item !== "...") {
    return merger.leave(statement, `${item} is defined otherwise`, node);
  }
  for (const part of missing) {
    if (part.shape.kind === "import") mergeStatements(merger, [part], inner);
    else merger.insert(part, inner);
  }
}

function isThere(merger: Merger, part: FragmentStatement, block: Block): boolean {
  const { imports } = part.existing;
  if (!imports) return merger.isThere(part, block);
  const known = block.items.flatMap((item) => item.imports ?? []);
  return imports.every((one) => known.some((other) => isSameImport(one, other)));
}
