import type { Machine } from "./machine.ts";
import { treePath } from "./paths.ts";
import { External, forced, FilePath, Module, type Value } from "./values.ts";

/** The file of a dotted module name below one of the folders: a module, a package, or a folder without `__init__`. */
export function moduleFile(
  name: string,
  folders: readonly string[],
  exists: (path: string) => boolean,
): string | undefined {
  const relative = name.replaceAll(".", "/");
  for (const folder of folders) {
    const base = folder ? `${folder}/${relative}` : relative;
    if (exists(`${base}/__init__.py`)) return `${base}/__init__.py`;
    if (exists(`${base}.py`)) return `${base}.py`;
  }
  return undefined;
}

/** The folders of `sys.path` within the tree, in their order. */
export function searchFolders(machine: Machine): string[] {
  const folders = machine.path.values.flatMap((value) => {
    const path = value instanceof FilePath ? value.path : value;
    const folder = typeof path === "string" ? treePath(path) : undefined;
    return folder === undefined ? [] : [folder];
  });
  return [...new Set(folders)];
}

interface Found {
  /** How long `sys.path` was: code adds to it while it runs. */
  entries: number;
  folders: readonly string[];
  files: Map<string, string | undefined>;
}

const found = new WeakMap<Machine, Found>();

/** The file of a module of the repository, as it would be imported now. The same ones are asked for often. */
export function fileOf(name: string, machine: Machine): string | undefined {
  let known = found.get(machine);
  if (known?.entries !== machine.path.items.length) {
    known = {
      entries: machine.path.items.length,
      folders: searchFolders(machine),
      files: new Map(),
    };
    found.set(machine, known);
  }
  if (!known.files.has(name))
    known.files.set(
      name,
      moduleFile(name, known.folders, (path) => machine.outside.tree.exists(path)),
    );
  return known.files.get(name);
}

/** Imports a module of the repository by its absolute name; undefined where there is none. */
export function importModule(name: string, machine: Machine): Module | undefined {
  const known = machine.modules.get(name);
  if (known) return known;
  const path = fileOf(name, machine);
  return path === undefined ? undefined : machine.load(name, path);
}

/** The absolute name of a relative import, as seen from a module. */
export function absoluteName(module: Module, level: number, name: string): string {
  const parts = module.name === "" ? [] : module.name.split(".");
  const isPackage = module.path.endsWith("/__init__.py");
  const base = parts.slice(0, parts.length - level + (isPackage ? 1 : 0));
  return [...base, ...(name ? [name] : [])].join(".");
}

/** What a dotted name stands for: a module, what a module has, or something outside of the repository. */
export function resolveName(name: string, machine: Machine): Value {
  const module = importModule(name, machine);
  if (module) return module;
  const dot = name.lastIndexOf(".");
  if (dot === -1) return new External(name);
  const owner = resolveName(name.slice(0, dot), machine);
  if (owner instanceof Module) {
    const member = owner.members.get(name.slice(dot + 1));
    if (member !== undefined) return forced(member);
  }
  return new External(name);
}
