import type { Merge, Order } from "../merge/merge.ts";
import { arrange, placeOf } from "./place.ts";
import { endLine, mergeText } from "./surface.ts";
import {
  type Block,
  type FlowItem,
  isInline,
  type Item,
  type Leaf,
  readYaml,
  shiftItem,
  shiftNode,
  writeItem,
  writeNode,
  writeYaml,
  type YamlNode,
} from "./yaml-model.ts";

type Refuse = (snippet: string, reason: string) => void;

/** What tells items of a list of maps apart: the first of these that both have. */
const IDENTITIES = [
  "repo",
  "id",
  "mountPath",
  "name",
  "uses",
  "path",
  "host",
  "containerPort",
  "port",
  "run",
];

/** Maps between whose items blank lines usually stand: the whole file, services of Compose, jobs of a workflow. */
const SPACED = new Set(["", "services", "jobs"]);

/** Versions, which are the project's to choose once they are there. */
const PINS = new Set(["uses", "rev"]);

/**
 * Merges YAML. Maps are merged key by key, lists get the items that they lack, and a scalar that differs is set.
 * Items of a list that are maps are known by what names them (a pre-commit repository, a hook's id, a step's name
 * or action), and are merged in turn. Comments, anchors, aliases and merge keys stay; a list, a map and a scalar
 * are never turned into one another.
 *
 * Slots: `yaml:services.web` orders the keys at that path, `yaml:repos` the items of a list, `yaml:repos[].hooks` what is
 * within its items. A blank line goes between items where the others have one.
 */
export const mergeYaml: Merge = (source, fragments, order) =>
  mergeText(source, fragments, (text, parts, refuse) => {
    const document = readYaml(endLine(text));
    for (const part of parts) {
      const { root } = readYaml(endLine(part));
      if (document.root.items.length === 0) document.root.kind = root.kind;
      if (document.root.kind === root.kind)
        new YamlMerge(order, refuse).block(document.root, root, "");
      else
        refuse(
          part,
          `the file is a ${NAMES[document.root.kind]} rather than a ${NAMES[root.kind]}`,
        );
    }
    const merged = writeYaml(document);
    return merged === endLine(text) ? text : merged;
  });

const NAMES = { map: "map", seq: "list", leaf: "single value" };

class YamlMerge {
  readonly #order: Order;
  readonly #refuse: Refuse;

  constructor(order: Order, refuse: Refuse) {
    this.#order = order;
    this.#refuse = refuse;
  }

