import type { Order } from "../merge/merge.ts";
import {
  argumentOf,
  blankLines,
  type Existing,
  isImport,
  isPending,
  type Item,
  type Pending,
  statementsOf,
} from "./body.ts";
import { Definitions } from "./definitions.ts";
import { compareImports, type Imported, learnFirstParty, sectionOf } from "./imports.ts";
import type { Node } from "./parse.ts";
import { place } from "./place.ts";
import type { Source } from "./source.ts";
import type { Shape } from "./statement.ts";

/** What kind of body a block is: blank lines and the order of what no table lists differ. */
export type Scope = "module" | "class" | "function" | "branch";

/** What a class has first, where no table tells: attributes, `Meta`, methods. */
const CLASS_RANKS: Partial<Record<Shape["kind"], number>> = { docstring: 0, class: 2, def: 3 };

/** What may stand among the imports at the head of a module. */
const HEAD: ReadonlySet<Shape["kind"]> = new Set([
  "docstring",
  "import",
  "future",
  "call",
  "if",
  "other",
]);

/** The statements of a module, of a class or of another body, and what is to be inserted among them. */
export class Block {
  readonly source: Source;
  readonly node: Node;
  readonly scope: Scope;
  /** What the tables of orders call this block: `module`, `class Invoice`. */
  readonly slot: string;
  readonly order: Order;
  readonly items: Item[];
  readonly firstParty: ReadonlySet<string>;
  #definitions: Definitions | undefined;
  #run: [number, number] | undefined;
  readonly #keys = new Map<string, string>();
  /** The items by what they are about, as far as they were asked for. */
  #alike: Map<string, Item[]> | undefined;

  constructor(
    source: Source,
    node: Node,
    scope: Scope,
    slot: string,
    order: Order,
    ours: readonly string[],
  ) {
    this.source = source;
    this.node = node;
    this.scope = scope;
    this.slot = slot;
    this.order = order;
    this.items = statementsOf(source, node);
    this.firstParty = new Set([...ours, ...this.#learned()]);
  }

  get existing(): Existing[] {
    return this.items.filter((item): item is Existing => !isPending(item));
  }

  #learned(): Set<string> {
    return learnFirstParty(
      this.existing.flatMap(({ imports, start }, index, all) => {
        if (!imports?.[0]) return [];
        const above = all[index - 1];
        const startsSection = above !== undefined && blankLines(this.source, above.end, start) > 0;
        return [{ module: imports[0].module, startsSection }];
      }),
    );
  }

  /** The statements of the same kind about the same thing. */
  alike({ kind, item }: Shape): readonly Item[] {
    if (!this.#alike) {
      this.#alike = new Map();
      for (const one of this.items) this.#list(one);
    }
    return this.#alike.get(`${kind} ${item}`) ?? [];
  }

  #list(item: Item): void {
    const key = `${item.shape.kind} ${item.shape.item}`;
    const others = this.#alike?.get(key);
    if (others) others.push(item);
    else this.#alike?.set(key, [item]);
  }

  /** Inserts a statement at its place. */
  insert(statement: Pending): void {
    const index = this.#position(statement) ?? this.#fallback(statement);
    this.items.splice(index, 0, statement);
    this.#run = undefined;
    this.#list(statement);
    this.#definitions?.add(statement);
  }

  /** Whether the tables, or what kind of statement it is, tell where a statement goes. */
  isPlaced({ shape, argument }: Pick<Pending, "shape" | "argument">): boolean {
    return isFirst(shape) || this.#placeInBody(shape, argument) !== undefined;
  }

  #position(statement: Pending): number | undefined {
    const { shape, imports, argument } = statement;
    if (shape.kind === "docstring") return 0;
    const [start, end] = this.importRun();
    if (shape.kind === "future") return start === end ? start : this.#futureEnd();
    if (imports) return start + this.#importIndex(this.items.slice(start, end), imports);
    if (isFirst(shape)) return this.#bodyStart();
    const index = this.#placeInBody(shape, argument);
    return index === undefined ? undefined : Math.max(index, this.#behindWhatItUses(statement));
  }

