import type { Order } from "../merge/merge.ts";
import { withoutDots } from "./fragment.ts";
import {
  boundName,
  compareImports,
  type Imported,
  isSameImport,
  sectionOf,
  statementText,
} from "./imports.ts";
import { plainModule, type PlainDefinition } from "./plain-module.ts";
import type { PythonMergeOptions } from "./merge.ts";

/**
 * What `mergePython("", fragments, …)` makes of fragments that are imports, classes and functions, without parsing
 * them: the same text in a fraction of the time.
 *
 * @returns undefined where a fragment has anything else, or two of them have to be merged into each other
 */
export function assembled(
  fragments: readonly string[],
  order: Order,
  { firstParty = [] }: PythonMergeOptions = {},
): string | undefined {
  const imports = new ImportBlock();
  const definitions: Placed[] = [];
  for (const [fragment, code] of fragments.entries()) {
    const module = plainModule(code);
    if (!module || !module.imports.every((one) => imports.add(one))) return undefined;
    definitions.push(...module.definitions.map((one) => ({ ...one, fragment })));
  }
  const bodies = new Map<string, string>();
  for (const { name, text } of definitions) {
    const known = bodies.get(name);
    const isPlaced = order.compare("module", name, name) !== undefined;
    if ((known !== undefined && known !== text) || imports.binds(name) || isPlaced)
      return undefined;
    bodies.set(name, text);
  }
  const head = imports.text(setOf(firstParty));
  const body = ordered(definitions).map(({ text }) => withoutDots(text));
  return `${[...(head ? [head] : []), ...body].join("\n\n\n")}\n`;
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The members of a list, which many modules of one run share. */
function setOf(list: readonly string[]): ReadonlySet<string> {
  let set = sets.get(list);
  if (!set) sets.set(list, (set = new Set(list)));
  return set;
}

/** Import statements that are to stand at the head of a module. */
class ImportBlock {
  readonly #items: Imported[][] = [];
  readonly #ofModule = new Map<string, Imported[]>();
  readonly #bound = new Map<string, Imported[]>();

  /** @returns whether it could be added: a name stands for one thing */
  add({ module, name, alias }: Imported): boolean {
    const one: Imported = { module, name, alias };
    const bound = boundName(one)!;
    const others = this.#bound.get(bound) ?? [];
    if (others.some((other) => isSameImport(other, one))) return true;
    const isDotted = (other: Imported) => other.name === undefined && !other.alias;
    if (others.length > 0 && ![one, ...others].every(isDotted)) return false;
    this.#bound.set(bound, [...others, one]);
    const item = name === undefined || alias ? undefined : this.#ofModule.get(module);
    if (item) item.push(one);
    else {
      const begun = [one];
      this.#items.push(begun);
      if (name !== undefined && !alias) this.#ofModule.set(module, begun);
    }
    return true;
  }

  binds(name: string): boolean {
    return this.#bound.has(name);
  }

  text(firstParty: ReadonlySet<string>): string {
    const sorted = this.#items.toSorted((a, b) => compareImports(a, b, firstParty));
    const section = (item: readonly Imported[]) => sectionOf(item[0]!.module, firstParty);
    return sorted
      .map((item, index) => {
        const above = sorted[index - 1];
        const blank = above && section(above) !== section(item) ? "\n" : "";
        return blank + statementText(item, "");
      })
      .join("\n");
  }
}

const WORD = /[A-Za-z_][\w\u0080-\uffff]*/g;

/** What a class needs as it is defined stands before it; all else as it comes. One that is there twice is there once. */
function ordered(definitions: readonly Placed[]): readonly PlainDefinition[] {
  const names = new Set(definitions.map(({ name }) => name));
  const placed: (Placed & Words)[] = [];
  const seen = new Set<string>();
  const used = new Set<string>();
  for (const definition of definitions) {
    const { name, fragment, text } = definition;
    if (seen.has(name)) continue;
    const isUser = (other: Placed & Words) =>
      other.kind !== "def" &&
      (other.words.has(name) || (other.fragment === fragment && other.members.has(name)));
    const user = used.has(name) ? placed.findIndex(isUser) : -1;
    const found = wordsIn(text, name, names);
    placed.splice(user < 0 ? placed.length : user, 0, { ...definition, ...found });
    seen.add(name);
    for (const words of [found.words, found.members]) for (const word of words) used.add(word);
  }
  return placed;
}

/** A definition, and the fragment that it comes from. */
interface Placed extends PlainDefinition {
  fragment: number;
}

/** Those of some names that a text mentions. */
interface Words {
  words: ReadonlySet<string>;
  /** Those behind a dot: of other things, unless the fragment itself defines them. */
  members: ReadonlySet<string>;
}

/** Names that are looked for one by one, which is quicker than to look at every word as long as they are few. */
const FEW = 24;

function wordsIn(text: string, own: string, names: ReadonlySet<string>): Words {
  const words = new Set<string>([own]);
  const members = new Set<string>();
  if (names.size <= FEW && ![...names].some((name) => name !== own && text.includes(name)))
    return { words, members };
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found; found = WORD.exec(text)) {
    const [word] = found;
    if (names.has(word)) (text[found.index - 1] === "." ? members : words).add(word);
  }
  return { words, members };
}