  block(block: Block, from: Block, path: string): void {
    const find = (item: Item) => block.items.find((other) => isSame(other, item));
    // Lists say in what order things happen; the keys of a map do not.
    const siblings =
      from.kind === "seq" ? from.items.map((item) => identityOf(find(item) ?? item)) : [];
    for (const item of from.items) {
      const present = find(item);
      if (present) {
        this.#merge(present, item, block.indent - from.indent, pathOf(path, item));
        continue;
      }
      const items = block.items.map(identityOf);
      const place = placeOf(identityOf(item), items, siblings, `yaml:${path}`, this.#order);
      const added = asItemOf(block, item, from);
      added.value = this.#arranged(added.value, pathOf(path, item));
      insert(block, place, added, path);
    }
  }

  /** A new value with all that is in it where it belongs. */
  #arranged(value: YamlNode, path: string): YamlNode {
    if (value.kind === "leaf") return value;
    const [first] = value.items;
    const items = arrange(value.items, identityOf, `yaml:${path}`, this.#order);
    // What stands behind a dash stays there.
    const keepsFirst = !first || !isInline(first, value) || items[0] === first;
    const kept = keepsFirst ? items : [first, ...items.filter((item) => item !== first)];
    return {
      ...value,
      items: kept.map((item) => ({
        ...item,
        value: this.#arranged(item.value, pathOf(path, item)),
      })),
    };
  }

  #merge(present: Item, item: Item, by: number, path: string): void {
    const { value } = present;
    const wanted = item.value;
    if (isNothing(wanted)) return;
    if (isNothing(value)) fill(present, item, by);
    else if (value.kind === "leaf" && wanted.kind === "leaf" && !value.flow && !wanted.flow) {
      if (value.data !== wanted.data && !PINS.has(item.key)) setScalar(present, item, by);
    } else if (value.kind !== "leaf" && wanted.kind !== "leaf" && value.kind === wanted.kind) {
      this.block(value, wanted, path);
    } else if (value.kind !== "leaf" && wanted.kind === "leaf" && kindOf(wanted) === value.kind) {
      const items = (wanted.flow ?? []).map((flow) => blockItem(flow, value.indent));
      this.block(value, { ...value, items }, path);
    } else if (value.kind === "leaf" && value.flow && kindOf(value) === kindOf(wanted)) {
      const items = flowItems(wanted);
      if (items) this.#extendFlow(value, value.flow, items, path);
      else this.#refuseItem(item, `${path} is written in brackets`);
    } else {
      this.#refuseItem(
        item,
        `${path} is a ${NAMES[kindOf(value)]} rather than a ${NAMES[kindOf(wanted)]}`,
      );
    }
  }

  #extendFlow(value: Leaf, present: FlowItem[], items: readonly FlowItem[], path: string): void {
    const identify = (item: FlowItem) => (item.label ? item.key : item.value.data);
    const siblings = value.text.startsWith("[") ? items.map(identify) : [];
    for (const item of items) {
      const known = present.map(identify);
      if (known.includes(identify(item))) continue;
      present.splice(
        placeOf(identify(item), known, siblings, `yaml:${path}`, this.#order),
        0,
        item,
      );
      value.text = writeFlow(value.text, present);
    }
  }

  #refuseItem(item: Item, reason: string): void {
    this.#refuse(writeItem({ ...item, gap: "", lead: "" }), reason);
  }
}

function insert(block: Block, place: number, item: Item, path: string): void {
  const first = block.items[0];
  const blank = hasBlankLines(block, path) ? "\n" : "";
  // What stands behind a dash stays there.
  const index = first && isInline(first, block) ? Math.max(1, place) : place;
  if (index === 0 && first) {
    item.gap = first.gap;
    first.gap = blank;
  } else if (first) {
    item.gap = blank;
  } else if (block.before.trim() !== "") {
    item.gap = block.before.endsWith("\n\n") ? "" : "\n";
  }
  const previous = block.items[index - 1];
  if (previous && item.gap === "") moveComments(previous, item);
  block.items.splice(index, 0, item);
}

/** Comments below an item go below the one that comes after it, or they would seem to be about that. */
function moveComments(from: Item, to: Item): void {
  const endsLine = from.value.kind !== "leaf" || from.value.text.endsWith("\n");
  const length = endsLine ? 0 : from.tail.indexOf("\n") + 1;
  to.tail += from.tail.slice(length);
  from.tail = from.tail.slice(0, length);
}

/** Whether blank lines stand between the items of a block; for a single item, whether they usually do. */
function hasBlankLines({ items }: Block, path: string): boolean {
  const others = items.slice(1);
  if (others.length === 0) return SPACED.has(path);
  return others.filter(({ gap }) => gap !== "").length * 2 >= others.length;
}

/** An item of a fragment's block as one of another block, without the blank lines before it. */
function asItemOf(block: Block, item: Item, from: Block): Item {
  const isFirstInLine = item === from.items[0] && isInline(item, from);
  const head = isFirstInLine ? " ".repeat(from.indent) + item.head : item.head;
  return shiftItem({ ...item, head, gap: "" }, block.indent - from.indent);
}

/** Gives a value to a key that has none. */
function fill(present: Item, item: Item, by: number): void {
  const key = present.head.trimEnd();
  present.value = shiftNode(item.value, by);
  if (item.value.kind === "leaf") {
    present.head = `${key} `;
    if (item.value.text.endsWith("\n")) present.tail = "";
    return;
  }
  const [line = ""] = present.tail.split(/(?<=\n)/);
  present.head = key + line;
  present.tail = present.tail.slice(line.length);
}

