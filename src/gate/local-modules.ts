import { searchFolders } from "../project/evaluate/imports.ts";
import { isInstalled } from "../project/packages/modules.ts";
import type { Project } from "../project/project.ts";
import { STANDARD_LIBRARY } from "../python/stdlib.ts";
import type { Tree } from "../tree/tree.ts";

/** A module or a package of the repository. */
export interface LocalModule {
  /** A folder without `__init__.py` is a package as well, and has no file. */
  file: string | undefined;
  /** Of a package: where its submodules are. */
  folder: string | undefined;
}

/** `missing`: it would have to be in the repository, and is not. `unknown`: it may come from elsewhere. */
export type Found = LocalModule | "missing" | "unknown";

/** A package that says where its modules are, or puts other ones in their place. */
const OWN_PATH = /\b(?:__path__|sys\.modules|extend_path)\b/;

/** Finds the modules of a repository by what an `import` says of them; the tree is taken not to change any more. */
export class LocalModules {
  readonly #tree: Tree;
  readonly #project: Project;
  #known: readonly string[] | undefined;
  readonly #found = new Map<string, LocalModule | undefined>();

  /** @param project whose `sys.path` and packages count; the tree may have files that it does not know yet */
  constructor(tree: Tree, project: Project) {
    this.#tree = tree;
    this.#project = project;
  }

  /**
   * @param module as it is written: `shop.models`, or `..models`
   * @param importer the file that imports it
   */
  find(module: string, importer: string): Found {
    const [, dots = "", name = ""] = /^(\.*)(.*)$/.exec(module.replaceAll(/\s/g, "")) ?? [];
    const parts = name === "" ? [] : name.split(".");
    return dots === "" ? this.#absolute(parts) : this.#relative(dots.length, parts, importer);
  }

  /** A module within a package. */
  submodule({ file, folder }: LocalModule, name: string): Found {
    const below = folder === undefined ? undefined : this.#at(`${folder}/${name}`);
    if (below) return below;
    const isOpen = file === undefined || OWN_PATH.test(this.#tree.read(file) ?? "__path__");
    return isOpen ? "unknown" : "missing";
  }

  #absolute(parts: readonly string[]): Found {
    const [first = ""] = parts;
    if (STANDARD_LIBRARY.has(first)) return "unknown";
    const found = this.#folders
      .map((folder) => this.#at(folder ? `${folder}/${first}` : first))
      .filter((top) => top !== undefined)
      .map((top) => this.#within(top, parts.slice(1)));
    const module = found.find((one) => typeof one === "object");
    if (module) return module;
    const isOurs = found.length > 0 && found.every((one) => one === "missing");
    return isOurs && !isInstalled(first, this.#project.packages) ? "missing" : "unknown";
  }

  #relative(level: number, parts: readonly string[], importer: string): Found {
    const folders = importer.split("/").slice(0, -1);
    const up = folders.length - (level - 1);
    if (up <= 0) return "unknown";
    const base = this.#at(folders.slice(0, up).join("/"));
    return base ? this.#within(base, parts) : "unknown";
  }

  #within(top: LocalModule, parts: readonly string[]): Found {
    let found: Found = top;
    for (const part of parts) {
      if (typeof found === "string") return found;
      found = this.submodule(found, part);
    }
    return found;
  }

  #at(base: string): LocalModule | undefined {
    if (!this.#found.has(base)) this.#found.set(base, this.#lookUp(base));
    return this.#found.get(base);
  }

  #lookUp(base: string): LocalModule | undefined {
    const tree = this.#tree;
    if (tree.exists(`${base}/__init__.py`)) return { file: `${base}/__init__.py`, folder: base };
    if (tree.exists(`${base}.py`)) return { file: `${base}.py`, folder: undefined };
    const isPackage = tree.list(base).some((path) => path.endsWith(".py"));
    return isPackage ? { file: undefined, folder: base } : undefined;
  }

  get #folders(): readonly string[] {
    if (!this.#known) {
      const { settings, root } = this.#project;
      const own = settings ? searchFolders(settings.machine) : [];
      this.#known = [...new Set([...own, root, "", "src"])];
    }
    return this.#known;
  }
}
