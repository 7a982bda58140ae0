import { importedBy, boundName } from "../python/imports.ts";
import { type FragmentStatement, fragmentStatements } from "../python/fragment.ts";
import type { Node } from "../python/parse.ts";
import { Source } from "../python/source.ts";
import { stringValue } from "../python/text.ts";

/** A fragment of a module in its parts. */
export interface Parts {
  imports: readonly FragmentStatement[];
  statements: readonly FragmentStatement[];
}

/** Takes a fragment apart; `release` when its nodes are of no more use. */
export function partsOf(fragment: string): Parts & { source: Source; release: () => void } {
  const source = new Source(fragment);
  const all = fragmentStatements(source, source.root);
  const isImport = ({ shape }: FragmentStatement) => shape.kind === "import";
  return {
    source,
    imports: all.filter(isImport),
    statements: all.filter(({ shape }) => !/^(?:import|future|docstring)$/.test(shape.kind)),
    release: () => source.release(),
  };
}

/** The code of statements with those of the imports that it needs; blank where there is none. */
export function codeOf(
  statements: readonly FragmentStatement[],
  imports: readonly FragmentStatement[],
): string {
  if (statements.length === 0) return "";
  const code = statements.map(({ snippet }) => snippet).join("\n\n");
  const needed = imports.filter(({ source, node }) =>
    importedBy(source, node).some((one) => new RegExp(`\\b${boundName(one) ?? "$"}\\b`).test(code)),
  );
  return `${[...needed.map(({ snippet }) => snippet), "", code].join("\n").trimStart()}\n`;
}

/** The plain strings of a list, wherever in an expression they are. */
export function stringsIn(source: Source, node: Node | undefined): string[] {
  if (!node) return [];
  const nodes = node.type === "string" ? [node] : node.descendantsOfType("string");
  return nodes.flatMap((one) => (one ? (stringValue(source.of(one)) ?? []) : []));
}
