import type { FileChange } from "../changes/change-set.ts";
import { isPlainlyFine } from "./plainly-fine.ts";
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
 * Syntax errors and undefined names that files have after a change and did not have before, as Ruff finds them where a
 * file is not plainly fine. The newest Python is taken as the target: what only an older one cannot read is not for
 * this gate to say.
 *
 * @throws Error unless `loadPython()` has been awaited
 */
export async function findings(files: readonly FileChange[]): Promise<Refusal[]> {
  /** Of files with nothing to find: many of a large change differ in nothing but the names of what they are about. */
  const fine = new Set<string>();
  const found: Refusal[] = [];
  for (const { path, before, after } of files) {
    if (after === undefined) continue;
    const shape = shapeOf(after);
    if (shape !== undefined && fine.has(shape)) continue;
    const diagnostics = isPlainlyFine(after) ? [] : await check(after);
    if (diagnostics.length === 0) {
      if (shape !== undefined) fine.add(shape);
      continue;
    }
    const known = before === undefined ? [] : await check(before);
    found.push(...added(known, diagnostics).map((diagnostic) => refusalOf(path, diagnostic)));
  }
  return found;
}

let workspace: Promise<{ check: (text: string) => unknown }> | undefined;

async function check(text: string): Promise<readonly Diagnostic[]> {
  workspace ??= import("@astral-sh/ruff-wasm-nodejs").then(
    ({ default: { Workspace, PositionEncoding } }) =>
      new Workspace(
        { lint: { select: [UNDEFINED] }, "target-version": "py314" },
        PositionEncoding.Utf16,
      ),
  );
  return (await workspace).check(text) as readonly Diagnostic[];
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
