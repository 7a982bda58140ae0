import { posix } from "node:path";

/** Where the repository lies as far as evaluated code can tell: no real path begins like this. */
export const PATH_ROOT = "/<repository>";

/** The path within the tree of a path that evaluated code made; undefined where it is outside. */
export function treePath(path: string): string | undefined {
  const normal = posix.normalize(path).replace(/(?<=.)\/$/, "");
  if (normal === PATH_ROOT) return "";
  return normal.startsWith(`${PATH_ROOT}/`) ? normal.slice(PATH_ROOT.length + 1) : undefined;
}

/** A path as the facts show it: relative to the repository where it is within, else as it is. */
export function shownPath(path: string): string {
  return treePath(path) ?? path;
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
