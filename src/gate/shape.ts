import { BUILTINS, KEYWORDS } from "./python-words.ts";

/** Words that mean the same wherever they stand: of the language, of its builtins, of what tells tools about types. */
const KEPT: ReadonlySet<string> = new Set([
  ...KEYWORDS,
  ...BUILTINS,
  ...`_ match case annotations typing typing_extensions mypy_extensions collections abc TYPE_CHECKING Annotated Any Callable
  ClassVar Final Generic Literal LiteralString NamedTuple NewType NoReturn Optional ParamSpec Protocol Required NotRequired
  Self TypeAlias TypeAliasType TypedDict TypeVar TypeVarTuple Union Unpack cast no_type_check overload namedtuple`.split(
    /\s+/,
  ),
]);

/** Comments to tools, escapes, and letters that Python takes for others: then nothing is said of a shape. */
const SPECIAL = /\\|[^\t\n\r -~]|\b(?:noqa|ruff|flake8|pyflakes)\b/i;

/**
 * A text that two modules share if one is the other with names changed, each for another of its own wherever it stands:
 * what a linter says of how names are defined and used, and of syntax, it then says of both. A word that is told apart
 * from others by more than where it stands is no such name: keywords, builtins, numbers, prefixes of strings.
 *
 * @returns undefined where that cannot be told
 */
export function shapeOf(text: string): string | undefined {
  if (SPECIAL.test(text)) return undefined;
  const names = new Map<string, string>();
  return text.replace(/\w+/g, (word, at: number) => {
    const first = word.charCodeAt(0);
    if (first <= 57 || first === 95 || KEPT.has(word)) return word;
    if (isPartOfLiteral(text, at, word)) return word;
    let name = names.get(word);
    if (name === undefined) names.set(word, (name = `\\${names.size}`));
    return name;
  });
}

/** A prefix of a string, a conversion of an f-string such as `!r`, an exponent as in `1.e5`. */
function isPartOfLiteral(text: string, at: number, word: string): boolean {
  const next = text[at + word.length];
  if ((next === '"' || next === "'") && /^[rbuft]{1,2}$/i.test(word)) return true;
  const before = text[at - 1];
  return before === "!" || (before === "." && /\d/.test(text[at - 2] ?? ""));
}
