import type { Tree } from "../../tree/tree.ts";
import type { Project } from "../project.ts";

/** Where Python finds a module: a file, or a package. */
export interface Shape {
  kind: "module" | "package";
  /** The file that runs when it is imported. */
  path: string;
}

/**
 * What stands at a path without a suffix. A package hides a module of the same name, as it does for Python.
 *
 * @param planned the repository with what is planned in it; folders without `__init__.py` are looked for on disk alone
 */
export function shapeAt(base: string, planned: Tree, project: Project): Shape | undefined {
  if (planned.exists(`${base}/__init__.py`))
    return { kind: "package", path: `${base}/__init__.py` };
  if (planned.exists(`${base}.py`)) return { kind: "module", path: `${base}.py` };
  return modulesIn(base, project).length > 0
    ? { kind: "package", path: `${base}/__init__.py` }
    : undefined;
}

/** The Python files of a folder itself, as they are in the repository; its `__init__.py` left out. */
export function modulesIn(folder: string, { tree }: Project): string[] {
  return tree
    .list(folder)
    .filter((path) => /^[^/]+\.py$/.test(path.slice(folder.length + 1)))
    .filter((path) => !path.endsWith("/__init__.py"));
}

/** Whether a module could be made: no module stands where it needs a package. */
export function isFree(app: string, module: string, planned: Tree): boolean {
  const parts = module.split("/").slice(0, -1);
  return parts.every((_, index) => {
    const base = below(app, parts.slice(0, index + 1).join("/"));
    return planned.exists(`${base}/__init__.py`) || !planned.exists(`${base}.py`);
  });
}

export function below(folder: string, path: string): string {
  return folder ? `${folder}/${path}` : path;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
