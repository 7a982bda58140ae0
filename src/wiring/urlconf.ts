import { fileOf } from "../project/evaluate/imports.ts";
import type { Project } from "../project/project.ts";
import { type ListLiteral, withElements } from "../python/list-literals.ts";
import { boundName, importedBy } from "../python/imports.ts";
import { Source } from "../python/source.ts";
import { normalised } from "../python/text.ts";
import { urlLists, type WrittenRoute, writtenRoute } from "./url-lists.ts";

const BOM = "\uFEFF";

/** The file of a module of the repository. */
export function fileOfModule(project: Project, module: string): string | undefined {
  return project.settings && fileOf(module, project.settings.machine);
}

/** The file of ROOT_URLCONF. */
export function rootUrlsPath(project: Project): string | undefined {
  const { rootUrlconf } = project;
  return rootUrlconf === undefined ? undefined : fileOfModule(project, rootUrlconf);
}

/** Whether routes are written as regular expressions: `path()` came with Django 2.0. */
export function isBeforePath(project: Project): boolean {
  return project.django?.line.startsWith("1.") === true;
}

/** A literal of `urlpatterns` with what its elements are. */
export interface UrlList extends ListLiteral {
  routes: readonly (WrittenRoute | undefined)[];
}

/** The routes that a file writes, to be looked at and added to. */
export class Urlconf {
  readonly path: string;
  readonly source: Source;
  readonly lists: readonly UrlList[];
  readonly #bom: string;

  constructor(project: Project, path: string) {
    const text = project.tree.read(path) ?? "";
    this.path = path;
    this.#bom = text.startsWith(BOM) ? BOM : "";
    this.source = new Source(text.slice(this.#bom.length));
    this.lists = urlLists(this.source).map((list) => ({
      ...list,
      routes: list.elements.map((element) => writtenRoute(this.source, element)),
    }));
  }

  /** The names that its imports bind. */
  get imported(): ReadonlySet<string> {
    return new Set(
      this.source.root.namedChildren
        .filter(({ type }) => /^import_(?:from_)?statement$/.test(type))
        .flatMap((node) => importedBy(this.source, node))
        .flatMap((one) => boundName(one) ?? []),
    );
  }

  /** Whether one of the lists has an element of the same meaning. */
  has(code: string): boolean {
    const text = normalised(code);
    return this.lists.some(({ elements }) =>
      elements.some(({ node }) => normalised(this.source.of(node)) === text),
    );
  }

  /** The text with a route in one of its lists. */
  with(list: ListLiteral, index: number, code: string): string {
    return this.#bom + withElements(this.source, list, index, [code]);
  }

  release(): void {
    this.source.release();
  }
}