function setScalar(present: Item, item: Item, by: number): void {
  const wasLines = (present.value as Leaf).text.endsWith("\n");
  const value = shiftNode(item.value, by) as Leaf;
  const isLines = value.text.endsWith("\n");
  present.value = value;
  if (wasLines && !isLines) present.tail = `\n${present.tail}`;
  if (wasLines || !isLines) return;
  // A block scalar ends its line itself; a comment goes behind its first one.
  const [line = "", ...rest] = present.tail.split(/(?<=\n)/);
  const comment = line.trimEnd();
  present.value = { ...value, text: value.text.replace("\n", `${comment}\n`) };
  present.tail = rest.join("");
}

function kindOf(value: YamlNode): "map" | "seq" | "leaf" {
  if (value.kind !== "leaf") return value.kind;
  if (!value.flow) return "leaf";
  return value.text.startsWith("{") ? "map" : "seq";
}

function isNothing(value: YamlNode): boolean {
  return value.kind === "leaf" && /^(?:|~|null|\{\s*\}|\[\s*\])$/.test(value.text);
}

/** The items as they stand in brackets, or undefined where one of them cannot. */
function flowItems(value: YamlNode): readonly FlowItem[] | undefined {
  if (value.kind === "leaf") return value.flow;
  const items = value.items.map((item) =>
    item.value.kind === "leaf" && !item.value.text.includes("\n")
      ? { label: item.head.replace(/^\s*(?:- *)?/, ""), key: item.key, value: item.value }
      : undefined,
  );
  return items.every((item) => item !== undefined) ? items : undefined;
}

function blockItem({ label, key, value }: FlowItem, indent: number): Item {
  const head = " ".repeat(indent) + (label || "- ");
  return { gap: "", lead: "", head, key, value, tail: "\n" };
}

/** A flow collection with other items: on one line, or an item a line where it was so. */
function writeFlow(text: string, items: readonly FlowItem[]): string {
  const parts = items.map(({ label, value }) => label + value.text);
  const open = text[0] ?? "[";
  const close = text.at(-1) ?? "]";
  const lines = /^.\s*\n([ \t]*)[\s\S]*\n([ \t]*).$/.exec(text);
  if (lines)
    return `${open}\n${parts.map((part) => `${lines[1]}${part},\n`).join("")}${lines[2]}${close}`;
  const space = open === "{" || /^.\s/.test(text) ? " " : "";
  return open + space + parts.join(", ") + space + close;
}

function pathOf(path: string, { key }: Item): string {
  if (key === "-") return `${path}[]`;
  return path ? `${path}.${key}` : key;
}

/** What an item is called among its siblings: its key, the scalar, or what names a map in a list. */
function identityOf(item: Item): string {
  if (item.key !== "-") return item.key;
  const name = IDENTITIES.map((key) => nameIn(item, key)).find((found) => found !== undefined);
  return name ?? textOf(item);
}

function isSame(a: Item, b: Item): boolean {
  if (a.key !== "-" || b.key !== "-") return a.key === b.key;
  const key = IDENTITIES.find(
    (name) => nameIn(a, name) !== undefined && nameIn(b, name) !== undefined,
  );
  return key ? nameIn(a, key) === nameIn(b, key) : textOf(a) === textOf(b);
}

function nameIn({ value }: Item, key: string): string | undefined {
  const items = value.kind === "map" ? value.items : value.kind === "leaf" ? value.flow : undefined;
  const found = items?.find((item) => item.key === key)?.value;
  if (found?.kind !== "leaf") return undefined;
  // An action is the same one in another version.
  return key === "uses" ? found.data.replace(/@.*$/, "") : found.data;
}

function textOf({ value }: Item): string {
  return value.kind === "leaf" ? value.data : writeNode(value).replace(/\s+/g, " ").trim();
}
