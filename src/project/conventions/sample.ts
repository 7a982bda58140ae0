import type { Project } from "../project.ts";

export interface SampledFile {
  path: string;
  text: string;
}

/** How many files are read for evidence, at most; a large app says no more than a few of its files do. */
const MOST_CODE = 28;
const MOST_TESTS = 12;
const MOST_API = 12;
/** Of one kind of module: models, views. */
const MOST_OF_KIND = 6;
const LONGEST = 40_000;

const TEST = /(?:^|\/)(?:tests?(?:\/|\.py$)|test_[^/]*\.py$|[^/]*_tests?\.py$)/;
const NOT_WRITTEN = /(?:^|\/)(?:migrations|node_modules|static|locale|vendor|vendored|_vendor)\//;
/** What tells most of a style, first. */
const KINDS = ["models", "views", "viewsets", "serializers", "admin", "services", "forms", "urls"];

/** The Python files of a repository that stand for all of them. */
export class Sample {
  readonly #project: Project;
  #paths: readonly string[] | undefined;
  readonly #chosen = new Map<string, readonly SampledFile[]>();

  constructor(project: Project) {
    this.#project = project;
  }

  /** Modules that are no tests, of each kind some. */
  get code(): readonly SampledFile[] {
    return this.#read("code", () => {
      const paths = this.paths.filter((path) => !TEST.test(path));
      const known = KINDS.flatMap((kind) => spread(ofKind(paths, kind), MOST_OF_KIND));
      return spread([...new Set([...known, ...spread(paths, MOST_CODE)])], MOST_CODE, true);
    });
  }

  get tests(): readonly SampledFile[] {
    return this.#read("tests", () => {
      const own = this.paths.filter((path) => TEST.test(path) && !isBare(path));
      const root = own.length < 3 ? this.#rootTests : [];
      return spread([...new Set([...own, ...root])], MOST_TESTS);
    });
  }

  /** Modules of a kind, `views` and what is in a package `views` alike. */
  of(kind: string): readonly SampledFile[] {
    return this.#read(kind, () =>
      spread(
        ofKind(
          this.paths.filter((path) => !TEST.test(path)),
          kind,
        ),
        MOST_OF_KIND,
      ),
    );
  }

  /** Modules that views of an API can be in: those of an API by their path first. */
  get api(): readonly SampledFile[] {
    return this.#read("views of an API", () => {
      const paths = ["viewsets", "apis", "api", "api_views", "views"]
        .flatMap((kind) => ofKind(this.paths, kind))
        .filter((path) => !TEST.test(path) && !/(?:serializers|urls)\.py$/.test(path));
      const isApi = (path: string) => /api|viewset/.test(path.slice(path.indexOf("/")));
      const ordered = [...paths.filter(isApi), ...paths.filter((path) => !isApi(path))];
      return spread([...new Set(ordered)], MOST_API, true);
    });
  }

  /** Whether a local app has modules of a kind. */
  has(kind: string): boolean {
    return ofKind(this.paths, kind).some((path) => !TEST.test(path));
  }

  /** Every Python file of the local apps that a person wrote. */
  get paths(): readonly string[] {
    this.#paths ??= [
      ...new Set(this.#project.localApps.flatMap(({ path }) => this.#project.tree.list(path))),
    ].filter((path) => path.endsWith(".py") && !NOT_WRITTEN.test(path));
    return this.#paths;
  }

  get #rootTests(): readonly string[] {
    const { tree, root } = this.#project;
    const folders = ["tests", "test"].map((name) => (root ? `${root}/${name}` : name));
    return folders
      .flatMap((folder) => tree.list(folder))
      .filter((path) => path.endsWith(".py") && !isBare(path));
  }

  #read(key: string, choose: () => readonly string[]): readonly SampledFile[] {
    let files = this.#chosen.get(key);
    if (!files) {
      files = choose().flatMap((path) => {
        const text = this.#project.tree.read(path)?.slice(0, LONGEST);
        return text ? [{ path, text }] : [];
      });
      this.#chosen.set(key, files);
    }
    return files;
  }
}

function isBare(path: string): boolean {
  return /(?:^|\/)(?:__init__|conftest|factories|settings)\.py$/.test(path);
}

function ofKind(paths: readonly string[], kind: string): string[] {
  const pattern = new RegExp(`(?:^|/)${kind}(?:\\.py$|/)`);
  return paths.filter((path) => pattern.test(path) && !path.endsWith("/__init__.py"));
}

/** Some of many, from everywhere in the list; or its first ones. */
function spread<T>(items: readonly T[], most: number, isFirst = false): T[] {
  if (isFirst || items.length <= most) return items.slice(0, most);
  return Array.from(
    { length: most },
    (_, index) => items[Math.floor((index * items.length) / most)]!,
  );
}
