import type { Merge } from "../merge/merge.ts";
import { placeOf } from "./place.ts";
import { endLine, mergeText } from "./surface.ts";

const SLOT = "lines";

/** Lines that stand together, below a comment that says what they are, or below none. */
interface Block {
  gap: string;
  header: string;
  lines: string[];
}

/**
 * Merges files of independent lines, such as `.gitignore` and `.dockerignore`. Lines that are anywhere in the file
 * are not added again. The others go below the comment that their block has in the fragment: into the block that has the
 * same comment, or else into a new one. Lines without a comment join the first block without one.
 *
 * Slot: `lines` orders blocks by their comments (`# Python`); lines of a block stay between their neighbours of the
 * fragment, so that a `!` keeps to what it excepts from.
 */
export const mergeLines: Merge = (source, fragments, order) =>
  mergeText(source, fragments, (text, parts) => {
    const blocks = readBlocks(endLine(text));
    for (const wanted of parts.flatMap((part) => readBlocks(endLine(part)))) {
      const present = new Set(blocks.flatMap(({ lines }) => lines));
      const missing = wanted.lines.filter((line) => !present.has(line) && !line.startsWith("#"));
      if (missing.length === 0) continue;
      const block = blocks.find(({ header }) => header === wanted.header);
      if (block) {
        for (const line of missing) {
          block.lines.splice(placeOf(line, block.lines, wanted.lines, SLOT, order), 0, line);
        }
        continue;
      }
      const headers = blocks.map(({ header }) => nameOf(header));
      const place = placeOf(nameOf(wanted.header), headers, [], SLOT, order);
      const next = blocks[place];
      if (next) next.gap ||= "\n";
      const lines = wanted.lines.filter((line) => missing.includes(line) || line.startsWith("#"));
      blocks.splice(place, 0, { ...wanted, lines, gap: place > 0 ? "\n" : "" });
    }
    const merged = blocks.map(({ gap, header, lines }) => gap + header + lines.join("")).join("");
    return merged === endLine(text) ? text : merged;
  });

function nameOf(header: string): string {
  return header.split("\n")[0] ?? "";
}

function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let gap = "";
  let block: Block | undefined;
  for (const line of text.split(/(?<=\n)/).filter((part) => part !== "")) {
    if (line.trim() === "") {
      gap += line;
      block = undefined;
      continue;
    }
    if (!block) {
      block = { gap, header: "", lines: [] };
      gap = "";
      blocks.push(block);
    }
    if (line.startsWith("#") && block.lines.length === 0) block.header += line;
    else block.lines.push(line);
  }
  // Blank lines at the end of the file stay there.
  if (gap) blocks.push({ gap, header: "", lines: [] });
  return blocks;
}
