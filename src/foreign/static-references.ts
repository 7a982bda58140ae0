import { posix } from "node:path";
import type { Tree } from "../tree/tree.ts";

/** More than this is generated, and not looked into. */
const LARGEST = 2_000_000;

const IN_CSS = /url\(\s*["']?(?![\w+.-]+:|\/\/|#|\/)([^"')?#\s]+)/g;
const SOURCE_MAP = /(?:\/\*|\/\/)[#@] sourceMappingURL=(?!data:)([^\s*?#]+)/g;

/**
 * The first static file of a repository that leads to one that is not there: a storage that gives names a hash refuses to
 * collect those.
 */
export function brokenReference(tree: Tree): string | undefined {
  const files = tree.list().filter((path) => /(?:^|\/)static\/.*\.(?:css|js)$/.test(path));
  return files.find((path) => {
    if (/(?:^|\/)node_modules\//.test(path)) return false;
    const text = tree.read(path) ?? "";
    if (text.length > LARGEST) return false;
    const patterns = path.endsWith(".css") ? [IN_CSS, SOURCE_MAP] : [SOURCE_MAP];
    return patterns.some((pattern) =>
      [...text.replace(/\/\*(?![#@])[^]*?\*\//g, "").matchAll(pattern)].some(
        ([, target = ""]) => !isThere(path, target, tree),
      ),
    );
  });
}

/** Of the app that it is in, or of another one with the same place below `static/`. */
function isThere(path: string, target: string, tree: Tree): boolean {
  const found = posix.normalize(posix.join(posix.dirname(path), decodeURI(target)));
  if (tree.exists(found)) return true;
  const [, within] = /(?:^|\/)static\/(.+)$/.exec(found) ?? [];
  return within !== undefined && tree.list().some((one) => one.endsWith(`/static/${within}`));
}
