import type { FileChange } from "./change-set.ts";
import { type Hunk, hunksOf } from "./hunks.ts";

export interface DiffOptions {
  /** For a terminal: in colour, and with line endings made visible where they differ. */
  colour?: boolean;
  /** Unchanged lines around a change. */
  context?: number;
}

/** One file of a preview: what happens to it, and how many lines come and go. */
interface FileSummary {
  path: string;
  kind: FileChange["kind"];
  added: number;
  removed: number;
  reasons: readonly string[];
}

export interface Summary {
  files: readonly FileSummary[];
  created: number;
  edited: number;
  deleted: number;
  added: number;
  removed: number;
}

const BOLD = "1";
const CYAN = "36";
const COLOURS: Readonly<Record<string, string>> = { "+": "32", "-": "31", "\\": "2" };

/**
 * The changes as a unified diff in Git's form: what it says without colour, `git apply` and `patch` take.
 * Line endings are those of the files; a missing one at the end of a file is marked.
 */
export async function diff(
  changes: { readonly files: readonly FileChange[] },
  options: DiffOptions = {},
): Promise<string> {
  const diffs = await Promise.all(changes.files.map((change) => diffOfFile(change, options)));
  return diffs.join("");
}

/** Counts what changes, by file and in all. */
export async function summarise(changes: {
  readonly files: readonly FileChange[];
}): Promise<Summary> {
  const files = await Promise.all(changes.files.map(summaryOf));
  const count = (kind: FileChange["kind"]) => files.filter((file) => file.kind === kind).length;
  return {
    files,
    created: count("create"),
    edited: count("edit"),
    deleted: count("delete"),
    added: files.reduce((sum, { added }) => sum + added, 0),
    removed: files.reduce((sum, { removed }) => sum + removed, 0),
  };
}

async function summaryOf(change: FileChange): Promise<FileSummary> {
  const hunks = await hunksOf(change, 0);
  const { path, kind, reasons } = change;
  return {
    path,
    kind,
    added: hunks.reduce((sum, { newLines }) => sum + newLines, 0),
    removed: hunks.reduce((sum, { oldLines }) => sum + oldLines, 0),
    reasons,
  };
}

async function diffOfFile(
  change: FileChange,
  { colour = false, context = 3 }: DiffOptions,
): Promise<string> {
  const hunks = await hunksOf(change, context);
  const paint = colour ? inColour : (_: string, text: string) => text;
  const lines = headerOf(change, hunks.length > 0).map((line) => paint(BOLD, line));
  const showsEndings = colour && !isCrlfThroughout(change);
  for (const hunk of hunks) {
    lines.push(paint(CYAN, rangeOf(hunk)));
    for (const line of hunk.lines) lines.push(colour ? paintLine(line, showsEndings) : line);
  }
  return lines.map((line) => `${line}\n`).join("");
}

function headerOf(change: FileChange, hasHunks: boolean): string[] {
  const { kind, path, executable, mode: bits = 0 } = change;
  const mode = executable || bits & 0o100 ? "100755" : "100644";
  const lines = [`diff --git a/${path} b/${path}`];
  if (kind === "create") lines.push(`new file mode ${mode}`);
  if (kind === "delete") lines.push(`deleted file mode ${mode}`);
  if (!hasHunks) return lines;
  // A tab ends a name that has spaces, for patch(1).
  const end = path.includes(" ") ? "\t" : "";
  lines.push(kind === "create" ? "--- /dev/null" : `--- a/${path}${end}`);
  lines.push(kind === "delete" ? "+++ /dev/null" : `+++ b/${path}${end}`);
  return lines;
}

function rangeOf({ oldStart, oldLines, newStart, newLines }: Hunk): string {
  return `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`;
}

/** A carriage return would send the cursor back: it is shown as `^M`, or left out where it says nothing. */
function paintLine(line: string, showsEndings: boolean): string {
  const text = line.endsWith("\r") ? line.slice(0, -1) + (showsEndings ? "^M" : "") : line;
  const colour = COLOURS[line.charAt(0)];
  return colour ? inColour(colour, text) : text;
}

function inColour(colour: string, text: string): string {
  return `\u001b[${colour}m${text}\u001b[0m`;
}

function isCrlfThroughout({ before, after }: FileChange): boolean {
  return [before, after].every((text) => text === undefined || !/(?<!\r)\n/.test(text));
}
