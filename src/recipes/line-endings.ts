import type { Tree } from "../tree/tree.ts";

/** Files that are looked at before it is decided what their kind has. */
const ENOUGH = 5;

/**
 * A text with the line endings that the files of its kind have where it goes: a checkout of Git on Windows has CRLF in
 * all of them, and a new file with other ones would stand out in every editor. A kind that is not there yet, such as
 * a first shell script, has LF, which every program reads.
 *
 * @param text with LF
 */
export function withLineEndings(path: string, text: string, tree: Tree): string {
  return hasCrlf(path, tree) ? text.replaceAll("\n", "\r\n") : text;
}

/** A text as a template has it. */
export function withLf(text: string | undefined): string | undefined {
  return text?.replaceAll("\r\n", "\n");
}

function hasCrlf(path: string, tree: Tree): boolean {
  const present = tree.read(path);
  if (present?.includes("\n")) return present.includes("\r\n");
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const kind = kindOf(path);
  const same = tree.list().filter((other) => kindOf(other) === kind);
  const near = same.filter((other) => other.startsWith(folder));
  let [looked, crlf] = [0, 0];
  for (const other of new Set([...near, ...same])) {
    const text = tree.read(other);
    if (!text?.includes("\n")) continue;
    if (text.includes("\r\n")) crlf++;
    if (++looked === ENOUGH) break;
  }
  return crlf * 2 > looked;
}

/** The ending of a file's name; its name where it has none. */
function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot) : name;
}
