import type { Place } from "../project/evaluate/machine.ts";
import { forced, type Value } from "../project/evaluate/values.ts";
import type { Project } from "../project/project.ts";
import { variablesOf } from "../project/settings.ts";
import { productionOf } from "./production.ts";

/** Files that say how a project is installed, tested, built and run. */
const WORKING_FILES =
  /(?:^|\/)(?:[^/]*Dockerfile[^/]*|[^/]*compose[^/]*\.ya?ml|Procfile|Makefile|justfile|tox\.ini|setup\.cfg|pytest\.ini|pyproject\.toml|\.coveragerc|\.pre-commit-config\.yaml|\.gitlab-ci\.yml|\.travis\.yml|noxfile\.py|[^/]+\.(?:sh|ya?ml|conf|toml))$/;

/** How settings read the environment: os, django-environ, environs, decouple, dj-database-url, dynaconf. */
const READS =
  /\benv(?:iron)?\b(?:\.\w+)*\s*[([]|getenv\(|\bconfig\(|dj_database_url\.|\bsettings\.get\(/;

/** What signs look at: the repository in development and as it is served, and its files. */
export class Surroundings {
  readonly development: Project;
  readonly production: Project;
  readonly #files: readonly string[];

  constructor(development: Project) {
    this.development = development;
    this.production = productionOf(development);
    this.#files = development.tree.list();
  }

  /** The files whose path matches. */
  files(pattern: RegExp): readonly string[] {
    return this.#files.filter((path) => pattern.test(path));
  }

  text(path: string): string {
    return this.development.tree.read(path) ?? "";
  }

  /** The first line of the files that match `paths` in which a pattern is found. */
  search(paths: RegExp, pattern: RegExp): Place | undefined {
    for (const path of this.files(paths)) {
      const place = this.lineOf(path, pattern);
      if (place) return place;
    }
    return undefined;
  }

  /** As `search`, in the files that say how the project is installed, tested, built and run. */
  searchWork(pattern: RegExp): Place | undefined {
    return this.search(WORKING_FILES, pattern);
  }

  /** The first line of a file in which a pattern is found. */
  lineOf(path: string, pattern: RegExp): Place | undefined {
    const text = this.text(path);
    const at = text.search(pattern);
    return at === -1 ? undefined : { path, line: text.slice(0, at).split("\n").length };
  }

  /** Where something would be appended to a file. */
  endOf(path: string): Place {
    return { path, line: this.text(path).trimEnd().split("\n").length };
  }

  /** Whether the code that sets a setting reads the environment, there or in the lines that its value goes on over. */
  isFromEnvironment(name: string): boolean {
    const places = this.production.settings?.places.get(name) ?? [];
    return places.some(({ path, line }) => {
      const [first = "", ...more] = this.text(path)
        .split("\n")
        .slice(line - 1, line + 30);
      const end = more.findIndex((text) => /^\S/.test(text) && !/^[)\]}]/.test(text));
      return READS.test([first, ...more.slice(0, end === -1 ? undefined : end)].join("\n"));
    });
  }

  /** The first line of the settings that are run where the project is served in which a pattern is found. */
  searchSettings(pattern: RegExp): Place | undefined {
    const { settings } = this.production;
    if (!settings) return undefined;
    const places = [...settings.places.values()].flat();
    for (const path of new Set([settings.path, ...places.map((place) => place.path)])) {
      const place = this.lineOf(path, pattern);
      if (place) return place;
    }
    return undefined;
  }

  /** A setting as it is where the project is served. */
  setting(name: string): Value | undefined {
    const value = this.production.settings?.values.get(name);
    return value === undefined ? undefined : forced(value);
  }

  /** As `setting`, where the environment has none of the variables that the setting is read from: its default. */
  defaultOf(name: string): Value | undefined {
    const { settings } = this.production;
    const read = variablesOf(settings, name);
    if (!settings || read.length === 0) return this.setting(name);
    const { module, machine } = settings;
    // Also without what files of containers set, which no facts can be asked without.
    const environment = new Map<string, string>();
    for (const [key, value] of machine.environment.entries)
      if (typeof value === "string" && !read.some((variable) => variable.name === key))
        environment.set(String(key), value);
    const without = this.production.settingsUnder({ module, environment, argv: [] });
    const value = without?.values.get(name);
    return value === undefined ? undefined : forced(value);
  }

  /** Where a setting was set last where the project is served, else the file that it would go into. */
  placeOf(name: string): Place | undefined {
    const { settings } = this.production;
    const place = settings?.places.get(name)?.at(-1);
    return place ?? (settings && this.endOf(settings.path));
  }

  /** The line of an entry within a list of the settings; the list's own where it was put together elsewhere. */
  entryOf(setting: string, entry: string): Place | undefined {
    const places = [this.production, this.development].flatMap(
      ({ settings }) => settings?.places.get(setting) ?? [],
    );
    const quoted = new RegExp(`["']${entry.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}["']`);
    for (const { path } of places) {
      const place = this.lineOf(path, quoted);
      if (place) return place;
    }
    return this.placeOf(setting);
  }
}
