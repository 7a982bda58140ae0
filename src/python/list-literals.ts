import MagicString from "magic-string";
import { Collection } from "./collection.ts";
import { collectionEdits } from "./collection-edits.ts";
import { type Element, elementsOf } from "./element.ts";
import type { Node } from "./parse.ts";
import { Source } from "./source.ts";

/** A literal in a file that elements can be added to: a list, a tuple, a set, or the arguments of a call. */
export interface ListLiteral {
  node: Node;
  /** Without the comments; of arguments, also the named ones. */
  elements: readonly Element[];
  /** Whether it is below an `if`, a `try` or a `with`, or one side of a choice. */
  conditional: boolean;
}

/** What the values of a name are made of. */
export interface ListParts {
  literals: readonly ListLiteral[];
  /** Other names in them, such as LOCAL_APPS in `INSTALLED_APPS = DJANGO_APPS + LOCAL_APPS`. */
  names: readonly string[];
}

interface Found {
  literals: ListLiteral[];
  names: Set<string>;
}

/** Statements whose bodies run, perhaps, when the module does. */
const COMPOUND =
  /^(?:if_statement|else_clause|elif_clause|try_statement|except_clause|finally_clause|with_statement|block)$/;

/**
 * The literals that a module's own statements put together under a name: by `=`, `+=` or `.extend(…)`, at its top level,
 * below conditions and in the bodies of classes.
 *
 * @param calls callees whose arguments are elements, too, such as `i18n_patterns`
 */
export function listParts(source: Source, name: string, calls?: RegExp): ListParts {
  const found: Found = { literals: [], names: new Set() };
  const visit = (node: Node, conditional: boolean): void => {
    for (const child of node.namedChildren) {
      if (child.type === "expression_statement") {
        for (const value of valuesOf(source, child.firstNamedChild, name))
          collect(source, value, conditional, found, calls);
      } else if (child.type === "class_definition") {
        const body = child.childForFieldName("body");
        if (body) visit(body, conditional);
      } else if (COMPOUND.test(child.type)) visit(child, true);
    }
  };
  visit(source.root, false);
  found.names.delete(name);
  return { literals: found.literals, names: [...found.names] };
}

/** What an expression statement gives a name. */
function valuesOf(source: Source, expression: Node | null, name: string): Node[] {
  if (expression?.type === "assignment" || expression?.type === "augmented_assignment") {
    const left = expression.childForFieldName("left");
    const right = expression.childForFieldName("right");
    if (!right) return [];
    // `A = B = […]` is an assignment within another.
    const inner = right.type === "assignment" ? valuesOf(source, right, name) : [];
    const isIt = left !== null && source.of(left) === name;
    return isIt && right.type !== "assignment" ? [right, ...inner] : inner;
  }
  if (expression?.type !== "call") return [];
  const callee = expression.childForFieldName("function");
  const list = expression.childForFieldName("arguments")?.firstNamedChild;
  return list && callee && source.of(callee) === `${name}.extend` ? [list] : [];
}

function collect(
  source: Source,
  value: Node,
  conditional: boolean,
  found: Found,
  calls: RegExp | undefined,
): void {
  const each = (nodes: readonly (Node | null)[], isChoice = conditional): void => {
    for (const node of nodes) if (node) collect(source, node, isChoice, found, calls);
  };
  switch (value.type) {
    case "list":
    case "tuple":
    case "set":
      found.literals.push(literalOf(source, value, conditional));
      return each(value.namedChildren.filter(({ type }) => type === "list_splat"));
    case "list_splat":
    case "parenthesized_expression":
    case "binary_operator":
    case "argument_list":
      return each(value.namedChildren);
    case "conditional_expression":
      return each([value.namedChild(0), value.namedChild(2)], true);
    case "list_comprehension":
    case "generator_expression":
      return each(
        value.descendantsOfType("for_in_clause").map((node) => node.childForFieldName("right")),
      );
    case "identifier":
      found.names.add(source.of(value));
      return;
    case "attribute": {
      const name = value.childForFieldName("attribute");
      if (name) found.names.add(source.of(name));
      return;
    }
    case "call": {
      const callee = value.childForFieldName("function");
      const given = value.childForFieldName("arguments");
      if (!callee || given?.type !== "argument_list") return;
      if (calls?.test(source.of(callee)))
        found.literals.push(literalOf(source, given, conditional));
      else if (/^(?:list|tuple|set|filter|unique)$/.test(source.of(callee)))
        collect(source, given, conditional, found, calls);
    }
  }
}

/** A literal as one that elements can be added to. */
export function literalOf(source: Source, node: Node, conditional = false): ListLiteral {
  const elements = new Collection(source, node).entries;
  return { node, elements, conditional };
}

/** Elements for a literal, each a Python expression, and the one of its elements that they go before. */
export interface Addition {
  index: number;
  codes: readonly string[];
}

/** The text of a file with elements, each a Python expression, in a literal of it before the one that has this index now. */
export function withElements(
  source: Source,
  literal: ListLiteral,
  index: number,
  codes: readonly string[],
): string {
  return withAdditions(source, literal, [{ index, codes }]);
}

/** As `withElements`, at several places, which are in the order of the literal. */
export function withAdditions(
  source: Source,
  { node }: ListLiteral,
  additions: readonly Addition[],
): string {
  const all = additions.flatMap(({ codes }) => codes);
  const fragment = new Source(
    `[\n${all.map((code) => `    ${code.replaceAll("\n", "\n    ")},\n`).join("")}]\n`,
  );
  try {
    const list = fragment.root.firstNamedChild?.firstNamedChild;
    if (list?.type !== "list" || fragment.root.hasError) return source.text;
    const collection = new Collection(source, node);
    collection.isClose = true;
    const elements = [...elementsOf(fragment, list)];
    for (const { index, codes } of additions.toReversed())
      collection.entries.splice(index, 0, ...elements.splice(-codes.length));
    const result = new MagicString(source.text);
    for (const { start, end, text } of collectionEdits(collection)) {
      if (start === end) result.appendLeft(start, text);
      else result.update(start, end, text);
    }
    return result.toString();
  } finally {
    fragment.release();
  }
}
