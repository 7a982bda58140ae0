import type { Block } from "./block.ts";
import { isDefinition, isImport, isPending, type Item } from "./body.ts";
import { sectionOf } from "./imports.ts";
import type { Shape } from "./statement.ts";

/** The blank lines between two neighbours, as Ruff's formatter and the tables of orders want them. */
export function gap(block: Block, a: Item, b: Item): number {
  const isModule = block.scope === "module";
  if (isDefinition(a) || isDefinition(b)) return isModule ? 2 : 1;
  if (a.shape.kind === "docstring") return block.scope === "function" ? 0 : 1;
  if (isImport(a) && isImport(b)) return sameSection(block, a, b) && !hasComments(block, b) ? 0 : 1;
  if (isImport(a) || isImport(b)) return 1;
  const wanted = blanksInFragment(a, b) ?? blanksInFragment(b, a);
  if (!isModule) return wanted ?? 0;
  if (areTogether(block, a.shape, b.shape)) return 0;
  return wanted === 0 && !isKnown(block, a) && !isKnown(block, b) ? 0 : 1;
}

/** The blank lines between a statement and a comment that stands apart below it. */
export function gapToComment(block: Block, item: Item): number {
  return block.scope === "module" && isDefinition(item) ? 2 : 1;
}

function sameSection({ firstParty }: Block, a: Item, b: Item): boolean {
  const [x, y] = [a, b].map(({ imports }) => sectionOf(imports![0]!.module, firstParty));
  return x === y;
}

/** Comments at the top of a file are not the first statement's. */
function hasComments({ source }: Block, item: Item): boolean {
  if (isPending(item)) return item.text("").startsWith("#");
  return item.start > 0 && item.start < source.lineStart(item.node.startIndex);
}

function blanksInFragment(a: Item, b: Item): number | undefined {
  return isPending(a) ? a.blanks?.get(b.shape.item) : undefined;
}

function isKnown(block: Block, { shape }: Item): boolean {
  const key = block.keyOf(shape);
  return block.order.compare(block.slot, key, key) !== undefined;
}

/** By the tables, or as they are about one name: `DATABASES = …` and `DATABASES["default"]["X"] = …`. */
function areTogether(block: Block, a: Shape, b: Shape): boolean {
  if (block.order.together(block.slot, block.keyOf(a), block.keyOf(b))) return true;
  return a.base !== "" && a.base === b.base && a.kind !== "if" && b.kind !== "if";
}
