import type { Merge, Order } from "../merge/merge.ts";
import {
  type Block,
  listItems,
  readMarkdown,
  type Section,
  withLevel,
  writeSection,
} from "./markdown-model.ts";
import { mergeTable, tableHeader } from "./markdown-table.ts";
import { arrange, placeOf } from "./place.ts";
import { endLine, mergeText } from "./surface.ts";

/**
 * Merges Markdown, section by section: a section is known by its heading among its siblings, and one that is missing
 * is added with all it holds. The title of the document is not part of this, so a fragment begins with `##`.
 *
 * Within a section that is there, the fragment's first list adds to the first list, its second to the second, and so
 * on; fenced code likewise, line by line, for each language; a table adds rows to the table with the same header, known
 * by their first cell. Any other block is added unless the section has it word for word.
 *
 * Slots: `README.md:` orders the sections below the title, `README.md:Features` those and the items in one called
 * so, whatever the file is called.
 */
export const mergeMarkdown: Merge = (source, fragments, order) =>
  mergeText(source, fragments, (text, parts) => {
    const { root, end } = readMarkdown(endLine(text));
    for (const part of parts) {
      const wanted = readMarkdown(endLine(part)).root;
      mergeSection(below(root), below(wanted), `README.md:`, order);
    }
    const merged = writeSection(root) + end;
    return merged === endLine(text) ? text : merged;
  });

/** The section that the document's title heads, where it has one. */
function below(root: Section): Section {
  const [first] = root.sections;
  return first?.level === 1 && root.sections.length === 1 ? first : root;
}

function mergeSection(section: Section, wanted: Section, slot: string, order: Order): void {
  mergeBlocks(section, wanted.blocks, slot, order);
  for (const child of wanted.sections) {
    const present = section.sections.find(({ title }) => title === child.title);
    if (present) {
      mergeSection(present, child, `README.md:${child.title}`, order);
      continue;
    }
    const titles = section.sections.map(({ title }) => title);
    const place = placeOf(child.title, titles, [], slot, order);
    const next = section.sections[place];
    if (next) next.gap ||= "\n";
    const added = { ...child, gap: "\n", blocks: [], sections: [] };
    mergeSection(added, child, `README.md:${child.title}`, order);
    section.sections.splice(place, 0, withLevel(added, levelAt(section, place, child)));
  }
}

/** The level of headings at a place among the sections of another. */
function levelAt({ level, sections }: Section, place: number, child: Section): number {
  const sibling = sections[place - 1] ?? sections[place];
  if (sibling) return sibling.level;
  return level === 0 ? child.level : level + 1;
}

function mergeBlocks(section: Section, wanted: readonly Block[], slot: string, order: Order): void {
  const counts = new Map<string, number>();
  const present = wanted.map((block) => {
    const kind = kindOf(block);
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return block.kind === "list" || block.kind === "fence"
      ? section.blocks.filter((other) => kindOf(other) === kind)[count]
      : section.blocks.find((other) => identityOf(other) === identityOf(block));
  });
  wanted.forEach((block, index) => {
    const known = present[index];
    if (known) known.text = extend(known.text, block, slot, order);
  });
  const siblings = wanted.map((block, index) => identityOf(present[index] ?? block));
  wanted.forEach((block, index) => {
    if (present[index]) return;
    const identities = section.blocks.map(identityOf);
    const place = placeOf(siblings[index] as string, identities, siblings, slot, order);
    const next = section.blocks[place];
    if (next) next.gap ||= "\n";
    const gap = section.heading || place > 0 ? "\n" : "";
    const text = block.kind === "list" ? arrangeList(block.text, slot, order) : block.text;
    section.blocks.splice(place, 0, { ...block, text, gap });
  });
}

function extend(text: string, { kind, text: wanted }: Block, slot: string, order: Order): string {
  switch (kind) {
    case "list":
      return extendList(text, wanted, slot, order);
    case "fence":
      return extendFence(text, wanted, slot, order);
    case "table":
      return mergeTable(text, wanted, slot, order);
    case "text":
      return text;
  }
}

/** A new list with its items where they belong. */
function arrangeList(text: string, slot: string, order: Order): string {
  const items = listItems(text);
  const arranged = arrange(items, nameOf, slot, order);
  if (arranged.every((item, index) => item === items[index])) return text;
  const separator = isLoose(items) ? "\n" : "";
  return renumber(arranged.map((item) => `${item.trimEnd()}\n`)).join(separator);
}

function extendList(text: string, wanted: string, slot: string, order: Order): string {
  const items = listItems(text);
  const separator = isLoose(items) ? "\n" : "";
  const bullet = /^\s*\S+\s*/.exec(items[0] ?? "")?.[0] ?? "- ";
  let grew = false;
  for (const item of listItems(wanted)) {
    const known = items.map(nameOf);
    if (known.includes(nameOf(item))) continue;
    const place = placeOf(nameOf(item), known, [], slot, order);
    const added = item.trimEnd().replace(/^\s*\S+\s*/, bullet) + "\n";
    if (place === items.length) {
      items[place - 1] += separator;
      items.push(added);
    } else {
      items.splice(place, 0, added + separator);
    }
    grew = true;
  }
  return grew ? renumber(items).join("") : text;
}

/** What a list's item says, without its marker. */
function nameOf(item: string): string {
  return words(item.replace(/^\s*\S+/, ""));
}

/** Whether blank lines stand between the items. */
function isLoose(items: readonly string[]): boolean {
  return items.slice(0, -1).some((item) => /\n\s*\n$/.test(item));
}

/** Counts an ordered list anew, unless it repeats one number. */
function renumber(items: string[]): string[] {
  const numbers = items.map((item) => Number(/^\s*(\d+)/.exec(item)?.[1]));
  const [first = 0, second] = numbers;
  if (Number.isNaN(first) || (second === first && numbers.every((number) => number === first)))
    return items;
  return items.map((item, index) => item.replace(/\d+/, String(Math.min(...numbers) + index)));
}

function extendFence(text: string, wanted: string, slot: string, order: Order): string {
  const [open = "", ...lines] = text.split(/(?<=\n)/);
  const close = lines.pop() ?? "";
  const missing = wanted.split(/(?<=\n)/).slice(1, -1);
  const siblings = missing.map((line) => line.trim());
  for (const line of missing) {
    const known = lines.map((other) => other.trim());
    if (line.trim() === "" || known.includes(line.trim())) continue;
    lines.splice(placeOf(line.trim(), known, siblings, slot, order), 0, line);
  }
  return open + lines.join("") + close;
}

function kindOf({ kind, text }: Block): string {
  if (kind === "fence") return text.split("\n", 1)[0] ?? "";
  return kind === "list" && /^\s*\d/.test(text) ? "numbered" : kind;
}

function identityOf(block: Block): string {
  return block.kind === "table" ? tableHeader(block.text) : words(block.text);
}

function words(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
