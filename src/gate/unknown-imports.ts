import type { ChangeSet } from "../changes/change-set.ts";
import { importsOf, type Import } from "./imports.ts";
import { LocalModules, type LocalModule } from "./local-modules.ts";
import { moduleNames, type ModuleNames } from "./module-names.ts";
import type { Refusal } from "./refusal.ts";
import type { Planned } from "./static-gate.ts";

/**
 * Imports that a change brings and that lead nowhere: of a module of the repository that is not there, or of a name
 * that such a module does not have. What may come from elsewhere, or be made while the code runs, is let be.
 */
export function unknownImports({ files, tree, before }: Planned): Refusal[] {
  const modules = new LocalModules(tree, before);
  const names = new Names(tree);
  return files.flatMap(({ path, before: old, after }) => {
    if (after === undefined || !/\bimport\b/.test(after)) return [];
    const broken = importsOf(after).flatMap((one) => {
      const message = reason(one, path, modules, names);
      return message === undefined ? [] : [{ one, message }];
    });
    if (broken.length === 0) return [];
    const known = new Set(old === undefined ? [] : importsOf(old).map(keyOf));
    return broken
      .filter(({ one }) => !known.has(keyOf(one)))
      .map(
        ({ one, message }) => ({ code: "unknown-import", path, line: one.line, message }) as const,
      );
  });
}

function keyOf({ module, name }: Import): string {
  return `${module} ${name ?? ""}`;
}

/** Why an import fails; undefined where it does not, or that cannot be known. */
function reason(
  { module, name }: Import,
  importer: string,
  modules: LocalModules,
  names: Names,
): string | undefined {
  const found = modules.find(module, importer);
  if (found === "unknown") return undefined;
  if (found === "missing" && names.areLeftToDo(`/${module.split(".").at(-1)}.py`)) return undefined;
  if (found === "missing") return `it imports from ${module}, and there is no such module`;
  if (name === undefined || name.startsWith("__")) return undefined;
  if (typeof modules.submodule(found, name) === "object" || !found.file) return undefined;
  // A module may import from itself what it gets by other ways.
  if (found.file === importer || offers(found, name, modules, names)) return undefined;
  return `it imports ${name} from ${module}, and ${found.file} has no such name`;
}

/** What the modules of a tree offer: each is read once. */
class Names {
  readonly #tree: ChangeSet;
  readonly #known = new Map<string, ModuleNames | undefined>();

  constructor(tree: ChangeSet) {
    this.#tree = tree;
  }

  /** Of a file; undefined where that cannot be known. */
  of(file: string): ModuleNames | undefined {
    if (!this.#known.has(file)) {
      const text = this.areLeftToDo(file) ? undefined : this.#tree.read(file);
      this.#known.set(file, text === undefined ? undefined : moduleNames(text));
    }
    return this.#known.get(file);
  }

  /** Whether a file will be as it has to be only once a person has done their part. */
  areLeftToDo(path: string): boolean {
    return this.#tree.manuals.some((manual) => `/${manual.path}`.endsWith(path));
  }
}

/** Whether a module has a name, as far as that is known; it does where it is not. */
function offers(
  { file }: LocalModule,
  name: string,
  modules: LocalModules,
  names: Names,
  seen: Set<string> = new Set(),
): boolean {
  if (file === undefined || seen.has(file)) return file === undefined;
  seen.add(file);
  const known = names.of(file);
  if (!known || known.names.has(name)) return true;
  return known.stars.some((star) => {
    const source = modules.find(star, file);
    return typeof source === "string" || offers(source, name, modules, names, seen);
  });
}
