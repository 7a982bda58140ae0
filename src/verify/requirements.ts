import { posix } from "node:path";

import type { Tree } from "../tree/tree.ts";

/** The requirements files of a project: all that are read, and those to install. */
export interface RequirementFiles {
  files: ReadonlyMap<string, string>;
  roots: readonly string[];
}

const NAMED = /^(requirements[^/]*|requirements\/.+)\.txt$/;
const INCLUDE = /^\s*(?:-r|--requirement|-c|--constraint)[\s=]+(\S+)/;
/** The project itself: it runs from its folder, and its own files are no part of an environment. */
const ITSELF = /^\s*(?:-e|--editable)?[\s=]*(?:file:)?\.(?:\[[^\]]*\])?\s*(?:#.*)?$/;

/**
 * The requirements files of a folder with all that they include. To install are those that no other includes;
 * where that leaves files for development and others for production, both are, as both are verified.
 */
export function requirementFiles(tree: Tree, folder: string): RequirementFiles | undefined {
  const prefix = folder && `${folder}/`;
  const named = tree.list(folder).filter((path) => NAMED.test(path.slice(prefix.length)));
  if (named.length === 0) return undefined;
  const files = new Map<string, string>();
  const included = new Set<string>();
  const open = [...named];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = files.has(path) ? undefined : tree.read(path);
    if (text === undefined) continue;
    files.set(path, withoutItself(text));
    for (const other of includesOf(path, text)) {
      included.add(other);
      open.push(other);
    }
  }
  const roots = named.filter((path) => !included.has(path) && !/constraints/.test(path));
  return { files, roots: roots.length > 0 ? roots : named };
}

function includesOf(path: string, text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const name = INCLUDE.exec(line)?.[1];
    return name ? [posix.join(posix.dirname(path), name)] : [];
  });
}

function withoutItself(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => !ITSELF.test(line))
    .join("\n");
}
