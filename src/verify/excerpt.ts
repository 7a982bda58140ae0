// eslint-disable-next-line no-control-regex
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g;
const WIDTH = 200;
/** Frames of a traceback that are not the project's own. */
const FOREIGN =
  /manage\.py"|site-packages|dist-packages|<frozen|<string>|<stdin>|[\\/]lib[\\/]python3/i;

/**
 * The lines of what a program said that tell a person why it failed, each cut to a readable length: the last of
 * those that are wanted, otherwise the end of a traceback, otherwise the last lines of all.
 *
 * @param wanted what to look for, in the order of preference
 */
export function excerpt(output: string, wanted: readonly RegExp[] = [], count = 8): string[] {
  const lines = output
    .replace(ANSI, "")
    .split(/\r?\n|\r/)
    .map((line) => line.trimEnd())
    .filter((line) => /[^\s=\-_^~#|+*.]/.test(line));
  const preferred = wanted
    .map((pattern) => lines.filter((line) => pattern.test(line)))
    .find((found) => found.length > 0);
  const shown = (preferred ?? traceback(lines) ?? lines).slice(-count);
  return shown.map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line));
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
