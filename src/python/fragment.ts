import { blankLines as blanksBetween, type Existing, statementsOf } from "./body.ts";
import type { Node } from "./parse.ts";
import type { Source } from "./source.ts";
import type { Shape } from "./statement.ts";
import { reindented, requoted } from "./text.ts";

/** A statement of a fragment, with what stands around it. */
export interface FragmentStatement {
  source: Source;
  node: Node;
  shape: Shape;
  /** As it is pasted: comments above, the statement, the comment behind it. */
  snippet: string;
  /** Blank lines between this statement and its neighbours in the fragment, by their order items. */
  blanks: ReadonlyMap<string, number>;
  /** Order items of statements beside it that use, as they run, what it defines. */
  users: ReadonlySet<string>;
  existing: Existing;
}

/** The statements of a fragment, or of a body in it. */
export function fragmentStatements(source: Source, block: Node): FragmentStatement[] {
  const items = statementsOf(source, block);
  return items.map((existing, index) => {
    const blanks = new Map<string, number>();
    const [previous, next] = [items[index - 1], items[index + 1]];
    if (previous) blanks.set(previous.shape.item, blankLines(source, previous, existing));
    if (next) blanks.set(next.shape.item, blankLines(source, existing, next));
    const indent = source.indent(existing.node.startIndex);
    const snippet = source.text.slice(existing.start, existing.end).trimStart();
    return {
      source,
      node: existing.node,
      shape: existing.shape,
      snippet: reindented(snippet, indent, "", "    "),
      blanks,
      users: usersOf(source, existing, items),
      existing,
    };
  });
}

function usersOf(source: Source, { shape }: Existing, others: readonly Existing[]): Set<string> {
  if (!/^(?:assign|def|class)$/.test(shape.kind) || shape.base === "") return new Set();
  const name = new RegExp(`\\b${shape.base}\\b`);
  const users = others.filter((other) => other.shape.kind !== "def" && other.shape !== shape);
  return new Set(
    users.filter(({ node }) => name.test(source.of(node))).map((other) => other.shape.item),
  );
}

function blankLines(source: Source, a: Existing, b: Existing): number {
  const between = source.text.slice(a.end, b.start);
  return between.trim() ? 1 : blanksBetween(source, a.end, b.start);
}

/** A body that starts with `...` is what is added to a function; in a new one, the dots are left out. */
const DOTS = /(:[ \t]*(?:#[^\n]*)?\n)([ \t]+)\.\.\.[ \t]*\n(?:[ \t]*\n)*(?=\2\S)/g;

/** A snippet without the dots that only say where its body is added. */
export function withoutDots(snippet: string): string {
  return snippet.replace(DOTS, "$1");
}

/** A statement's text at an indentation of the target. */
export function placed(snippet: string, indent: string, target: Source): string {
  const text = withoutDots(snippet);
  return requoted(indent + reindented(text, "", indent, target.unit), target.quote);
}
