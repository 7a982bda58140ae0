import type { Project } from "../project.ts";
import { apiStyle } from "./api-style.ts";
import { appsFolder } from "./apps-folder.ts";
import { codeStyle, type CodeStyle } from "./code-style.ts";
import { modelBases } from "./model-bases.ts";
import { pythonLine } from "./python-line.ts";
import { Sample } from "./sample.ts";
import { testStyle } from "./test-style.ts";
import { toolSettings, type ToolSettings } from "./tool-settings.ts";
import type { ApiConventions, Conventions, ModelBase, TestConventions } from "./types.ts";
import { urlStyle, viewStyle } from "./url-style.ts";

export type { Conventions };

const known = new WeakMap<Project, Conventions>();

/**
 * How a repository writes its code: from the configuration of its tools where that says it, else by the majority of
 * a sample of its files. A project of ours is what `create` made it, whatever little code it holds.
 *
 * Each getter of the answer is worked out when it is asked for. Must be called before `project.close()`.
 */
export function conventionsOf(project: Project): Conventions {
  let conventions = known.get(project);
  if (!conventions) known.set(project, (conventions = new Inferred(project)));
  return conventions;
}

class Inferred implements Conventions {
  readonly #project: Project;
  readonly #sample: Sample;
  readonly #values = new Map<string, unknown>();

  constructor(project: Project) {
    this.#project = project;
    this.#sample = new Sample(project);
  }

  get quotes(): Conventions["quotes"] {
    return this.#tools.quotes ?? this.#style.quotes;
  }

  get lineLength(): number {
    return this.#tools.lineLength ?? this.#style.lineLength;
  }

  get indent(): number {
    return this.#tools.indent ?? this.#style.indent;
  }

  get tabs(): boolean {
    return this.#tools.tabs ?? this.#style.tabs;
  }

  get typed(): boolean {
    return this.#isOurs || this.#style.typed;
  }

  get generics(): boolean {
    return this.#once("generics", () => this.#isOurs || appliesStubs(this.#project));
  }

  get docstrings(): boolean {
    return this.#isOurs || this.#style.docstrings;
  }

  get translated(): boolean {
    return this.#style.translated;
  }

  get imports(): Conventions["imports"] {
    return this.#isOurs ? "relative" : this.#style.imports;
  }

  get testImports(): Conventions["testImports"] {
    return this.#isOurs ? "absolute" : this.#style.testImports;
  }

  get neighbourImports(): Conventions["neighbourImports"] {
    return this.#isOurs ? "relative" : this.#style.neighbourImports;
  }

  get isort(): Conventions["isort"] {
    return this.#once("isort", () => {
      const { isort } = this.#tools;
      return isort && { ...isort, "known-first-party": ownPackages(this.#project, isort) };
    });
  }

  get tests(): TestConventions {
    return this.#once("tests", () => testStyle(this.#project, this.#sample));
  }

  get api(): ApiConventions {
    return this.#once("api", () => apiStyle(this.#project, this.#sample));
  }

  get views(): Conventions["views"] {
    return this.#once("views", () => viewStyle(this.#project, this.#sample));
  }

  get services(): boolean {
    return this.#sample.has("services");
  }

  get selectors(): boolean {
    return this.#sample.has("selectors");
  }

  get bases(): readonly ModelBase[] {
    return this.#bases.bases;
  }

  get baseUse(): number {
    return this.#bases.use;
  }

  get urls(): Conventions["urls"] {
    return this.#urls.urls;
  }

  get namespaced(): boolean {
    return this.#urls.namespaced;
  }

  get appsFolder(): string {
    return this.#once("apps", () => appsFolder(this.#project)).folder;
  }

  get appsModule(): string {
    return this.#once("apps", () => appsFolder(this.#project)).module;
  }

  get djangoLine(): string {
    return this.#project.django?.line ?? OLDEST_DJANGO;
  }

  get pythonLine(): string {
    return this.#once("python", () =>
      pythonLine(this.#project, this.djangoLine, this.#tools.python),
    );
  }

  get #isOurs(): boolean {
    return this.#project.answers !== undefined;
  }

  get #tools(): ToolSettings {
    return this.#once("tools", () => toolSettings(this.#project));
  }

  get #style(): CodeStyle {
    return this.#once("style", () => codeStyle(this.#sample));
  }

  get #bases(): { bases: readonly ModelBase[]; use: number } {
    return this.#once("bases", () => modelBases(this.#project));
  }

  get #urls(): Pick<Conventions, "urls" | "namespaced"> {
    return this.#once("urls", () => urlStyle(this.#project, this.#sample));
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#values.has(key)) this.#values.set(key, make());
    return this.#values.get(key) as T;
  }
}

/** The oldest line that Django supports: code for it runs on the later ones. */
const OLDEST_DJANGO = "5.2";

/** Whether the settings, or what they import, make Django's classes take type arguments. */
function appliesStubs({ settings, tree }: Project): boolean {
  const modules = settings ? [...settings.machine.modules.values()] : [];
  return modules.some(({ path }) =>
    /\bdjango_stubs_ext\b[^]*\bmonkeypatch\(/.test(tree.read(path) ?? ""),
  );
}

/** The top-level packages of the repository, whose imports have a section of their own. */
function ownPackages(
  { localApps, settingsModule, rootUrlconf }: Project,
  isort: Readonly<Record<string, unknown>>,
): readonly string[] {
  const stated = isort["known-first-party"];
  const modules = [...localApps.map(({ module }) => module), settingsModule, rootUrlconf];
  const own = modules.flatMap((module) => module?.split(".")[0] || []);
  return [...new Set([...(Array.isArray(stated) ? stated.map(String) : []), ...own])];
}
