import type { Block } from "./block.ts";
import { argumentOf, isPending } from "./body.ts";
import { extensionOf } from "./extension.ts";
import { type FragmentStatement, fragmentStatements } from "./fragment.ts";
import { mergeDefinition } from "./merge-definitions.ts";
import { mergeImport } from "./merge-imports.ts";
import { mergeExtension } from "./merge-lists.ts";
import { mergeAssignment } from "./merge-values.ts";
import type { Merger } from "./merger.ts";
import type { Node } from "./parse.ts";

/**
 * Merges statements into a block, each by its kind. What is extended is set before; those that the tables
 * do not place go later, as where they go depends on the others; and imports go last, as some are of no
 * use where what needs them cannot be merged.
 *
 * @param before told of each statement in its turn
 */
export function mergeStatements(
  merger: Merger,
  statements: readonly FragmentStatement[],
  block: Block,
  before?: (statement: FragmentStatement) => void,
): void {
  const turns = statements.map((statement) => turnOf(merger, statement, block));
  for (const turn of [0, 1, 2, 3, 4]) {
    statements.forEach((statement, index) => {
      if (turns[index] !== turn) return;
      before?.(statement);
      mergeStatement(merger, statement, block);
    });
  }
}

function turnOf(merger: Merger, statement: FragmentStatement, block: Block): number {
  const { kind, item } = statement.shape;
  if (kind === "import" || kind === "future" || item === "if TYPE_CHECKING") return 4;
  const isPlaced = block.isPlaced(merger.pending(statement));
  return Number(extensionOf(statement) !== undefined) * 2 + Number(!isPlaced);
}

function mergeStatement(merger: Merger, statement: FragmentStatement, block: Block): void {
  switch (statement.shape.kind) {
    case "placeholder":
      return;
    case "docstring": {
      const isThere = block.items.some(({ shape }) => shape.kind === "docstring");
      if (!isThere) merger.insert(statement, block);
      return;
    }
    case "import":
    case "future":
      return mergeImport(merger, statement, block);
    case "def":
    case "class":
      return mergeDefinition(merger, statement, block);
    case "if":
      return mergeCondition(merger, statement, block);
    default:
      return mergePlain(merger, statement, block);
  }
}

function mergePlain(merger: Merger, statement: FragmentStatement, block: Block): void {
  if (merger.isThere(statement, block)) return;
  const extension = extensionOf(statement);
  if (extension) return mergeExtension(merger, statement, extension, block);
  switch (statement.shape.kind) {
    case "assign":
      return mergeAssignment(merger, statement, block);
    case "augment":
      return merger.insertIfKnown(statement, block);
    case "call":
      return mergeCall(merger, statement, block);
    default:
      return merger.insert(statement, block);
  }
}

/** Adds a call, unless the same function is called with the same first string and something else behind it. */
function mergeCall(merger: Merger, statement: FragmentStatement, block: Block): void {
  const { source, shape } = statement;
  const argument = argumentOf(source, shape);
  const first = shape.value?.childForFieldName("arguments")?.firstNamedChild;
  const rival =
    first?.type === "string" &&
    block.existing.find(
      (other) =>
        other.shape.kind === "call" &&
        other.shape.item === shape.item &&
        argumentOf(merger.target, other.shape) === argument,
    );
  if (!rival) return merger.insert(statement, block);
  merger.leave(statement, `${shape.item}("${argument}") is called otherwise`, rival.node);
}

/** Merges the branches of an `if` into those of one that asks the same. */
function mergeCondition(merger: Merger, statement: FragmentStatement, block: Block): void {
  const existing = block.items.find(({ shape }) => shape.item === statement.shape.item);
  if (!existing) return merger.insert(statement, block);
  if (isPending(existing)) return merger.defer();
  if (merger.isThere(statement, block)) return;
  const mine = branchesOf(statement.node);
  const theirs = branchesOf(existing.node);
  if (!mine || !theirs || mine.length > theirs.length) {
    const reason = `\`${statement.shape.item}\` has other branches`;
    return merger.leave(statement, reason, existing.node);
  }
  mine.forEach((branch, index) => {
    const target = merger.block(theirs[index]!, "branch", block.slot);
    mergeStatements(merger, fragmentStatements(statement.source, branch), target);
  });
}

/** The body of an `if`, and of its `else` if there is one; undefined where there is an `elif`. */
function branchesOf(node: Node): Node[] | undefined {
  const body = node.childForFieldName("consequence");
  const alternatives = node.childrenForFieldName("alternative");
  if (!body || alternatives.some(({ type }) => type !== "else_clause")) return undefined;
  const other = alternatives[0]?.childForFieldName("body");
  return other ? [body, other] : [body];
}
