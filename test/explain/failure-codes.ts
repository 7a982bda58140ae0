import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What makes a Failure, and so has its code among its arguments. */
const MAKERS = /\b(?:usage|wrong)\(/g;
const CODE = /(?<=^|[\s,(?:])"([a-z]+(?:-[a-z]+)*)"(?=\s*(?:,|\)|$|:))/g;

/** The code of every Failure in the sources, with a file that makes it. */
export function failureCodes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ["src", "generators"]) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
      const path = join(entry.parentPath, entry.name);
      for (const code of codesIn(readFileSync(path, "utf8")))
        found.set(code, path.slice(ROOT.length));
    }
  }
  return found;
}

function codesIn(source: string): string[] {
  const makesOne = /\bFailure\b|\bRefusal\b|\bProblem\b/.test(source);
  const named = makesOne
    ? source.matchAll(/\bcode(?:: | = )(?:[^",{}\n]*\? )?"([a-z-]+)"(?!, imports)/g)
    : [];
  const codes = [...named].map(([, code]) => code!);
  for (const { index, 0: head } of source.matchAll(MAKERS)) {
    const text = argumentsFrom(source, index + head.length);
    // The first of them, or the last of them that is a word of our codes.
    const words = [...text.matchAll(CODE)].map(([, word]) => word!);
    const isFirst = head.startsWith("usage") && /^\s*"/.test(text);
    if (isFirst) codes.push(words[0]!);
    else codes.push(...words.filter((word) => word.includes("-")));
  }
  return codes;
}

/** What stands between a bracket and the one that closes it. */
function argumentsFrom(source: string, start: number): string {
  let depth = 1;
  let end = start;
  while (depth > 0 && end < source.length) {
    if (source[end] === "(") depth++;
    if (source[end] === ")") depth--;
    end++;
  }
  return source.slice(start, end - 1);
}
