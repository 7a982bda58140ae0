import type { Block, Document, Topic } from "./document.ts";

/** A document that is not in the form that the others are in, and where. */
class FormError extends Error {
  override readonly name = "FormError";

  constructor(document: string, line: number, what: string) {
    super(`references/${document}.md:${line}: ${what}`);
  }
}

const FENCE = /^(`{3,}|~{3,})\s*(.*?)\s*$/;
const META = /^<!--\s*topic:\s*([a-z0-9-]+)\s*((?:\|[^|>]*)*)-->$/;
const LISTS = ["generators", "features", "rules"] as const;

/**
 * Reads a document of `references/`: a topic is a second-level heading with a comment below it that names it.
 *
 * @throws FormError where a heading has no such comment, one slug is there twice, or code is never closed
 */
export function parseDocument(name: string, text: string): Document {
  const lines = text.split(/\r?\n/);
  const isCode = codeLines(name, lines);
  const heads = lines.flatMap((line, at) => (!isCode[at] && line.startsWith("## ") ? [at] : []));
  const title = /^# (.+)$/.exec(lines[0] ?? "")?.[1];
  if (!title) throw new FormError(name, 1, "it does not begin with a title");
  const lead = lines.slice(1, heads[0] ?? lines.length).join("\n");
  const topics = heads.map((at, index) =>
    parseTopic(name, lines, at, heads[index + 1] ?? lines.length),
  );
  const seen = new Set<string>();
  for (const { slug, line } of topics) {
    if (seen.has(slug)) throw new FormError(name, line, `the topic ${slug} is there twice`);
    seen.add(slug);
  }
  return { name, title, lead: lead.trim(), topics };
}

function parseTopic(document: string, lines: readonly string[], start: number, end: number): Topic {
  const title = lines[start]!.slice(3).trim();
  let at = start + 1;
  while (at < end && lines[at]!.trim() === "") at++;
  const [, slug, rest = ""] = META.exec(lines[at] ?? "") ?? [];
  if (!slug)
    throw new FormError(document, start + 1, `"${title}" has no comment <!-- topic: … -->`);
  const lists = { generators: [], features: [], rules: [] } as Record<string, string[]>;
  for (const part of rest.split("|").slice(1)) {
    const [, key = "", values = ""] = /^\s*(\w+):\s*(.*?)\s*$/.exec(part) ?? [];
    if (!(LISTS as readonly string[]).includes(key))
      throw new FormError(document, at + 1, `a topic has no "${part.trim()}"`);
    lists[key] = values.split(/\s*,\s*/).filter(Boolean);
  }
  const [first, last] = trimmed(lines, at + 1, end);
  return {
    document,
    slug,
    title,
    line: start + 1,
    generators: lists["generators"]!,
    features: lists["features"]!,
    rules: lists["rules"]!,
    body: lines.slice(first, last).join("\n"),
    bodyLine: first + 1,
    blocks: blocksOf(lines, first, last),
  };
}

/** The same lines without blank ones before and after. */
function trimmed(lines: readonly string[], start: number, end: number): [number, number] {
  while (start < end && lines[start]!.trim() === "") start++;
  while (end > start && lines[end - 1]!.trim() === "") end--;
  return [start, end];
}

function blocksOf(lines: readonly string[], start: number, end: number): Block[] {
  const blocks: Block[] = [];
  for (let at = start; at < end; at++) {
    const [, fence, info = ""] = FENCE.exec(lines[at]!) ?? [];
    if (!fence) continue;
    const first = at + 1;
    while (!closes(lines[++at]!, fence)) continue;
    const [language = "", ...words] = info.split(/\s+/);
    const code = lines
      .slice(first, at)
      .map((line) => `${line}\n`)
      .join("");
    blocks.push({ language, words, code, line: first + 1 });
  }
  return blocks;
}

/** Which lines are code, or the fences around it. */
function codeLines(document: string, lines: readonly string[]): boolean[] {
  const isCode = lines.map(() => false);
  for (let at = 0; at < lines.length; at++) {
    const fence = FENCE.exec(lines[at]!)?.[1];
    if (!fence) continue;
    const start = at;
    isCode[at] = true;
    do {
      if (++at >= lines.length)
        throw new FormError(document, start + 1, "its code is never closed");
      isCode[at] = true;
    } while (!closes(lines[at]!, fence));
  }
  return isCode;
}

function closes(line: string, fence: string): boolean {
  const mark = line.trim();
  return mark.startsWith(fence) && /^(`+|~+)$/.test(mark);
}
