import { parsePython, release } from "../python/parse.ts";
import { importNames } from "./plain-imports.ts";
import { logicalLines, type LogicalLine } from "./logical-lines.ts";
import { Names, NotPlain, type Scope } from "./names-defined.ts";
import { isName, isWord, KEYWORDS } from "./python-words.ts";

/** A header whose block is being read. */
interface Block {
  keyword: string;
  depth: number;
  scope: Scope;
  isLoop: boolean;
  /** The error that only this block sees by a name. */
  error: string | undefined;
  /** What is defined when the block is over: a class. */
  defines: string | undefined;
}

const AUGMENTED = /^[-+*/%@&|^]=$/;

/** What begins a line that a comma may not end. */
const TAKES_NO_TUPLE = /^(?:if|elif|while|with|async|except|raise|assert|@)$/;

/** The headers that a header comes after. */
const AFTER: Readonly<Record<string, RegExp>> = {
  elif: /^(?:if|elif)$/,
  else: /^(?:if|elif|for|while|except)$/,
  except: /^(?:try|except)$/,
  finally: /^(?:try|except|else)$/,
};

/**
 * Whether a module is as plain as most are, parses, and uses no name that nothing defines. In doubt it is not: then a
 * linter must look at it, which takes ten times as long to load as this takes for a file.
 *
 * @throws Error unless `loadPython()` has been awaited
 */
export function isPlainlyFine(text: string): boolean {
  try {
    const lines = logicalLines(text);
    if (!lines) return false;
    readNames(lines);
  } catch (error) {
    if (error instanceof NotPlain) return false;
    throw error;
  }
  const root = parsePython(text);
  const isFine = !root.hasError;
  release(root);
  return isFine;
}

function readNames(lines: readonly LogicalLine[]): void {
  const names = new Names();
  const blocks: Block[] = [];
  const scopeOf = () => blocks.at(-1)?.scope ?? names.module;
  const leave = (depth: number, next: string) => {
    let last: Block | undefined;
    while (blocks.length > 0 && blocks.at(-1)!.depth >= depth) {
      last = blocks.pop()!;
      if (last.defines) scopeOf().names.add(last.defines);
      if (last.keyword === "try" && (last.depth > depth || !/^(?:except|finally)$/.test(next)))
        refuse();
    }
    if (AFTER[next] && !(last?.depth === depth && AFTER[next].test(last.keyword))) refuse();
  };
  for (const [index, line] of lines.entries()) {
    leave(line.depth, line.words[0]!);
    const scope = scopeOf();
    const seen = (name: string) =>
      blocks.some(({ error, scope: where }) => error === name && where === scope);
    const { words } = line;
    const first = words[0]!;
    if (TAKES_NO_TUPLE.test(first) && words.at(line.isHeader ? -2 : -1) === ",") refuse();
    if (line.isHeader) blocks.push(headerOf(line, scope, names, seen));
    else if (first === "import" || first === "from") {
      if (words[1] === "__future__" && !lines.slice(0, index).every(isPreamble)) refuse();
      importNames(line, scope, names);
    } else if (first === "break" || first === "continue") {
      if (words.length > 1 || !isInLoop(blocks)) refuse();
    } else if (first === "pass") {
      if (words.length > 1) refuse();
    } else if (first === "return" || first === "raise" || first === "assert") {
      if (first === "return" && scope.kind !== "def") refuse();
      if (words.length > 1) names.use(line, scope, { start: 1, seen });
      else if (first === "assert") refuse();
    } else if (first === "@") names.use(line, scope, { start: 1, seen });
    else assign(line, scope, names, seen);
  }
  leave(0, "");
  names.finish();
}

function refuse(): never {
  throw new NotPlain();
}

