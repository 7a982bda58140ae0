import type { Conventions } from "../project/conventions/conventions.ts";
import { compareLines } from "../project/conventions/python-line.ts";
import { parsePython, release } from "../python/parse.ts";
import { nodesOf } from "./edits.ts";

const FUTURE = "from __future__ import annotations\n";
/** Classes that take type arguments at run time wherever the repository runs. */
const GENERIC =
  /\b(?:QuerySet|Manager|Any|Callable|ClassVar|Iterable|Iterator|Sequence|Mapping|Optional|Union|Literal|Type|List|Dict|Tuple|Set|type|list|dict|tuple|set|frozenset)\[/g;

/** Typed code for Python and Django that cannot evaluate its annotations: they are not evaluated then. */
export function withLaterAnnotations(
  code: string,
  { pythonLine, generics }: Pick<Conventions, "pythonLine" | "generics">,
): string {
  if (code.includes(FUTURE) || compareLines(pythonLine, "3.7") < 0) return code;
  const isOlder = (line: string) => compareLines(pythonLine, line) < 0;
  if (generics && !isOlder("3.10")) return code;
  if (!/[|[]/.test(code)) return code;
  const root = parsePython(code);
  const types = nodesOf(root, "type").map((node) => node.text);
  release(root);
  const needed =
    (isOlder("3.10") && types.some((type) => type.includes(" | "))) ||
    (isOlder("3.9") &&
      types.some((type) => /\b(?:list|dict|tuple|set|frozenset|type)\[/.test(type))) ||
    (!generics && types.some((type) => /\w\[/.test(type.replace(GENERIC, ""))));
  if (!needed) return code;
  const start = /^(?:"""[^]*?"""\n+)?/.exec(code)?.[0].length ?? 0;
  return `${code.slice(0, start)}${FUTURE}\n${code.slice(start)}`;
}
