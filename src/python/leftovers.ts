import type { Unsupported } from "../merge/merge.ts";
import type { Node } from "./parse.ts";
import type { Source } from "./source.ts";

/** A part of a fragment, as a person would paste it. */
export interface Piece {
  source: Source;
  node: Node;
  snippet: string;
}

interface Leftover extends Piece {
  reason: string;
  /** Import statements that only this piece and others that are left would need. */
  imports: string[];
}

/** What could not be merged safely: a person gets it, with the imports that nothing else needs. */
export class Leftovers {
  readonly #pieces: Leftover[] = [];

  add(piece: Piece, reason: string): void {
    if (this.#pieces.some(({ snippet }) => snippet === piece.snippet)) return;
    this.#pieces.push({ ...piece, reason, imports: [] });
  }

  /** Whether a fragment uses a name in nothing but pieces that are left; they then take the import along. */
  takeImport(source: Source, name: string, statement: string): boolean {
    const own = this.#pieces.filter((piece) => piece.source === source);
    if (own.length === 0) return false;
    const uses = usesOf(source, name);
    const takers = own.filter(({ node }) => uses.some((at) => contains(node, at)));
    if (uses.length === 0 || !uses.every((at) => own.some(({ node }) => contains(node, at)))) {
      return false;
    }
    for (const { imports } of takers) imports.push(statement);
    return true;
  }

  get unsupported(): Unsupported[] {
    return this.#pieces.map(({ snippet, reason, imports }) => ({
      snippet: imports.length > 0 ? `${imports.join("\n")}\n\n${snippet}` : snippet,
      reason,
    }));
  }
}

/** Where a fragment mentions a name, its imports left out. */
function usesOf(source: Source, name: string): number[] {
  const imports = source.root.namedChildren.filter(({ type }) => type.includes("import"));
  return [...source.text.matchAll(new RegExp(`\\b${name}\\b`, "g"))]
    .map(({ index }) => index)
    .filter((at) => !imports.some((node) => contains(node, at)));
}

function contains({ startIndex, endIndex }: Node, at: number): boolean {
  return startIndex <= at && at < endIndex;
}
