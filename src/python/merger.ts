import type { Order, Unsupported } from "../merge/merge.ts";
import { Block, type Scope } from "./block.ts";
import { blockEdits } from "./block-edits.ts";
import { argumentOf, isPending, type Item, type Pending } from "./body.ts";
import { Collection, type Edit } from "./collection.ts";
import { collectionEdits } from "./collection-edits.ts";
import { type FragmentStatement, placed } from "./fragment.ts";
import { boundName, type Imported, importText } from "./imports.ts";
import { Leftovers, type Piece } from "./leftovers.ts";
import { mergeStatements } from "./merge-statements.ts";
import type { Node } from "./parse.ts";
import { importOf, imports, isKnown } from "./presence.ts";
import type { Source } from "./source.ts";
import { normalised } from "./text.ts";

/** One pass of fragments over a target that is parsed once. */
export class Merger {
  readonly target: Source;
  readonly order: Order;
  /** Statements that build on what this pass inserts: they are for the next one. */
  readonly deferred: FragmentStatement[] = [];
  readonly #module: Block;
  readonly #leftovers = new Leftovers();
  readonly #firstParty: readonly string[];
  readonly #blocks = new Map<number, Block>();
  readonly #collections = new Map<number, Collection>();
  /** Collections that no other one lays out. */
  readonly #roots: Collection[] = [];
  /** Text behind places of the target that nothing else edits: first bases of classes, comments. */
  readonly #appended = new Map<number, string>();
  readonly #pending = new Map<FragmentStatement, Pending>();
  /** The normalised texts of statements that others were compared with. */
  readonly #texts = new WeakMap<Item, string>();
  #current: FragmentStatement | undefined;

  constructor(target: Source, order: Order, firstParty: readonly string[]) {
    this.target = target;
    this.#firstParty = firstParty;
    this.order = order;
    this.#module = this.block(target.root, "module", "module");
  }

  /** The body of a module, class, function or branch of the target. */
  block(node: Node, scope: Scope, slot: string): Block {
    const known = this.#blocks.get(node.id);
    if (known) return known;
    const block = new Block(this.target, node, scope, slot, this.order, this.#firstParty);
    this.#blocks.set(node.id, block);
    return block;
  }

  /** A literal of the target; `parent` is the one it stands in. */
  collection(node: Node, parent?: Collection, names?: readonly Node[]): Collection {
    const known = this.#collections.get(node.id);
    if (known) return known;
    const collection = new Collection(this.target, node, names);
    this.#collections.set(node.id, collection);
    if (parent) parent.children.push(collection);
    else this.#roots.push(collection);
    return collection;
  }

  /** Merges the statements of fragments. */
  merge(statements: readonly FragmentStatement[]): void {
    mergeStatements(this, statements, this.#module, (statement) => {
      this.#current = statement;
    });
  }

  /** Leaves the statement at hand, with all it is part of, to the next pass. */
  defer(): void {
    if (this.#current && !this.deferred.includes(this.#current)) this.deferred.push(this.#current);
  }

  /** Appends a text at a place of the target; another one there waits for the next pass. */
  append(at: number, text: string): void {
    if ((this.#appended.get(at) ?? text) !== text) this.defer();
    else this.#appended.set(at, text);
  }

  /** Whether the block has a statement of the same text. */
  isThere({ source, node, shape }: FragmentStatement, block: Block): boolean {
    const alike = block.alike(shape);
    if (alike.length === 0) return false;
    const text = normalised(source.of(node));
    return alike.some((item) => this.#normalised(item) === text);
  }

  #normalised(item: Item): string {
    let text = this.#texts.get(item);
    if (text === undefined) {
      text = normalised(isPending(item) ? item.text("") : this.target.of(item.node));
      this.#texts.set(item, text);
    }
    return text;
  }

  /** A statement of a fragment as one to be inserted. */
  pending(statement: FragmentStatement): Pending {
    const known = this.#pending.get(statement);
    if (known) return known;
    const pending = this.#newPending(statement);
    this.#pending.set(statement, pending);
    return pending;
  }

  #newPending(statement: FragmentStatement): Pending {
    const { snippet, shape, blanks, users, source, existing } = statement;
    const argument = shape.kind === "call" ? argumentOf(source, shape) : undefined;
    return {
      shape,
      blanks,
      users,
      text: (indent) => placed(snippet, indent, this.target),
      ...(argument !== undefined && { argument }),
      ...(existing.imports && { imports: existing.imports }),
    };
  }

  insert(statement: FragmentStatement, block: Block): void {
    block.insert(this.pending(statement));
  }

  /** Inserts a definition of a name, unless the file imports that name from elsewhere. */
  insertUnlessImported(statement: FragmentStatement, block: Block): void {
    const { item } = statement.shape;
    const rival = importOf(block, item);
    if (rival) this.leave(statement, `${item} is imported`, rival);
    else this.insert(statement, block);
  }

  /** Inserts a statement about a name that something else has to define. */
  insertIfKnown(statement: FragmentStatement, block: Block): void {
    const { base } = statement.shape;
    if (isKnown(block, base) || imports(statement.source, base)) this.insert(statement, block);
    else this.leave(statement, `${base} is not defined here`);
  }

  /** Leaves a piece to a person, with the line of what is in its way. */
  leave(piece: Piece, reason: string, at?: Node): void {
    const where = at ? ` (line ${this.target.line(at.startIndex)})` : "";
    this.#leftovers.add(piece, reason + where);
  }

  /** Whether an import is of use to nothing but what is left to a person, who then gets it, too. */
  isLeft(imported: Imported, { source }: FragmentStatement): boolean {
    const name = boundName(imported);
    return name !== undefined && this.#leftovers.takeImport(source, name, importText(imported));
  }

  get unsupported(): Unsupported[] {
    return this.#leftovers.unsupported;
  }

  /** All that is to be replaced in the target; what lies deeper comes first. */
  edits(): Edit[] {
    return [
      ...this.#roots.flatMap(collectionEdits),
      ...[...this.#appended].map(([at, text]) => ({ start: at, end: at, text })),
      ...[...this.#blocks.values()].reverse().flatMap(blockEdits),
    ];
  }
}
