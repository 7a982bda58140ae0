import type { Block } from "./block.ts";
import { isPending } from "./body.ts";
import { type Collection, isCollection } from "./collection.ts";
import type { NewElement } from "./element.ts";
import type { Extension } from "./extension.ts";
import type { FragmentStatement } from "./fragment.ts";
import type { Piece } from "./leftovers.ts";
import { comparing, deferUnlessSame, mergeEntries, slotOf } from "./merge-values.ts";
import type { Merger } from "./merger.ts";
import type { Node } from "./parse.ts";
import { isAddedElsewhere, obstacleTo } from "./presence.ts";
import type { Source } from "./source.ts";
import { normalised } from "./text.ts";

/** What elements are added to. */
export interface Lists {
  /** The literals that the list is made of. */
  literals: readonly Collection[];
  /** As the tables of orders know the list. */
  slot: string;
  block: Block;
}

/** Extends the list that a name or a path holds, or adds the statement where the list is not in sight. */
export function mergeExtension(
  merger: Merger,
  statement: FragmentStatement,
  extension: Extension,
  block: Block,
): void {
  const { name } = extension;
  if (block.items.some((item) => item.shape.item === name && isPending(item))) {
    return merger.defer();
  }
  const same = block.existing.filter(({ shape }) => shape.item === name);
  const set = same.findLast(({ shape }) => shape.kind === "assign" && shape.value);
  const extended = same.findLast(
    ({ shape }) => shape.kind === "augment" && isCollection(shape.value),
  );
  const literals = set?.shape.value ? literalsOf(merger, set.shape.value, block) : [];
  if (literals.length === 0) {
    if (set && name !== "urlpatterns") {
      return merger.leave(statement, `${name} is computed`, set.node);
    }
    const other = extended?.shape.value
      ? merger.collection(extended.shape.value)
      : literalAt(merger, name, block);
    if (other) literals.push(other);
  }
  if (literals.length > 0) {
    return mergeElements(merger, statement, extension, {
      literals,
      slot: slotOf(name, block),
      block,
    });
  }
  const obstacle = set ? undefined : obstacleTo(block, name);
  if (obstacle) return merger.leave(statement, obstacle.reason, obstacle.node);
  merger.insertIfKnown(statement, block);
}

/** The literal that a path such as `TEMPLATES[0]["OPTIONS"]["context_processors"]` leads to. */
function literalAt(merger: Merger, path: string, block: Block): Collection | undefined {
  const [base = "", ...keys] = path.split(/(?=\[)/);
  if (keys.length === 0) return undefined;
  const set = block.existing.findLast(
    ({ shape }) => shape.kind === "assign" && shape.item === base,
  );
  let collection = isCollection(set?.shape.value) ? merger.collection(set.shape.value) : undefined;
  for (const key of keys.map((text) => text.slice(1, -1))) {
    const entry = /^\d+$/.test(key) ? collection?.entries[Number(key)] : collection?.find(key);
    if (!entry || "source" in entry) return undefined;
    const value = entry.node.type === "pair" ? entry.node.childForFieldName("value") : entry.node;
    if (!isCollection(value)) return undefined;
    collection = merger.collection(value, collection);
  }
  return collection;
}

/** The list literals that a value is made of: itself, or the parts of a concatenation, names followed. */
export function literalsOf(
  merger: Merger,
  value: Node,
  block: Block,
  parent?: Collection,
): Collection[] {
  switch (value.type) {
    case "list":
    case "tuple":
    case "set":
      return [merger.collection(value, parent)];
    case "binary_operator":
      return ["left", "right"].flatMap((side) => {
        const operand = value.childForFieldName(side);
        return operand ? literalsOf(merger, operand, block) : [];
      });
    case "parenthesized_expression": {
      const inner = value.firstNamedChild;
      return inner ? literalsOf(merger, inner, block) : [];
    }
    case "identifier": {
      const name = merger.target.of(value);
      const set = block.existing.findLast(
        ({ shape }) => shape.kind === "assign" && shape.item === name,
      );
      const isPlain = isCollection(set?.shape.value) && set.shape.value.type !== "dictionary";
      return isPlain ? [merger.collection(set!.shape.value!)] : [];
    }
    default:
      return [];
  }
}

/** Adds elements to the one of the literals that they resemble. */
export function mergeElements(
  merger: Merger,
  statement: FragmentStatement,
  { name, elements, explode }: Extension,
  { literals, slot, block }: Lists,
): void {
  for (const element of elements) {
    const { node, source } = element;
    const text = normalised(source.of(node));
    const owner = literals.find((list) => list.find(element.identity));
    const existing = owner?.find(element.identity);
    if (!owner || !existing) {
      if (isAddedElsewhere(block, name, text)) continue;
      const obstacle = obstacleTo(block, name, text);
      if (obstacle) merger.leave(pieceOf(element), obstacle.reason, obstacle.node);
      else resembling(literals, element).add(element, comparing(merger, slot), explode);
    } else if ("source" in existing) {
      deferUnlessSame(merger, element, existing);
    } else if (node.type === "dictionary" && existing.node.type === "dictionary") {
      const literal = merger.collection(existing.node, owner);
      mergeEntries(merger, statement, node, { literal, slot, block });
    } else if (text !== normalised(merger.target.of(existing.node))) {
      mergeRival(merger, { ...element, identity: text }, owner, existing.node, slot, explode);
    }
  }
}

function pieceOf({ source, node }: NewElement): Piece {
  return { source, node, snippet: source.of(node) };
}

/** Routes of one prefix may stand beside each other if both include others; else they shut each other out. */
function mergeRival(
  merger: Merger,
  element: NewElement,
  list: Collection,
  rival: Node,
  slot: string,
  explode: boolean,
): void {
  const { source, node, item, identity } = element;
  const includes = (from: Source, call: Node) => /^\w+\([^,]*,\s*include\(/.test(from.of(call));
  if (item !== "" && !(includes(source, node) && includes(merger.target, rival))) {
    return merger.leave(pieceOf(element), `"${item}" leads elsewhere`, rival);
  }
  const isThere = list.entries.some((entry) => {
    const from = "source" in entry ? entry.source : merger.target;
    return normalised(from.of(entry.node)) === identity;
  });
  if (!isThere) list.add(element, comparing(merger, slot), explode);
}

/** The list whose elements are most like one: of the same package, else the first that is not all Django's. */
function resembling(lists: readonly Collection[], { item }: NewElement): Collection {
  if (lists.length === 1) return lists[0]!;
  const top = (text: string) => text.split(/[.(]/)[0];
  const scores = lists.map(
    ({ entries }) => entries.filter((entry) => top(entry.item) === top(item)).length,
  );
  const best = Math.max(...scores);
  if (best > 0) return lists[scores.indexOf(best)]!;
  const isForeign = ({ entries }: Collection) =>
    entries.length === 0 || entries.some((entry) => top(entry.item) !== "django");
  return lists.find(isForeign) ?? lists.at(-1)!;
}
