import { posix } from "node:path";

/** The folders above the repository, which code reaches with one `parent` too many. */
const ABOVE = "/<above>/<above>/<above>";

const REPOSITORY = "<repository>";

/** Where the repository lies as far as evaluated code can tell: no real path begins like this. */
export const PATH_ROOT = `${ABOVE}/${REPOSITORY}`;

/** A text with the path of the repository in it, as it is where the repository lies in this folder. */
export function locatedText(text: string, root: string): string {
  if (!text.includes("/<above>")) return text;
  const folders = [root];
  while (folders.length < 4) folders.push(posix.dirname(folders.at(-1) ?? "/"));
  return [PATH_ROOT, ABOVE, "/<above>/<above>", "/<above>"].reduce(
    (located, written, up) => located.replaceAll(written, folders[up] ?? "/"),
    text,
  );
}

/** The path within the tree of a path that evaluated code made; undefined where it is outside. */
export function treePath(path: string): string | undefined {
  // Settings are full of texts that are no paths at all.
  if (!path.includes(REPOSITORY)) return undefined;
  const normal = posix.normalize(path).replace(/(?<=.)\/$/, "");
  if (normal === PATH_ROOT) return "";
  return normal.startsWith(`${PATH_ROOT}/`) ? normal.slice(PATH_ROOT.length + 1) : undefined;
}

/** A path as the facts show it: relative to the repository where it is within, else as it is. */
export function shownPath(path: string): string {
  const within = treePath(path);
  if (within !== undefined || !path.startsWith("/<above>")) return within ?? path;
  return posix.relative(PATH_ROOT, path);
}

/** Joins as `os.path.join` does: an absolute part starts afresh. */
export function joinPaths(parts: readonly string[]): string {
  let path = "";
  for (const part of parts) {
    if (part.startsWith("/")) path = part;
    else path = path === "" || path.endsWith("/") ? path + part : `${path}/${part}`;
  }
  return path;
}
