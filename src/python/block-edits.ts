import type { Block } from "./block.ts";
import {
  startappComment,
  type Existing,
  isImport,
  isPending,
  type Item,
  type Pending,
} from "./body.ts";
import type { Edit } from "./collection.ts";
import { gap, gapToComment } from "./gap.ts";

/** What is to be replaced in the file so that a block has its new statements. */
export function blockEdits(block: Block): Edit[] {
  const { items, existing } = block;
  if (items.length === existing.length) return [];
  const isStub = existing.every(
    ({ shape: { kind } }) => kind === "docstring" || kind === "placeholder",
  );
  const stub = isStub ? existing.filter(({ shape: { kind } }) => kind === "placeholder") : [];
  const edits = stub.length > 0 ? [filled(block, stub)] : insertions(block);
  return edits.map((edit) => ({ ...edit, text: withLineEndings(edit.text, block.source.eol) }));
}

/** New statements instead of `pass` or `...`. */
function filled(block: Block, stub: readonly Existing[]): Edit {
  const { source } = block;
  const pending = block.items.filter(isPending);
  const docstring = block.existing.find((item) => !stub.includes(item));
  const start = stub[0]!.node.startIndex;
  const end = stub.at(-1)!.node.endIndex;
  const text = joined(block, pending, indentOf(block));
  if (docstring)
    return { start: docstring.end, end, text: breaks(gap(block, docstring, pending[0]!)) + text };
  if (isBesideHeader(block)) return { start: headerEnd(block), end, text: `\n${text}` };

  return { start: source.lineStart(start), end, text };
}

function insertions(block: Block): Edit[] {
  const { items } = block;
  const edits: Edit[] = [];
  const indent = indentOf(block);
  if (isBesideHeader(block)) {
    edits.push({ start: headerEnd(block), end: block.node.startIndex, text: `\n${indent}` });
  }
  for (let index = 0; index < items.length; index++) {
    if (!isPending(items[index]!)) continue;
    let end = items.findIndex((item, at) => at > index && !isPending(item));
    if (end === -1) end = items.length;
    const run = items.slice(index, end) as Pending[];
    let previous = items[index - 1] as Existing | undefined;
    let next = items[end] as Existing | undefined;
    for (let at = end + 1; previous && next && next.start < previous.end; at++) {
      // Statements that share a line are not parted.
      previous = next;
      next = items.slice(at).find((item): item is Existing => !isPending(item));
    }
    edits.push(...placedRun(block, previous, run, next));
    index = end - 1;
  }

  return edits;
}

/** The comment that `startapp` leaves below the imports stays there: what is no import goes behind it. */
function placedRun(
  block: Block,
  previous: Existing | undefined,
  run: readonly Pending[],
  next: Existing | undefined,
): Edit[] {
  if (!previous) return [atStart(block, run, next)];
  const end = isImport(previous) ? startappComment(block.source, previous, next) : previous.end;
  if (end === previous.end) return [between(block, previous, run, next)];
  const first = run.findIndex((item) => !isImport(item));
  const imports = first === -1 ? run : run.slice(0, first);
  const others = run.slice(imports.length);
  return [
    ...(imports.length > 0 ? [between(block, previous, imports, next, end)] : []),
    ...(others.length > 0 ? [between(block, { ...previous, end }, others, next)] : []),
  ];
}

/** Puts statements behind one, so that no blank line is lost and none is superfluous. */
function between(
  block: Block,
  previous: Existing,
  run: readonly Pending[],
  next: Existing | undefined,
  limit = next?.start,
): Edit {
  const { source } = block;
  const text = joined(block, run, indentOf(block));
  const above = gap(block, previous, run[0]!);
  if (limit === undefined)
    return { start: previous.end, end: previous.end, text: breaks(above) + text };
  const [blanks] = /^(?:[ \t]*\r?\n)*/.exec(source.text.slice(previous.end, limit))!;
  const lineStarts = [...blanks.matchAll(/\n/g)].map(({ index }) => previous.end + index + 1);
  const there = Math.max(lineStarts.length - 1, 0);
  const within = run.slice(1).reduce((sum, item, index) => sum + gap(block, run[index]!, item), 0);
  const last = run.at(-1)!;
  const isApart = /\S/.test(source.text.slice(previous.end + blanks.length, limit));
  const wanted = !next || isApart ? gapToComment(block, last) : gap(block, last, next);
  const below = Math.max(wanted, there - above - within);
  const kept = Math.min(above, there);
  const rest = there - kept;
  const start = lineStarts[kept] ?? previous.end;
  const end = below < rest ? lineStarts[kept + rest - below]! : start;
  const lead = "\n".repeat(above - kept);
  return { start, end, text: `${lead}${text}\n${"\n".repeat(Math.max(0, below - rest))}` };
}

/** Puts statements before all others; comments at the top of a file stay there. */
function atStart(block: Block, run: readonly Pending[], next: Existing | undefined): Edit {
  const { source } = block;
  const text = joined(block, run, indentOf(block));
  if (next) {
    const start = source.lineStart(next.start === 0 ? next.node.startIndex : next.start);
    return { start, end: start, text: `${text}\n${"\n".repeat(gap(block, run.at(-1)!, next))}` };
  }
  const end = source.text.trimEnd().length;
  if (end === 0) return { start: 0, end: source.text.length, text: `${text}\n` };
  const blank = "\n".repeat(gapToComment(block, run[0]!));
  return { start: end, end: source.text.length, text: `\n${blank}${text}\n` };
}

function joined(block: Block, run: readonly Item[], indent: string): string {
  return (run as readonly Pending[])
    .map(
      (item, index) =>
        (index === 0 ? "" : breaks(gap(block, run[index - 1]!, item))) + item.text(indent),
    )
    .join("");
}

function breaks(blank: number): string {
  return "\n".repeat(blank + 1);
}

function withLineEndings(text: string, eol: "\n" | "\r\n"): string {
  return eol === "\n" ? text : text.replace(/\r?\n/g, eol);
}

/** Whether the body starts on the line of its header: `class A: ...`. */
function isBesideHeader({ source, node, scope }: Block): boolean {
  if (scope === "module") return false;
  return /\S/.test(source.text.slice(source.lineStart(node.startIndex), node.startIndex));
}

function headerEnd({ source, node }: Block): number {
  return source.text.slice(0, node.startIndex).trimEnd().length;
}

function indentOf(block: Block): string {
  const { source, node, scope, existing } = block;
  if (scope === "module") return "";
  if (isBesideHeader(block)) return source.indent(node.startIndex) + source.unit;
  return source.indent(existing[0]?.node.startIndex ?? node.startIndex);
}
