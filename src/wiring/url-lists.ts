import type { Node } from "../python/parse.ts";
import type { Element } from "../python/element.ts";
import { listParts, type ListLiteral } from "../python/list-literals.ts";
import type { Source } from "../python/source.ts";
import { stringValue } from "../python/text.ts";

/** Calls whose arguments are routes. */
const WRAPPERS = /(?:^|\.)(?:i18n_patterns|patterns)$/;

/** A route as it is written. */
export interface WrittenRoute {
  /** The pattern; undefined where it is no plain string. */
  pattern: string | undefined;
  /** The expression of the pattern. */
  expression: string;
  /** What is included, where that is a plain string, and how it is written. */
  include: { module: string | undefined; isTuple: boolean; isNamespaced: boolean } | undefined;
}

/** The literals that `urlpatterns` of a file is made of, in its order; those under conditions last. */
export function urlLists(source: Source): ListLiteral[] {
  const found: ListLiteral[] = [];
  const seen = new Set<string>();
  const follow = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const { literals, names } = listParts(source, name, WRAPPERS);
    found.push(...literals);
    names.forEach(follow);
  };
  follow("urlpatterns");
  return found.sort((a, b) => Number(a.conditional) - Number(b.conditional));
}

/** What an element of `urlpatterns` is; undefined where it is no call with a pattern. */
export function writtenRoute(
  source: Source,
  { node }: Pick<Element, "node">,
): WrittenRoute | undefined {
  if (node.type !== "call") return undefined;
  const content = contentOf(node);
  const first = content[0];
  if (!first) return undefined;
  return {
    pattern: textOf(source, first),
    expression: source.of(first),
    include: content[1] && includeOf(source, content[1]),
  };
}

function includeOf(source: Source, node: Node): WrittenRoute["include"] {
  const callee = node.childForFieldName("function");
  if (node.type !== "call" || !callee || !/(?:^|\.)include$/.test(source.of(callee)))
    return undefined;
  const [target, ...others] = contentOf(node);
  const module = target?.type === "tuple" ? target.firstNamedChild : target;
  return {
    module: module ? textOf(source, module) : undefined,
    isTuple: target?.type === "tuple",
    isNamespaced: others.some((other) => /^namespace\s*=/.test(source.of(other))),
  };
}

function contentOf(call: Node): Node[] {
  const given = call.childForFieldName("arguments");
  return given?.namedChildren.filter(({ type }) => type !== "comment") ?? [];
}

function textOf(source: Source, node: Node): string | undefined {
  return node.type === "string" ? stringValue(source.of(node)) : undefined;
}
