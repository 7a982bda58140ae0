import type { FileChange } from "../changes/change-set.ts";
import type { Refusal } from "./refusal.ts";
import { shapeOf } from "./shape.ts";

interface Diagnostic {
  code: string | null;
  message: string;
  start_location: { row: number };
}

/** As Ruff calls it where a file does not parse. */
const SYNTAX = "invalid-syntax";
/** https://docs.astral.sh/ruff/rules/undefined-name/ */
const UNDEFINED = "F821";

/**
 * Syntax errors and undefined names that files have after a change and did not have before, as Ruff finds them.
 * The newest Python is taken as the target: what only an older one cannot read is not for this gate to say.
 */
export async function findings(files: readonly FileChange[]): Promise<Refusal[]> {
  const changed = files.filter(({ after }) => after !== undefined);
  if (changed.length === 0) return [];
  const { Workspace, PositionEncoding } = (await import("@astral-sh/ruff-wasm-nodejs")).default;
  const workspace = new Workspace(
    { lint: { select: [UNDEFINED] }, "target-version": "py314" },
    PositionEncoding.Utf16,
  );
  const check = (text: string) => workspace.check(text) as readonly Diagnostic[];
  /** Of files with nothing to find: many of a large change differ in nothing but the names of what they are about. */
  const fine = new Set<string>();
  return changed.flatMap(({ path, before, after = "" }) => {
    const shape = shapeOf(after);
    if (shape !== undefined && fine.has(shape)) return [];
    const found = check(after);
    if (found.length === 0) {
      if (shape !== undefined) fine.add(shape);
      return [];
    }
    return added(before === undefined ? [] : check(before), found).map((diagnostic) =>
      refusalOf(path, diagnostic),
    );
  });
}

/** What a file has more often than before. A file that did not parse told of nothing but that. */
function added(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic[] {
  const isBroken = before.some(({ code }) => code === SYNTAX);
  const left = new Map<string, number>();
  for (const { message } of before) left.set(message, (left.get(message) ?? 0) + 1);
  return after.filter(({ code, message }) => {
    if (isBroken && code !== SYNTAX) return false;
    const known = left.get(message) ?? 0;
    left.set(message, known - 1);
    return known <= 0;
  });
}

function refusalOf(path: string, { code, message, start_location }: Diagnostic): Refusal {
  const line = start_location.row;
  return code === SYNTAX
    ? { code: "syntax", path, line, message: `this is not Python: ${lowerFirst(message)}` }
    : { code: "undefined-name", path, line, message: `${lowerFirst(message)}` };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
