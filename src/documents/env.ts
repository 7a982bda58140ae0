import type { Merge, Order } from "../merge/merge.ts";
import { placeOf } from "./place.ts";
import { divide, endLine, mergeText } from "./surface.ts";

const SLOT = "env";

/** A variable, perhaps commented out: `NAME=value`, `export NAME=value`, `# NAME=value`. */
const ASSIGNMENT = /^(?:#[ \t]?|export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$/;

interface Variable {
  name: string;
  /** Blank lines before. */
  gap: string;
  /** Comments right above. */
  lead: string;
  /** The assignment, with its line break. */
  line: string;
  /** Comments that follow and belong to no other variable. */
  tail: string;
}

/**
 * Merges environment files. A variable that is missing is added with the comments above it; one that is there, also
 * commented out, keeps its value and its place.
 *
 * Slot: `env`. Neighbours that belong together have no blank line between them, others have one; where the order does
 * not know them, those with a comment of their own have one.
 */
export const mergeEnv: Merge = (source, fragments, order) =>
  mergeText(source, fragments, (text, parts) => {
    const { before, variables, end } = readEnv(endLine(text));
    for (const part of parts) {
      const { variables: wanted } = readEnv(endLine(part));
      for (const variable of wanted) {
        if (variables.some(({ name }) => name === variable.name)) continue;
        insert(variables, { ...variable, tail: "" }, order);
      }
    }
    const merged =
      before +
      variables.map(({ gap, lead, line, tail }) => gap + lead + line + tail).join("") +
      end;
    return merged === endLine(text) ? text : merged;
  });

function insert(variables: Variable[], added: Variable, order: Order): void {
  const names = variables.map(({ name }) => name);
  const place = placeOf(added.name, names, [], SLOT, order);
  const [previous, next] = [variables[place - 1], variables[place]];
  const joined = previous && areTogether(previous, added, order);
  if (next && order.together(SLOT, added.name, next.name)) {
    // The new one comes between a blank line and the group that it begins.
    added.gap = joined ? "" : next.gap;
    next.gap = "";
  } else {
    added.gap = joined || !previous ? "" : "\n";
    if (next && !areTogether(added, next, order)) next.gap ||= "\n";
  }
  if (previous && added.gap === "") {
    // Or a comment below the one would seem to be about the other.
    added.tail = previous.tail;
    previous.tail = "";
  }
  variables.splice(place, 0, added);
}

/** As the order says, or where it does not know both: when no comment comes between them. */
function areTogether(a: Variable, b: Variable, order: Order): boolean {
  const isKnown = order.compare(SLOT, a.name, b.name) !== undefined;
  return isKnown ? order.together(SLOT, a.name, b.name) : b.lead === "";
}

function readEnv(text: string): { before: string; variables: Variable[]; end: string } {
  const variables: Variable[] = [];
  let before = "";
  let between = "";
  const lines = text.split(/(?<=\n)/);
  for (let i = 0; i < lines.length; i++) {
    const assignment = ASSIGNMENT.exec((lines[i] ?? "").trimEnd());
    if (!assignment?.[1]) {
      between += lines[i];
      continue;
    }
    let line = lines[i] ?? "";
    for (const quote = openQuote(assignment[2] ?? ""); quote && i + 1 < lines.length;) {
      line += lines[++i];
      if (lines[i]?.includes(quote)) break;
    }
    const { tail, gap, lead } = divide(between);
    const last = variables.at(-1);
    if (last) last.tail = tail;
    else before = tail + gap;
    variables.push({ name: assignment[1], gap: last ? gap : "", lead, line, tail: "" });
    between = "";
  }
  const last = variables.at(-1);
  if (!last) return { before: between, variables, end: "" };
  const { tail, gap, lead } = divide(between);
  last.tail = tail;
  return { before, variables, end: gap + lead };
}

/** The quote that a value opens and does not close on its line. */
function openQuote(value: string): string | undefined {
  const quote = /^["']/.exec(value)?.[0];
  return quote && !value.slice(1).includes(quote) ? quote : undefined;
}
