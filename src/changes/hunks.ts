import type { FileChange } from "./change-set.ts";

/** A run of changed lines with their surroundings; each line starts with ` `, `+`, `-` or `\`. */
export interface Hunk {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  lines: readonly string[];
}

const NO_NEWLINE = "\\ No newline at end of file";

/** The changed parts of a file. A whole file that comes or goes needs no comparing, and no library for it. */
export async function hunksOf(
  { path, before, after }: FileChange,
  context: number,
): Promise<readonly Hunk[]> {
  if (before === undefined) return wholeFile(after ?? "", "+");
  if (after === undefined) return wholeFile(before, "-");
  const { structuredPatch } = await import("diff");
  const { hunks } = structuredPatch(path, path, before, after, "", "", { context });
  return hunks.map((hunk) => ({
    ...hunk,
    // The form has it that a range without lines starts at the line before it.
    oldStart: hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart,
    newStart: hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart,
  }));
}

function wholeFile(text: string, sign: "+" | "-"): Hunk[] {
  if (text === "") return [];
  const lines = text.split("\n").map((line) => sign + line);
  if (text.endsWith("\n")) lines.pop();
  const count = lines.length;
  if (!text.endsWith("\n")) lines.push(NO_NEWLINE);
  const [there, nowhere] = [
    { start: 1, lines: count },
    { start: 0, lines: 0 },
  ];
  const [before, after] = sign === "+" ? [nowhere, there] : [there, nowhere];
  return [
    {
      oldStart: before.start,
      oldLines: before.lines,
      newStart: after.start,
      newLines: after.lines,
      lines,
    },
  ];
}
