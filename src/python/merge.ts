import MagicString from "magic-string";
import type { Merged, MergeOptions, Order, Unsupported } from "../merge/merge.ts";
import { canonical } from "./canonical.ts";
import type { Edit } from "./collection.ts";
import { fragmentStatements, type FragmentStatement } from "./fragment.ts";
import { Merger } from "./merger.ts";
import { Source } from "./source.ts";

const BOM = "\uFEFF";

/** More passes than any set of fragments needs: each one builds on what the one before it inserted. */
const MOST_PASSES = 12;

export interface PythonMergeOptions extends MergeOptions {
  /** Top-level packages of the project, beside `apps` and `config`: their imports have a section of their own. */
  firstParty?: readonly string[];
}

type Result = Pick<Merged, "text" | "unsupported">;

/**
 * Merges fragment modules into a Python module, statement by statement: imports are sorted in, lists and
 * dictionaries extended, names set, classes and functions added or extended. A target with syntax errors
 * is left alone, and so is what would bring in one. Comments directly above a statement or an element come
 * along; those that stand apart, and blank lines, do not.
 *
 * @throws Error unless `loadPython()` of parse.ts has been awaited
 */
export function mergePython(
  source: string,
  fragments: readonly string[],
  order: Order,
  options: PythonMergeOptions = {},
): Merged {
  const bom = source.startsWith(BOM) ? BOM : "";
  const session = new Session(order, options);
  try {
    const target = session.parse(source.slice(bom.length));
    const { text, unsupported } = target.root.hasError
      ? {
          text: target.text,
          unsupported: fragments.map((one) => leave(one, "The file has a syntax error")),
        }
      : session.merge(target, fragments);
    return { text: bom + text, status: text === target.text ? "already" : "changed", unsupported };
  } finally {
    session.release();
  }
}

/** One merge: what it parses it frees at its end. */
class Session {
  readonly #order: Order;
  readonly #firstParty: readonly string[];
  readonly #isOurs: boolean;
  readonly #sources: Source[] = [];

  constructor(order: Order, { firstParty = [], isOurs = false }: PythonMergeOptions) {
    this.#order = order;
    this.#firstParty = firstParty;
    this.#isOurs = isOurs;
  }

  parse(text: string): Source {
    return this.#keep(new Source(text));
  }

  release(): void {
    for (const source of this.#sources) source.release();
  }

  merge(target: Source, fragments: readonly string[]): Result {
    const unsupported: Unsupported[] = [];
    const queue: FragmentStatement[] = [];
    for (const fragment of fragments) {
      const text = fragment.replace(BOM, "").replaceAll("\r\n", "\n");
      const source = this.#keep(canonical(text, this.#order));
      if (source.root.hasError)
        unsupported.push(leave(fragment, "This snippet has a syntax error"));
      else queue.push(...fragmentStatements(source, source.root));
    }
    const merged = this.#mergeAll(target, queue);
    if (!merged) return this.#mergeEach(target, fragments);
    return { text: merged.text, unsupported: [...unsupported, ...merged.unsupported] };
  }

  /** Merges statements, pass by pass; undefined where the result is no valid Python, unless it is all ours. */
  #mergeAll(target: Source, statements: readonly FragmentStatement[]): Result | undefined {
    const unsupported = new Map<string, Unsupported>();
    let current = target;
    let { text } = target;
    let queue = statements;
    for (let pass = 0; queue.length > 0 && pass < MOST_PASSES; pass++) {
      const merger = new Merger(current, this.#order, this.#firstParty);
      merger.merge(queue);
      for (const one of merger.unsupported) {
        if (!unsupported.has(one.snippet)) unsupported.set(one.snippet, one);
      }
      queue = merger.deferred;
      text = edited(current.text, merger.edits());
      const isLast = this.#isOurs && queue.length === 0;
      if (isLast || text === current.text) break;
      current = this.parse(text);
      if (current.root.hasError) return undefined;
    }
    const rest = queue.map(({ snippet }) => leave(snippet, "It builds on what is not there"));
    return { text, unsupported: [...unsupported.values(), ...rest] };
  }

  /** Merges each fragment on its own, and leaves out those that would break the file. */
  #mergeEach(target: Source, fragments: readonly string[]): Result {
    if (fragments.length === 1) {
      const reason = "Merged, it would break the syntax of the file";
      return { text: target.text, unsupported: [leave(fragments[0]!, reason)] };
    }
    let current = target;
    const unsupported = fragments.flatMap((fragment) => {
      const merged = this.merge(current, [fragment]);
      if (merged.text !== current.text) current = this.parse(merged.text);
      return merged.unsupported;
    });
    return { text: current.text, unsupported };
  }

  #keep(source: Source): Source {
    this.#sources.push(source);
    return source;
  }
}

function edited(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const result = new MagicString(text);
  for (const { start, end, text: replacement } of edits) {
    if (start === end) result.appendLeft(start, replacement);
    else result.update(start, end, replacement);
  }
  return result.toString();
}

function leave(snippet: string, reason: string): Unsupported {
  return { snippet, reason };
}
