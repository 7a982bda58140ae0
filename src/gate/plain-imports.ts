import type { LogicalLine } from "./logical-lines.ts";
import { type Names, NotPlain, type Scope } from "./names-defined.ts";
import { isName } from "./python-words.ts";

/**
 * Defines the names that an import brings.
 *
 * @throws NotPlain where it is not written as most are
 */
export function importNames({ words }: LogicalLine, scope: Scope, names: Names): void {
  const from = words[0] === "from" ? words.indexOf("import") : 0;
  if (from < 0 || words.includes(";")) fail();
  let at = from + 1;
  if (words[at] === "*") {
    if (scope.kind !== "module" || words.length > at + 1) fail();
    names.hasStar = true;
    return;
  }
  const isInBrackets = words[at] === "(";
  if (isInBrackets) at++;
  const end = words.length - (isInBrackets ? 1 : 0);
  while (at < end) {
    const name = words[at]!;
    if (!isName(name)) fail();
    at++;
    while (from === 0 && words[at] === ".") at += 2;
    const hasAlias = words[at] === "as";
    const bound = hasAlias ? words[at + 1]! : name;
    if (!isName(bound)) fail();
    scope.names.add(bound);
    if (hasAlias) at += 2;
    if (at < end && words[at] !== ",") fail();
    at++;
    if (at === end && !isInBrackets) fail();
  }
}

function fail(): never {
  throw new NotPlain();
}
