import { posix } from "node:path";
import { normaliseName, parseRequirement } from "../documents/requirement.ts";
import { requirementsFiles } from "../project/packages/requirements.ts";
import type { Project } from "../project/project.ts";
import type { Tree } from "../tree/tree.ts";

/** Of a requirements file and those that it takes over with `-r`, the one that asks for a package itself. */
export function fileAsking(tree: Tree, path: string, name = "django"): string {
  const asks = (one: string) =>
    (tree.read(one) ?? "").split(/\r?\n/).some((line) => parseRequirement(line)?.name === name);
  const found = chainOf(tree, path).find(asks) ?? path;
  const source = sourceOf(tree, found);
  return source === found ? found : fileAsking(tree, source, name);
}

/**
 * The files that tools compile from a source, or from others that take it over with `-r`, and that lack a package: that
 * of the source itself where none is there yet.
 */
export function compiledWithout(
  name: string,
  { tree, root, packages }: Project,
  source: string,
): string[] {
  const folders = [root, ...packages.files.map((path) => posix.dirname(path).replace(/^\.$/, ""))];
  const files = [...new Set(folders)].flatMap((folder) => requirementsFiles(tree, folder));
  const compiled = files.filter(
    ({ path }) =>
      path.endsWith(".txt") && chainOf(tree, path.replace(/txt$/, "in")).includes(source),
  );
  if (compiled.length === 0) return [source.replace(/in$/, "txt")];
  const lacking = compiled.filter(
    ({ requested }) => !requested.some((one) => normaliseName(one.name) === name),
  );
  return [...new Set(lacking.map(({ path }) => path))];
}

/** A requirements file and those that it takes over with `-r`; nothing where it is not there. */
function chainOf(tree: Tree, path: string, seen = new Set<string>()): string[] {
  if (seen.has(path) || !tree.exists(path)) return [...seen];
  seen.add(path);
  for (const [, other = ""] of (tree.read(path) ?? "").matchAll(CHAIN))
    chainOf(tree, posix.normalize(posix.join(posix.dirname(path), other)), seen);
  return [...seen];
}

const CHAIN = /^\s*(?:-r|--requirement)[ =]\s*(\S+)/gm;

/** What a requirements file is compiled from, where it is: what is asked for directly stands there. */
export function sourceOf(tree: Tree, path: string): string {
  const source = path.replace(/\.txt$/, ".in");
  return tree.exists(source) ? source : path;
}