  #behindWhatItUses(statement: Pending): number {
    this.#definitions ??= new Definitions(this.source, this.items);
    return this.#definitions.indexBehind(this.items, statement);
  }

  #placeInBody(shape: Shape, argument: string | undefined): number | undefined {
    const start = this.#bodyStart();
    const body = this.items.slice(start, this.#bodyEnd());
    const isListed = this.keyOf(shape) === shape.item;
    const beside = isListed
      ? undefined
      : place(body, (other) => this.#compareOfOneName(other, shape, argument));
    const index = beside ?? place(body, (other) => this.#compare(other, shape, argument));
    return index === undefined ? undefined : start + index;
  }

  /** Among the imports of its section, if there are any. */
  #importIndex(run: readonly Item[], imports: readonly Imported[]): number {
    const compare = (other: Item) => compareImports(other.imports!, imports, this.firstParty);
    const section = this.#sectionOf(imports);
    const own = run.filter((other) => this.#sectionOf(other.imports!) === section);
    const index = place(own, compare);
    if (index === undefined) return place(run, compare) ?? run.length;
    return index < own.length ? run.indexOf(own[index]!) : run.indexOf(own.at(-1)!) + 1;
  }

  #sectionOf([first]: readonly Imported[]): string {
    return sectionOf(first!.module, this.firstParty);
  }

  #compare(other: Item, shape: Shape, argument: string | undefined): number | undefined {
    const known = this.order.compare(this.slot, this.keyOf(other.shape), this.keyOf(shape));
    if (known !== undefined && known !== 0) return known;
    const ofOneName = this.#compareOfOneName(other, shape, argument);
    if (ofOneName !== undefined) return ofOneName;
    if (known !== undefined || this.scope !== "class") return known;
    return classRank(other.shape) - classRank(shape);
  }

  /** Statements about one name: what sets it, then the others by their text, calls by their argument. */
  #compareOfOneName(other: Item, b: Shape, argument: string | undefined): number | undefined {
    const a = other.shape;
    if (a.base === "" || a.base !== b.base || !isAbout(a) || !isAbout(b)) return undefined;
    if (a.kind === "call" && b.kind === "call" && a.item === b.item) {
      const first = isPending(other) ? other.argument : argumentOf(this.source, a);
      if (first === undefined || argument === undefined) return 0;
      return this.order.compare(a.item, first, argument) ?? 0;
    }
    const rank = ({ item, base, kind }: Shape) => (item !== base ? 2 : kind === "assign" ? 0 : 1);
    return rank(a) - rank(b) || (a.item < b.item ? -1 : a.item > b.item ? 1 : 0);
  }

  /** What the tables know a statement by: all of its left side, or the name that it is about. */
  keyOf({ item, base }: Shape): string {
    let key = this.#keys.get(item);
    if (key === undefined) {
      const isListed = item === base || this.order.compare(this.slot, item, item) !== undefined;
      this.#keys.set(item, (key = isListed ? item : base));
    }
    return key;
  }

  /** Behind what it builds on, or before what mentions it, or at the end. */
  #fallback(statement: Pending): number {
    const { kind, base } = statement.shape;
    const start = this.#bodyStart();
    const end = this.#bodyEnd();
    const body = this.items.slice(start, end);
    const isDefinition = kind === "def" || kind === "class";
    if (base !== "" && !isDefinition) {
      const related = body.findLastIndex(({ shape }) => shape.base === base);
      if (related !== -1) return Math.max(start + related + 1, this.#behindWhatItUses(statement));
    }
    if (base !== "" && (isDefinition || kind === "assign")) {
      const name = new RegExp(`(?<![\\w\\u0080-\\uffff.])${base}(?![\\w\\u0080-\\uffff])`);
      const isUser = (item: Item) =>
        item.shape.kind !== "def" &&
        (statement.users?.has(item.shape.item) || name.test(this.#textOf(item)));
      const user = body.findIndex(isUser);
      if (user !== -1) return start + user;
    }
    return end;
  }

  #textOf(item: Item): string {
    return isPending(item) ? item.text("") : this.source.of(item.node);
  }

  /** The run of imports that new ones go into, at the head of the block; empty where there is none. */
  importRun(): readonly [number, number] {
    return (this.#run ??= this.#findRun());
  }

  #findRun(): [number, number] {
    const { items } = this;
    const first = items.findIndex(isImport);
    if (first === -1 || !items.slice(0, first).every(isHead)) {
      const start = items[0]?.shape.kind === "docstring" ? 1 : 0;
      return [start, start];
    }
    const length = items.slice(first).findIndex((item) => !isImport(item));
    return [first, length === -1 ? items.length : first + length];
  }

  #futureEnd(): number {
    const { items } = this;
    return (
      items.findLastIndex(({ shape: { kind } }) => kind === "future" || kind === "docstring") + 1
    );
  }

  /** Behind the head: the imports and what stands among them. */
  #bodyStart(): number {
    const [, end] = this.importRun();
    const rest = this.items.slice(end);
    const head = rest.findIndex((item) => !isHead(item));
    const last = rest.slice(0, head === -1 ? undefined : head).findLastIndex(isImport);
    return end + last + 1;
  }

  /** Before what has to stay last: `__main__` blocks, overriding star imports, a final `return`. */
  #bodyEnd(): number {
    const start = this.#bodyStart();
    let end = this.items.length;
    while (end > start && this.#staysLast(this.items[end - 1]!)) end--;
    return end;
  }

  #staysLast(item: Item): boolean {
    if (isPending(item)) return item.shape.kind === "main";
    if (item.shape.kind === "main") return true;
    if (this.scope === "function") return /^(?:return|raise)_statement$/.test(item.node.type);
    if (item.imports) return item.imports.some(({ name }) => name === "*");
    const isGuarded = item.shape.kind === "if" || item.node.type === "try_statement";
    return isGuarded && /^[ \t]+from\s+\S+\s+import\s+\*/m.test(this.source.of(item.node));
  }
}

/** Whether a statement sets, extends or calls something of a name. */
function isAbout({ kind }: Shape): boolean {
  return kind === "assign" || kind === "augment" || kind === "call";
}

/** What goes to the head of a block whatever the tables say. */
function isFirst({ kind, item }: Shape): boolean {
  return (
    kind === "docstring" || kind === "import" || kind === "future" || item === "if TYPE_CHECKING"
  );
}

function isHead({ shape: { kind, item } }: Item): boolean {
  return HEAD.has(kind) || (kind === "assign" && /^__\w+__$/.test(item));
}

/** Where a member of a class stands: the managers of a model come after its fields, their choices before. */
function classRank({ kind, value }: Shape): number {
  if (kind === "class" && value !== undefined && CHOICES.test(value.text)) return 0.5;
  const isManager = kind === "assign" && value !== undefined && MANAGER.test(value.text);
  return isManager ? 1.5 : (CLASS_RANKS[kind] ?? 1);
}

const CHOICES = /^class\s+\w+\([\w., ]*(?:Choices|Enum)\b/;
const MANAGER = /^[\w.]*(?:Manager|\.as_manager)\(|^[\w.]*\.from_queryset\(/;
