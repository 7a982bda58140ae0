import type { LogicalLine } from "./logical-lines.ts";
import { isPlainExpression } from "./plain-expression.ts";
import { BUILTINS, isName, isWord, KEYWORDS } from "./python-words.ts";

/** Thrown where a module is not as plain as is read here: something else has to look at it. */
export class NotPlain extends Error {}

const MODULE_NAMES: ReadonlySet<string> = new Set(["__file__", "__name__", "__doc__"]);
const STRING = /^([A-Za-z]{0,2})("""|'''|"|')([^]*)\2$/;
/** What a formatted string may hold between braces: a name, attributes, a conversion, a format. */
const INTERPOLATION = /^([A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)*(?:![rsa])?(?::[^{}]*)?$/;
/** Classes of the language that take types, as strings too, in brackets. */
const GENERIC = /^(?:[A-Z]\w*|list|dict|tuple|set|frozenset|type|deque|defaultdict)$/;
/** What takes a type as a string. */
const OF_TYPES =
  /^(?:TypeVar|TypeVarTuple|ParamSpec|NewType|NamedTuple|TypedDict|TypeAliasType|assert_type)$/;

/** Names by where they can be seen from. */
export interface Scope {
  kind: "module" | "class" | "def";
  names: Set<string>;
  outer: Scope | undefined;
  isAsync?: boolean;
}

/** A part of a line in which names of its own can be seen: a comprehension, a lambda. */
interface Region {
  start: number;
  end: number;
  names: ReadonlySet<string>;
}

/** A bracket that is open, and the names of the arguments that it has had. */
interface Bracket {
  at: number;
  keywords: Set<string>;
}

/** What of a line is an expression, and how to take it. */
interface Use {
  /** The index of its first word. */
  start?: number;
  /** The index after its last. */
  end?: number;
  /** Whether strings in it are types. */
  isType?: boolean;
  /** Whether a name can be seen there that the scope does not hold. */
  seen?: ((name: string) => boolean) | undefined;
}

const unseen = (): boolean => false;

/** Names of a module, asked for as they are used in the order of its lines. */
export class Names {
  readonly module: Scope = { kind: "module", names: new Set(), outer: undefined };
  /** Whether a star import could define anything: linters then say nothing of names that nothing defines. */
  hasStar = false;
  readonly #later: { name: string; from: Scope }[] = [];

  /**
   * Notes the names that an expression uses.
   *
   * @throws NotPlain where a name may not be defined, or the expression is not plain
   */
  use(
    line: LogicalLine,
    scope: Scope,
    { start = 0, end = line.words.length, isType = false, seen = unseen }: Use = {},
  ): void {
    if (start >= end || !isPlainExpression(line, start, end)) throw new NotPlain();
    const { words, partners } = line;
    const regions = regionsOf(line, start, end);
    if (regions.length > 0 && scope.kind === "class") throw new NotPlain();
    const open: Bracket[] = [];
    for (let at = start; at < end; at++) {
      const word = words[at]!;
      const before = words[at - 1] ?? "";
      const next = words[at + 1] ?? "";
      const bracket = open.at(-1);
      if (bracket && isArgument(words, bracket.at, at)) noteKeyword(words, at, bracket.keywords);
      const partner = partners.get(at);
      if (partner !== undefined) {
        if (partner > at) open.push({ at, keywords: new Set() });
        else open.pop();
        continue;
      }
      const string = STRING.exec(word);
      if (string) {
        const isOfType = isType || open.some((one) => takesTypes(words, one.at));
        const isKnown = (name: string) => isIn(regions, at, name) || seen(name);
        this.#useString(string, scope, isOfType, isKnown);
        continue;
      }
      if (!isWord(word)) continue;
      if (before === "." && !(words[at - 2] === "." && words[at - 3] === ".")) continue;
      if (KEYWORDS.has(word)) {
        refuseMisplaced(word, scope);
        continue;
      }
      if (/^(?:print|exec)$/.test(word) && !/^[().,\]}=:]?$/.test(next)) throw new NotPlain();
      if (OF_TYPES.test(word) && next === "(") throw new NotPlain();
      if (next === "=" && bracket && words[bracket.at] === "(") continue;
      if (isIn(regions, at, word) || seen(word)) continue;
      this.#useName(word, scope);
    }
  }

  /** @throws NotPlain unless all names that functions use are defined when the module is whole */
  finish(): void {
    for (const { name, from } of this.#later) {
      let scope: Scope | undefined = from;
      while (scope && (scope.kind === "class" || !scope.names.has(name))) scope = scope.outer;
      if (!scope && !this.hasStar) throw new NotPlain();
    }
  }

  #useName(name: string, scope: Scope): void {
    if (BUILTINS.has(name) || MODULE_NAMES.has(name) || scope.names.has(name)) return;
    if (scope.kind === "module") {
      if (!this.hasStar) throw new NotPlain();
    } else if (scope.kind === "class") this.#useName(name, scope.outer!);
    else this.#later.push({ name, from: scope.outer! });
  }

  #useString(
    [, prefix = "", , content = ""]: RegExpExecArray,
    scope: Scope,
    isType: boolean,
    isKnown: (name: string) => boolean,
  ): void {
    if (/[ft]/i.test(prefix)) {
      const filled = content.replaceAll("{{", "").replaceAll("}}", "");
      if (filled.includes("\\")) throw new NotPlain();
      for (const [, inner = ""] of filled.matchAll(/\{([^{}]*)\}/g)) {
        const [, name] = INTERPOLATION.exec(inner) ?? [];
        if (!name || KEYWORDS.has(name)) throw new NotPlain();
        if (!isKnown(name)) this.#useName(name, scope);
      }
      if (/[{}]/.test(filled.replaceAll(/\{[^{}]*\}/g, ""))) throw new NotPlain();
    } else if (isType) {
      if (!/^[\w.[\], |]+$/.test(content)) throw new NotPlain();
      for (const [, name = ""] of content.matchAll(/(?<![\w.])([A-Za-z_]\w*)/g))
        if (!BUILTINS.has(name) && !KEYWORDS.has(name)) this.#later.push({ name, from: scope });
    }
  }
}

/** Whether a word begins an argument of a call. */
function isArgument(words: readonly string[], open: number, at: number): boolean {
  if (words[open] !== "(" || at === open) return false;
  if (words[at] === ")") return false;
  const isCall = /[\w)\]]$/.test(words[open - 1] ?? "") && !KEYWORDS.has(words[open - 1]!);
  return isCall && (at === open + 1 || words[at - 1] === ",");
}

/** @throws NotPlain for an argument without a name after one that has it, and for a name that is given twice */
function noteKeyword(words: readonly string[], at: number, keywords: Set<string>): void {
  const name = words[at]!;
  const isNamed = words[at + 1] === "=" || name === "**";
  if (isNamed ? name !== "**" && keywords.has(name) : keywords.size > 0 && name !== "*")
    throw new NotPlain();
  if (isNamed) keywords.add(name);
}

/** Whether a string in a bracket could be a type: in the index of a class, in what a cast is given. */
function takesTypes(words: readonly string[], open: number): boolean {
  const owner = words[open - 1] ?? "";
  return words[open] === "[" ? GENERIC.test(owner) : owner === "cast";
}

function isIn(regions: readonly Region[], at: number, name: string): boolean {
  return regions.some(({ start, end, names }) => start <= at && at <= end && names.has(name));
}

/** @throws NotPlain for what may stand in a function only */
function refuseMisplaced(word: string, scope: Scope): void {
  if (/^(?:del|global|nonlocal|import|class|def)$/.test(word)) throw new NotPlain();
  if (/^(?:yield|return)$/.test(word) && scope.kind !== "def") throw new NotPlain();
  if (/^(?:await|async)$/.test(word) && !scope.isAsync) throw new NotPlain();
}

function regionsOf(line: LogicalLine, start: number, end: number): Region[] {
  const regions: Region[] = [];
  const { words, partners } = line;
  for (let at = start; at < end; at++) {
    if (words[at] === "lambda") regions.push(lambdaAt(line, at, end));
    const close = partners.get(at);
    if (close === undefined || close < at) continue;
    const names = targetsIn(line, at, close);
    if (names) regions.push({ start: at, end: close, names });
  }
  return regions;
}

function lambdaAt({ words, partners }: LogicalLine, lambda: number, last: number): Region {
  const names = new Set<string>();
  let at = lambda + 1;
  for (; words[at] !== ":"; at++) {
    const word = words[at] ?? "";
    if (isName(word)) names.add(word);
    else if (!/^(?:,|\*\*?)$/.test(word)) throw new NotPlain();
  }
  let end = at + 1;
  while (end < last && words[end] !== "," && !/^[)\]}]$/.test(words[end]!))
    end = (partners.get(end) ?? end) + 1;
  return { start: lambda, end, names };
}

/** What the comprehension in a bracket goes over. */
function targetsIn(
  { words, partners }: LogicalLine,
  open: number,
  close: number,
): Set<string> | undefined {
  let names: Set<string> | undefined;
  let first: [number, number] | undefined;
  for (let at = open + 1; at < close; at++) {
    const partner = partners.get(at);
    if (partner !== undefined && partner > at) at = partner;
    else if (words[at] === "for") {
      if (first && first[1] === close) first[1] = at;
      names ??= new Set();
      for (at++; words[at] !== "in"; at++) {
        const word = words[at] ?? "";
        if (isName(word)) names.add(word);
        else if (!/^[,()*]$/.test(word)) throw new NotPlain();
      }
      first ??= [at, close];
    } else if (words[at] === "if" && first && first[1] === close) first[1] = at;
  }
  // The first of what it goes over is worked out before any of its names is there.
  const outside = first ? words.slice(...first) : [];
  if (outside.some((word) => names!.has(word))) throw new NotPlain();
  return names;
}