function isPreamble({ words }: LogicalLine): boolean {
  return (words.length === 1 && /^["']/.test(words[0]!)) || words[1] === "__future__";
}

function isInLoop(blocks: readonly Block[]): boolean {
  for (const [index, { isLoop, scope }] of [...blocks].reverse().entries()) {
    if (isLoop) return true;
    const outer = blocks.at(-2 - index);
    if (outer && outer.scope !== scope) return false;
  }
  return false;
}

function headerOf(
  line: LogicalLine,
  scope: Scope,
  names: Names,
  seen: (name: string) => boolean,
): Block {
  const { words, depth } = line;
  const isAsync = words[0] === "async";
  const keyword = words[isAsync ? 1 : 0]!;
  const end = words.length - 1;
  const block: Block = {
    keyword,
    depth,
    scope,
    isLoop: false,
    error: undefined,
    defines: undefined,
  };
  if (keyword === "def") return { ...block, scope: functionOf(line, scope, names, isAsync) };
  if (isAsync && !scope.isAsync) refuse();
  const start = isAsync ? 2 : 1;
  if (keyword === "class") {
    const name = words[1] ?? "";
    if (!isWord(name) || (words[2] !== "(" && words[2] !== ":")) refuse();
    if (end > 2) names.use(line, scope, { start: 2, end, seen });
    return { ...block, scope: { kind: "class", names: new Set(), outer: scope }, defines: name };
  }
  if (keyword === "for") {
    const over = words.indexOf("in");
    if (over < 0) refuse();
    names.use(line, scope, { start: over + 1, end, seen });
    bind(words.slice(start, over), scope);
    return { ...block, isLoop: true };
  }
  const as = words.lastIndexOf("as");
  if (keyword === "except") {
    if (words[1] === "*") refuse();
    if (words.length > 2) names.use(line, scope, { start, end: as > 0 ? as : end, seen });
    if (as > 0 && as !== end - 2) refuse();
    return { ...block, error: as > 0 ? words[as + 1] : undefined };
  }
  if (keyword === "with") {
    const targets = words.flatMap((word, at) => (word === "as" ? [at] : []));
    let from = start;
    for (const at of targets) {
      names.use(line, scope, { start: from, end: at, seen });
      if (!/^[,):]$/.test(words[at + 2] ?? "")) refuse();
      bind([words[at + 1]!], scope);
      from = at + 2;
    }
    if (from < end) names.use(line, scope, { start: from, end, seen });
    return block;
  }
  if (/^(?:if|elif|while)$/.test(keyword)) names.use(line, scope, { start, end, seen });
  else if (words.length > 2) refuse();
  return { ...block, isLoop: keyword === "while" };
}

/** Notes what the parameters and the result of a function use, and gives what its body sees. */
function functionOf(line: LogicalLine, outer: Scope, names: Names, isAsync: boolean): Scope {
  const { words, partners } = line;
  const at = isAsync ? 2 : 1;
  const name = words[at] ?? "";
  const close = partners.get(at + 1);
  if (!isName(name) || close === undefined) refuse();
  const scope: Scope = { kind: "def", names: new Set(), outer, isAsync };
  let stars = "";
  let hasDefault = false;
  for (let start = at + 2; start < close;) {
    const end = endOfElement(line, start, close, ",");
    let place = start;
    if (stars === "**") refuse();
    if (words[place] === "*" || words[place] === "**") {
      if (words[place] === stars) refuse();
      stars = words[place++]!;
    }
    const parameter = words[place]!;
    if (place === end && !isWord(words[end + 1] ?? "")) refuse();
    if (parameter !== "/" && place < end) {
      if (!isName(parameter)) refuse();
      if (scope.names.has(parameter)) refuse();
      scope.names.add(parameter);
      const value = endOfElement(line, place, end, "=");
      if (value > place + 1) {
        if (words[place + 1] !== ":") refuse();
        names.use(line, outer, { start: place + 2, end: value, isType: true });
      }
      if (value < end) names.use(line, outer, { start: value + 1, end });
      else if (hasDefault && !stars) refuse();
      hasDefault ||= value < end;
    }
    start = end + 1;
  }
  const last = words.length - 1;
  if (close + 1 < last) {
    if (words[close + 1] !== "->") refuse();
    names.use(line, outer, { start: close + 2, end: last, isType: true });
  }
  outer.names.add(name);
  return scope;
}

/** The index of the next word of a kind that is in no bracket of its own, or the end. */
function endOfElement(
  { words, partners }: LogicalLine,
  start: number,
  end: number,
  mark: string,
): number {
  let at = start;
  while (at < end && words[at] !== mark) at = Math.max(at, partners.get(at) ?? at) + 1;
  return Math.min(at, end);
}

function assign(
  line: LogicalLine,
  scope: Scope,
  names: Names,
  seen: (name: string) => boolean,
): void {
  const { words } = line;
  const end = words.length;
  if (words[1] === ":" || /^(?:match|case|type)$/.test(words[0]!)) {
    const value = endOfElement(line, 0, end, "=");
    if (words[1] !== ":" || !isName(words[0]!)) refuse();
    names.use(line, scope, { start: 2, end: value, isType: true, seen });
    if (value === end) return;
    names.use(line, scope, { start: value + 1, seen });
    scope.names.add(words[0]!);
    return;
  }
  const colon = endOfElement(line, 0, end, ":");
  if (colon < end && !words.slice(0, colon).includes("lambda")) refuse();
  const added = words.findIndex((word) => AUGMENTED.test(word));
  if (added >= 0) {
    // One place: a name, what belongs to something, or what is in it.
    if (!/^(?:\w+|\])$/.test(words[added - 1] ?? "") || !isName(words[0]!)) refuse();
    if (words[1] === "," || endOfElement(line, 0, added, ",") < added) refuse();
    names.use(line, scope, { end: added, seen });
    names.use(line, scope, { start: added + 1, seen });
    return;
  }
  const targets: [number, number][] = [];
  let start = 0;
  for (let at = endOfElement(line, 0, end, "="); at < end;) {
    targets.push([start, at]);
    start = at + 1;
    at = endOfElement(line, start, end, "=");
  }
  names.use(line, scope, { start, seen });
  for (const [from, to] of targets) {
    const target = words.slice(from, to);
    const isOfPlace = target.some(
      (word, at) => isWord(word) && /^[.[(]$/.test(target[at + 1] ?? ""),
    );
    if (!isOfPlace) bind(target, scope);
    else if (endOfElement(line, from, to, ",") < to) refuse();
    else names.use(line, scope, { start: from, end: to, seen });
  }
}

/** Defines the names of a target: one, or several with commas and brackets. */
function bind(target: readonly string[], { names }: Scope): void {
  if (target.length === 0 || (target.includes("*") && !target.includes(","))) refuse();
  for (const [index, word] of target.entries()) {
    if (isWord(word)) {
      if (KEYWORDS.has(word) || /^[[(]$/.test(target[index + 1] ?? "")) refuse();
      names.add(word);
    } else if (!/^[,()[\]*]$/.test(word)) refuse();
  }
}
