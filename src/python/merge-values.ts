import type { Block } from "./block.ts";
import { type Existing, isPending } from "./body.ts";
import { type Collection, type Compare, isCollection } from "./collection.ts";
import { elementsOf, type NewElement } from "./element.ts";
import { extensionOf, isExploded } from "./extension.ts";
import { type FragmentStatement, fragmentStatements } from "./fragment.ts";
import { literalsOf, mergeElements, mergeExtension } from "./merge-lists.ts";
import type { Merger } from "./merger.ts";
import type { Node } from "./parse.ts";
import { obstacleTo } from "./presence.ts";
import { Source } from "./source.ts";
import { normalised } from "./text.ts";

/** Sets a name, or merges into the list or dictionary that it is set to. */
export function mergeAssignment(merger: Merger, statement: FragmentStatement, block: Block): void {
  const { item, base, value } = statement.shape;
  const last = block.items.findLast(({ shape }) => shape.item === item && shape.kind === "assign");
  if (!last) {
    const obstacle = obstacleTo(block, item);
    if (obstacle) return merger.leave(statement, obstacle.reason, obstacle.node);
    const extended = block.items.find(
      ({ shape }) => shape.kind === "augment" && shape.item === item,
    );
    if (extended) {
      const node = isPending(extended) ? undefined : extended.node;
      return merger.leave(statement, `${item} is extended here, and set elsewhere`, node);
    }
    if (item === base) return merger.insertUnlessImported(statement, block);
    return merger.insertIfKnown(statement, block);
  }
  if (isPending(last)) return merger.defer();
  if (!value) return;
  if (!last.shape.value) return merger.leave(statement, `${item} is declared`, last.node);
  annotate(merger, statement, last);
  mergeValue(merger, statement, value, last.shape.value, { slot: slotOf(item, block), block });
}

/** A type that the fragment gives a literal belongs to the literal it is merged into. */
function annotate(
  merger: Merger,
  { source, shape }: FragmentStatement,
  { node, shape: { annotation, value } }: Existing,
): void {
  if (!shape.annotation || annotation || !isCollection(value)) return;
  const left = node.firstNamedChild?.childForFieldName("left");
  if (left) merger.append(left.endIndex, `: ${source.of(shape.annotation)}`);
}

/** The order slot of what a name holds: `DATABASES["default"]` is `DATABASES.default`. */
export function slotOf(item: string, block: Block): string {
  const path = item.replace(/\[["']?(.*?)["']?\]/g, ".$1");
  return block.scope === "class" ? `${block.slot}.${path}` : path;
}

/** Where a value of the target stands. */
interface Place {
  slot: string;
  block: Block;
  /** The literal that it is part of. */
  parent?: Collection;
}

function mergeValue(
  merger: Merger,
  statement: FragmentStatement,
  mine: Node,
  theirs: Node,
  { slot, block, parent }: Place,
): void {
  const { source } = statement;
  if (normalised(source.of(mine)) === normalised(merger.target.of(theirs))) return;
  const name = slot.replace(/^class /, "");
  const isList = /^(?:list|tuple|set)$/.test(mine.type);
  if (mine.type === "dictionary" && theirs.type === "dictionary") {
    const literal = merger.collection(theirs, parent);
    return mergeEntries(merger, statement, mine, { literal, slot, block });
  }
  if (isList) {
    const literals = literalsOf(merger, theirs, block, parent);
    const elements = elementsOf(source, mine);
    const extension = { name: statement.shape.item, elements, explode: isExploded(source, mine) };
    if (literals.length > 0) {
      return mergeElements(merger, statement, extension, { literals, slot, block });
    }
    if (name === "urlpatterns") return mergeRoutes(merger, statement, block);
  }
  const isLiteral = /^(?:list|tuple|set|dictionary)$/;
  const isComputed = isLiteral.test(mine.type) && !isLiteral.test(theirs.type);
  const reason = isComputed ? `${name} is computed` : `${name} is set to something else`;
  const entry = mine.parent?.type === "pair" ? mine.parent : undefined;
  const piece = entry ? { source, node: entry, snippet: source.of(entry) } : statement;
  merger.leave(piece, reason, theirs);
}

/** Routes can be added to whatever `urlpatterns` is: Django wants a list. */
function mergeRoutes(merger: Merger, statement: FragmentStatement, block: Block): void {
  const text = statement.snippet.replace(/^urlpatterns\b[^=]*=/m, "urlpatterns +=");
  const source = new Source(text);
  const [addition] = fragmentStatements(source, source.root);
  const extension = addition && extensionOf(addition);
  if (extension) mergeExtension(merger, addition, extension, block);
}

/** Merges the entries of a dictionary into one of the target. */
export function mergeEntries(
  merger: Merger,
  statement: FragmentStatement,
  mine: Node,
  { literal, slot, block }: { literal: Collection; slot: string; block: Block },
): void {
  for (const entry of elementsOf(statement.source, mine)) {
    const existing = literal.find(entry.identity);
    if (!existing) {
      literal.add(entry, comparing(merger, slot), isExploded(statement.source, mine));
    } else if ("source" in existing) {
      deferUnlessSame(merger, entry, existing);
    } else {
      const value = entry.node.childForFieldName("value");
      const other = existing.node.childForFieldName("value");
      const place = { slot: `${slot}.${entry.item}`, block, parent: literal };
      if (value && other) mergeValue(merger, statement, value, other, place);
    }
  }
}

/** What another fragment has just added is there for the next pass, unless it is the same. */
export function deferUnlessSame(merger: Merger, element: NewElement, pending: NewElement): void {
  const text = normalised(element.source.of(element.node));
  if (text !== normalised(pending.source.of(pending.node))) merger.defer();
}

/** The order of elements by the tables; those of one item by their text. */
export function comparing(merger: Merger, slot: string): Compare {
  return (a, b) => {
    const known = merger.order.compare(slot, a.item, b.item);
    return known === 0 ? (a.identity < b.identity ? -1 : 1) : known;
  };
}
