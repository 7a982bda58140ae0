/*
 * A Markdown document as sections of blocks, each a piece of its text. Every byte is in exactly one piece, so that
 * writing out what was read gives the same text, and what is not edited cannot change.
 */

export interface Section {
  /** 1 to 6; 0 for the document. */
  level: number;
  title: string;
  /** Blank lines before the heading. */
  gap: string;
  /** The line of the heading, or both lines of one that is underlined. */
  heading: string;
  blocks: Block[];
  sections: Section[];
}

export interface Block {
  kind: "list" | "table" | "fence" | "text";
  /** Blank lines before. */
  gap: string;
  /** The lines, with their line breaks and without blank lines after. */
  text: string;
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}(?=[^`\n]*\n?$)|~{3,})/;
const MARKER = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;

/**
 * Reads a document; what is no heading, list, table or fenced code is text.
 * Throws a SyntaxError where fenced code is never closed: all that is added would be part of it.
 */
export function readMarkdown(text: string): { root: Section; end: string } {
  const root: Section = { level: 0, title: "", gap: "", heading: "", blocks: [], sections: [] };
  const open: Section[] = [root];
  const lines = text.split(/(?<=\n)/).filter((line) => line !== "");
  let gap = "";
  let i = 0;
  while (i < lines.length) {
    const line = bare(lines[i]);
    if (line.trim() === "") {
      gap += lines[i++];
      continue;
    }
    const heading = headingAt(lines, i);
    if (heading) {
      while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
      const section = { ...heading, gap, blocks: [], sections: [] };
      (open.at(-1) ?? root).sections.push(section);
      open.push(section);
      i += heading.heading.split("\n").length - 1 || 1;
    } else {
      const [kind, end] = blockAt(lines, i);
      (open.at(-1) ?? root).blocks.push({ kind, gap, text: lines.slice(i, end).join("") });
      i = end;
    }
    gap = "";
  }
  return { root, end: gap };
}

export function writeSection({ gap, heading, blocks, sections }: Section): string {
  const body = blocks.map((block) => block.gap + block.text).join("");
  return gap + heading + body + sections.map(writeSection).join("");
}

/** A section with other levels of headings, those below it included. */
export function withLevel(section: Section, level: number): Section {
  const by = level - section.level;
  return {
    ...section,
    level,
    heading: by === 0 ? section.heading : section.heading.replace(/^ {0,3}#+/, "#".repeat(level)),
    sections: section.sections.map((child) => withLevel(child, child.level + by)),
  };
}

/** The items of a list: each from its marker up to the next, with the blank lines after it. */
export function listItems(text: string): string[] {
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  const items: string[] = [];
  for (const line of text.split(/(?<=\n)/)) {
    const isItem = MARKER.test(line) && (/^ */.exec(line)?.[0].length ?? 0) <= indent;
    if (isItem || items.length === 0) items.push(line);
    else items[items.length - 1] += line;
  }
  return items;
}

function isFence(line: string): boolean {
  return FENCE.test(line);
}

function headingAt(
  lines: readonly string[],
  index: number,
): Pick<Section, "level" | "title" | "heading"> | undefined {
  const line = lines[index] ?? "";
  const match = HEADING.exec(bare(line));
  if (match?.[1]) return { level: match[1].length, title: match[2] ?? "", heading: line };
  const below = lines[index + 1] ?? "";
  if (!UNDERLINE.test(bare(below)) || MARKER.test(line) || /^\s*[|>]|^ {4}/.test(line))
    return undefined;
  if (isFence(line) || UNDERLINE.test(bare(line))) return undefined;
  return { level: below.includes("=") ? 1 : 2, title: line.trim(), heading: line + below };
}

function blockAt(lines: readonly string[], start: number): [kind: Block["kind"], end: number] {
  const first = lines[start] ?? "";
  const fence = FENCE.exec(first)?.[1];
  if (fence) {
    const close = new RegExp(`^ {0,3}${fence[0] === "~" ? "~" : "`"}{${fence.length},}[ \\t]*$`);
    const end = lines.findIndex((line, index) => index > start && close.test(bare(line)));
    if (end < 0) throw new SyntaxError(`its fenced code is not closed (line ${start + 1})`);
    return ["fence", end + 1];
  }
  if (/^ {0,3}<!--/.test(first)) {
    const end = lines.findIndex((line, index) => index >= start && line.includes("-->"));
    return ["text", end < 0 ? lines.length : end + 1];
  }
  if (MARKER.test(first)) return ["list", endOfList(lines, start)];
  let end = start + 1;
  while (end < lines.length && !endsText(lines, end)) end++;
  return [/^\s*\|/.test(first) ? "table" : "text", end];
}

/** A list goes on over blank lines while what follows is indented or another item of its kind. */
function endOfList(lines: readonly string[], start: number): number {
  const kind = markerOf(lines[start]);
  let end = start + 1;
  for (let i = end; i < lines.length; i++) {
    const line = lines[i] ?? "";
    if (line.trim() === "") continue;
    const marker = markerOf(line);
    if (marker && marker !== kind && !/^[ \t]{2,}/.test(line)) break;
    const goesOn = /^[ \t]{2,}/.test(line) || marker === kind;
    if (!goesOn && (i > end || endsText(lines, i))) break;
    end = i + 1;
  }
  return end;
}

/** What a list's items begin with: a bullet, or the sign after a number. */
function markerOf(line = ""): string | undefined {
  return MARKER.exec(line)?.[0].trim().at(-1);
}

function endsText(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  return line.trim() === "" || isFence(line) || HEADING.test(bare(line));
}

function bare(line = ""): string {
  return line.replace(/\r?\n$/, "");
}
