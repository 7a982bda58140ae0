import type { Block } from "./block.ts";
import { COMPOUND, isPending } from "./body.ts";
import { boundName } from "./imports.ts";
import type { Node } from "./parse.ts";
import type { Source } from "./source.ts";
import { normalised } from "./text.ts";

/** Something in the target that keeps an edit from being safe. */
export interface Obstacle {
  node: Node;
  reason: string;
}

/**
 * Where a name is set, or extended by an element, other than plainly at the top: under a condition, in a
 * `try`, or, for settings, in a class.
 *
 * @param element the normalised text of an element; without it, any assignment counts
 */
export function obstacleTo(block: Block, name: string, element?: string): Obstacle | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const change = "\\s*(?:=[^=]|\\+=|:\\s*\\w[^\\n]*=|\\.(?:append|extend|insert)\\()";
  const pattern = new RegExp(`^[ \\t]+${escaped}${change}`, "m");
  for (const { shape, node } of block.existing) {
    const isClass = shape.kind === "class" && /^[A-Z][A-Z0-9_]*$/.test(name);
    const isConditional = COMPOUND.test(node.type);
    if (!isClass && !isConditional) continue;
    const text = block.source.of(node);
    if (!pattern.test(text)) continue;
    if (element !== undefined && !normalised(text).includes(element)) continue;
    const where = isClass ? `in class ${shape.item}` : "under a condition";
    return { node, reason: `${name} is set ${where}` };
  }
  return undefined;
}

/** Whether a further statement at the top adds an element: `NAME += […]`, `NAME.insert(0, …)`. */
export function isAddedElsewhere(block: Block, name: string, element: string): boolean {
  return block.existing.some(({ shape, node }) => {
    const isAddition =
      (shape.kind === "augment" && shape.item === name) ||
      (shape.kind === "call" && shape.item.startsWith(`${name}.`));
    return isAddition && normalised(block.source.of(node)).includes(element);
  });
}

/** Whether a name may be known to a block: a statement that uses one which is not cannot run. */
export function isKnown(block: Block, name: string): boolean {
  const isBound = block.items.some(
    ({ shape, imports }) =>
      imports?.some((one) => one.name === "*" || boundName(one) === name) ||
      (shape.base === name && /^(?:assign|def|class)$/.test(shape.kind)),
  );
  if (isBound) return true;
  const word = new RegExp(`\\b${name}\\b`);
  if (block.scope !== "module") return word.test(block.source.text);
  return block.existing.some(
    ({ node }) => COMPOUND.test(node.type) && word.test(block.source.of(node)),
  );
}

/** The statement that imports a name, if it stands in the block. */
export function importOf(block: Block, name: string): Node | undefined {
  const item = block.items.find(({ imports = [] }) =>
    imports.some((one) => boundName(one) === name),
  );
  return item && !isPending(item) ? item.node : undefined;
}

/** Whether a fragment imports a name, so that it will be known. */
export function imports({ text }: Source, name: string): boolean {
  return new RegExp(`^(?:from|import)\\b[^\\n]*(?:\\([^)]*)?\\b${name}\\b`, "m").test(text);
}
