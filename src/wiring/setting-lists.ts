import type { Project } from "../project/project.ts";
import {
  type Addition,
  listParts,
  type ListLiteral,
  withAdditions,
} from "../python/list-literals.ts";
import { Source } from "../python/source.ts";
import { packageOf, publishedPackage } from "./published-package.ts";
import type { Wiring } from "./wiring.ts";

const BOM = "\uFEFF";

/** A literal that a setting is made of, and where it stands. */
export interface SettingList extends ListLiteral {
  path: string;
  /** The name that it is under: LOCAL_APPS, where that is a part of INSTALLED_APPS. */
  name: string;
  source: Source;
  /** Whether another module sets the list first: what one adds to it, as that of an environment does, is not for all. */
  isOfEnvironment: boolean;
}

/**
 * The literals that a list of the settings is made of, in the order of execution: in whichever modules of the settings
 * they stand, with the names followed that they are put together of.
 */
export class SettingLists {
  readonly #project: Project;
  readonly #sources = new Map<string, Source>();
  /** What `publishedPackage` says, once it was asked. */
  #published: { package: string | undefined } | undefined;

  constructor(project: Project) {
    this.#project = project;
  }

  /** The literals of a setting, those that are always there first. */
  of(name: string): SettingList[] {
    const found: SettingList[] = [];
    this.#collect(name, new Set(), found);
    const base = this.#project.settings?.places.get(name)?.[0]?.path;
    const weight = (list: SettingList) =>
      Number(list.conditional) * 2 + Number(list.isOfEnvironment);
    return found
      .map((list) => ({
        ...list,
        isOfEnvironment: list.name === name && list.path !== (base ?? list.path),
      }))
      .sort((a, b) => weight(a) - weight(b));
  }

  /**
   * Of what `of` finds, the literals that may get entries: where the settings put a list together themselves, and take a
   * part of it from the package that the repository publishes, that part is for other sites, too.
   */
  ownOf(name: string, entries: readonly string[]): SettingList[] {
    const lists = this.of(name);
    const published = this.publishedPart(name, entries);
    return published === undefined
      ? lists
      : lists.filter(({ path }) => this.#packageOf(path) !== published);
  }

  /** The package that others use, too, where entries that are not of it must not get into its part of a list. */
  publishedPart(name: string, entries: readonly string[]): string | undefined {
    this.#published ??= { package: publishedPackage(this.#project) };
    const published = this.#published.package;
    if (published === undefined || entries.every((entry) => packageOf(entry) === published))
      return undefined;
    return this.ownPlace(name, published) === undefined ? undefined : published;
  }

  /** The file of the settings that makes a list first, outside of a package. */
  ownPlace(name: string, published: string): string | undefined {
    const places = this.#project.settings?.places.get(name) ?? [];
    return places.find(({ path }) => this.#packageOf(path) !== published)?.path;
  }

  #packageOf(path: string): string | undefined {
    for (const [name, module] of this.#project.settings?.machine.modules ?? [])
      if (module.path === path) return packageOf(name);
    return undefined;
  }

  /** A file of the settings, parsed. */
  source(path: string): Source {
    let source = this.#sources.get(path);
    if (!source) {
      source = new Source((this.#project.tree.read(path) ?? "").replace(BOM, ""));
      this.#sources.set(path, source);
    }
    return source;
  }

  release(): void {
    for (const source of this.#sources.values()) source.release();
  }

  #collect(name: string, seen: Set<string>, into: SettingList[]): void {
    if (seen.has(name)) return;
    seen.add(name);
    const { settings } = this.#project;
    const places = settings?.places.get(name) ?? [];
    // The classes of django-configurations assign nothing at the top level.
    const paths =
      places.length > 0 ? places.map(({ path }) => path) : settings ? [settings.path] : [];
    for (const path of new Set(paths)) {
      const source = this.source(path);
      const { literals, names } = listParts(source, name);
      into.push(...literals.map((one) => ({ ...one, path, name, source, isOfEnvironment: false })));
      for (const other of names) this.#collect(other, seen, into);
    }
  }
}

/** The text of the file of a literal with elements added to it. */
export function extended(
  project: Project,
  list: SettingList,
  index: number,
  codes: readonly string[],
): string {
  return extendedAt(project, list, [{ index, codes }]);
}

/** As `extended`, at several places, which are in the order of the literal. */
export function extendedAt(
  project: Project,
  list: SettingList,
  additions: readonly Addition[],
): string {
  const bom = project.tree.read(list.path)?.startsWith(BOM) ? BOM : "";
  return bom + withAdditions(list.source, list, additions);
}

/** The line of a setting, for a message. */
export function placeOfSetting(project: Project, name: string): { path: string; where: string } {
  const place = project.settings?.places.get(name)?.[0];
  return {
    path: place?.path ?? project.settings?.path ?? "settings.py",
    where: place ? ` (line ${place.line})` : "",
  };
}

/**
 * Settings for another environment that hold a list of their own, and take nothing over, are left to a person: which
 * of their entries are on purpose only they know.
 */
export function leaveCopies(w: Wiring, project: Project, name: string, entry: string): void {
  const executed = new Set(
    [...(project.settings?.places.values() ?? [])].flat().map(({ path }) => path),
  );
  // A value that names the list itself takes it over from another module.
  const own = new RegExp(`^${name}\\s*(?::[^=\\n]+)?=\\s*[[(](?![^]*\\b${name}\\b)`, "m");
  for (const { path } of project.settingsModules) {
    const text = w.changes.read(path) ?? "";
    if (executed.has(path) || !own.test(text) || text.includes(entry)) continue;
    w.changes.manual(path, `"${entry}",`, `This module has its own ${name}: add it there, too`);
  }
}
