// eslint-disable-next-line no-control-regex
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g;
const WIDTH = 200;
/** Frames of a traceback that are not the project's own. */
const FOREIGN =
  /manage\.py"|site-packages|dist-packages|<frozen|<string>|<stdin>|[\\/]lib[\\/]python3/i;

/** What a line says that names what went wrong. */
const WRONG = /error|fatal|fail(?:ed|ure)|not found|no such|cannot|could not|unsatisfiable|denied/i;
/** The cause that a program gives for an error, or the error itself. */
const CAUSE = /^\W*(?:caused by|cause)\b|error:|unsatisfiable/i;
/** What programs add for whom it helps. */
const HINT = /^\W*(?:hint|note|tip)\b/i;

/**
 * The lines of what a program said that tell a person why it failed, each cut to a readable length: the last of
 * those that are wanted, otherwise the end of a traceback, otherwise the last lines of all or, where those are but hints,
 * those from what went wrong.
 *
 * @param wanted what to look for, in the order of preference
 */
export function excerpt(output: string, wanted: readonly RegExp[] = [], count = 8): string[] {
  const lines = linesOf(output);
  const preferred = wanted
    .map((pattern) => lines.filter((line) => pattern.test(line)))
    .find((found) => found.length > 0);
  const found = preferred ?? traceback(lines);
  const shown = found ? found.slice(-count) : ending(lines, count);
  return shown.map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line));
}

/**
 * The one line of what a program said that says most of why it failed: the innermost cause, otherwise the last line that
 * names something wrong, otherwise the last one. Hints count only where there is nothing else.
 */
export function reasonIn(output: string): string {
  const all = linesOf(output).map((line) => line.trim());
  const own = all.filter((line) => !HINT.test(line));
  const line =
    own.findLast((one) => CAUSE.test(one)) ??
    own.findLast((one) => WRONG.test(one)) ??
    own.at(-1) ??
    all.at(-1);
  const plain = line?.replace(/^\W*(?:error|(?:caused )?by|cause)\W+/i, "").replace(/\.$/, "");
  return plain || "it did not say why";
}

function linesOf(output: string): string[] {
  return output
    .replace(ANSI, "")
    .split(/\r?\n|\r/)
    .map((line) => line.trimEnd())
    .filter((line) => /[^\s=\-_^~#|+*.]/.test(line));
}

/** The last lines, unless what went wrong stands before them alone. */
function ending(lines: readonly string[], count: number): readonly string[] {
  const last = lines.findLastIndex((line) => WRONG.test(line) && !HINT.test(line));
  const start = Math.max(lines.length - count, 0);
  return last < 0 || last >= start ? lines.slice(start) : lines.slice(last, last + count);
}

/** Where the copy is that was run: its own paths start below it. */
const COPY = /File "(?:\/|.*[\\/]django-expert-[^\\/]+[\\/])project[\\/]/;

/** The last line of the project's own in the last traceback, and the error; undefined where there is none. */
function traceback(lines: readonly string[]): string[] | undefined {
  const start = lines.findLastIndex((line) => line.startsWith("Traceback (most recent call last)"));
  if (start < 0) return undefined;
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => /^\S/.test(line));
  if (end < 0) return undefined;
  const own = after
    .slice(0, end)
    .findLastIndex((line) => /^ {2}File "/.test(line) && !FOREIGN.test(line));
  const frame = own < 0 ? [] : after.slice(own, Math.min(own + 2, end));
  return [
    ...frame.map((line) => line.trim().replace(COPY, 'File "')),
    ...after.slice(end, end + 4),
  ];
}
