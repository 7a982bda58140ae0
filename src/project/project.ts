import { loadPython, type Node } from "../python/parse.ts";
import type { Answers } from "../recipes/answers.ts";
import { answersIn } from "../recipes/answers-table.ts";
import type { Tree } from "../tree/tree.ts";
import { installedEntries, isLocal, resolveApp, type InstalledApp, type LocalApp } from "./apps.ts";
import { readDatabases, type Database } from "./databases.ts";
import { evidenceOf, type Evidence } from "./evidence.ts";
import type { Note } from "./evaluate/machine.ts";
import { chooseManage, manageFiles } from "./manage.ts";
import { modelsOf, type Model } from "./models.ts";
import { isInstalled } from "./packages/modules.ts";
import {
  djangoOf,
  readPackages,
  startedWith,
  versionOf,
  type Packages,
} from "./packages/packages.ts";
import { normaliseName } from "../documents/requirement.ts";
import { setting, type Settings, type SettingsRequest, type SettingsRun } from "./settings.ts";
import { byEnvironment, settingsModules, type SettingsModule } from "./settings-modules.ts";
import { settingsFile } from "./settings-source.ts";
import { Recall } from "./recall.ts";
import { Sources } from "./sources.ts";
import { readRoutes, type Route } from "./urls.ts";

export interface ProjectOptions {
  /** The path of the `manage.py` to go by, or of its folder. */
  manage?: string;
  /** Environment variables that are set, as for a run of Django here; none by default. */
  environment?: ReadonlyMap<string, string>;
}

/**
 * Reads the facts of a Django repository, without Python and without running anything of it. What is asked for is
 * computed when it is asked for: see `Project`.
 *
 * @throws Failure where the `manage.py` that was asked for is not there
 */
export async function readProject(tree: Tree, options: ProjectOptions = {}): Promise<Project> {
  await loadPython();
  return new Project(tree, chooseManage(tree, options.manage), options.environment ?? new Map());
}

/** The facts of a Django repository. Paths are relative to it; each getter computes once, when it is asked. */
export class Project {
  readonly tree: Tree;
  /** The `manage.py` that the facts follow; undefined where the repository has none. */
  readonly managePy: string | undefined;
  /** The folder that Python starts in: that of `manage.py`; "" is the repository itself. */
  readonly root: string;
  readonly #environment: ReadonlyMap<string, string>;
  readonly #sources: Sources;
  readonly #recall: Recall;
  readonly #isFirst: boolean;
  readonly #known = new Map<string, unknown>();

  constructor(
    tree: Tree,
    managePy: string | undefined,
    environment: ReadonlyMap<string, string>,
    sources = new Sources(tree),
    recall?: Recall,
  ) {
    this.tree = tree;
    this.managePy = managePy;
    this.root = managePy?.includes("/") ? managePy.slice(0, managePy.lastIndexOf("/")) : "";
    this.#environment = environment;
    this.#sources = sources;
    this.#recall = recall ?? new Recall();
    this.#isFirst = recall === undefined;
  }

  /** The facts over another state of the same repository: what did not change is not parsed again. */
  over(tree: Tree): Project {
    const sources = new Sources(tree, this.#sources);
    return new Project(tree, this.managePy, this.#environment, sources, this.#recall);
  }

  /**
   * The facts with other environment variables, over the same files; undefined unsets one. What is parsed already is
   * shared, and freed with this one.
   */
  withEnvironment(variables: Readonly<Record<string, string | undefined>>): Project {
    const environment = new Map(this.#environment);
    for (const [name, value] of Object.entries(variables)) {
      if (value === undefined) environment.delete(name);
      else environment.set(name, value);
    }
    return new Project(this.tree, this.managePy, environment, this.#sources, this.#recall);
  }

  /** Every `manage.py` of the repository, the one that is gone by first. */
  get manageCandidates(): readonly string[] {
    return this.#once("manageCandidates", () => {
      const others = manageFiles(this.tree).filter((path) => path !== this.managePy);
      return this.managePy === undefined ? others : [this.managePy, ...others];
    });
  }

  /** The settings that development runs with; undefined where there are none to be found. */
  get settings(): Settings | undefined {
    return this.#once("settings", () => this.#recall.settings(this.#settingsRequest()));
  }

  /** A settings module under other circumstances than those of development. */
  settingsUnder(run: SettingsRun): Settings | undefined {
    return this.#recall.settingsUnder(this.#settingsRequest(), run);
  }

  #settingsRequest(): SettingsRequest {
    return {
      tree: this.tree,
      manage: this.managePy,
      outside: {
        tree: this.tree,
        sources: this.#sources,
        environment: this.#environment,
        paths: [...new Set([this.root, "", "src"])],
        installed: (module) => isInstalled(module, this.packages),
        versionOf: (name) => versionOf(this.packages, name),
      },
      evidence: () => this.evidence,
    };
  }

  /** The syntax tree of a Python file; undefined where there is none. */
  syntax(path: string): Node | undefined {
    return this.#sources.syntax(path);
  }

  /** The environment variables that the facts were read with. */
  get environment(): ReadonlyMap<string, string> {
    return this.#environment;
  }

  /** The dotted name of the settings module. */
  get settingsModule(): string | undefined {
    return this.settings?.module;
  }

  /** A setting as plain data; undefined where it is not set, or not known without Python. */
  setting(name: string): unknown {
    return setting(this.settings, name);
  }

  /** Files that name a settings module. */
  get evidence(): readonly Evidence[] {
    return this.#once("evidence", () =>
      this.#recall.of("evidence", this.tree, (tree) => evidenceOf(tree, this.root)),
    );
  }

  /** The settings modules of the project, with what each is for. */
  get settingsModules(): readonly SettingsModule[] {
    return this.#once("settingsModules", () => {
      const { settings } = this;
      if (!settings) return [];
      return settingsModules(this.tree, settings.module, this.evidence, (name) =>
        settingsFile(name, settings.machine),
      );
    });
  }

  /** The settings module of each environment, where there is one. */
  get environments(): { development?: string; production?: string; test?: string } {
    return byEnvironment(this.settingsModules, this.settingsModule);
  }

  get rootUrlconf(): string | undefined {
    return this.#text("ROOT_URLCONF");
  }

  /** `app_label.Model`; Django's own where the settings name none. */
  get userModel(): string | undefined {
    return this.settings && (this.#text("AUTH_USER_MODEL") ?? "auth.User");
  }

  /** INSTALLED_APPS, resolved. */
  get installedApps(): readonly (InstalledApp | LocalApp)[] {
    return this.#once("installedApps", () => {
      const { settings } = this;
      if (!settings) return [];
      const { entries } = installedEntries(settings.values.get("INSTALLED_APPS"));
      return entries.map(({ entry, conditional }) =>
        resolveApp(entry, conditional, settings.machine),
      );
    });
  }

  /** Whether INSTALLED_APPS is known to its end: code can find apps when it runs. */
  get appsAreComplete(): boolean {
    return installedEntries(this.settings?.values.get("INSTALLED_APPS")).complete;
  }

  /** The apps whose code is in the repository. */
  get localApps(): readonly LocalApp[] {
    return this.#once("localApps", () => this.installedApps.filter(isLocal));
  }

  /** A local app by its label. */
  app(label: string): LocalApp | undefined {
    return this.localApps.find((app) => app.label === label);
  }

  get middleware(): readonly string[] {
    const value = this.setting("MIDDLEWARE") ?? this.setting("MIDDLEWARE_CLASSES");
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  }

  /** The folders that `TEMPLATES` names. */
  get templateDirs(): readonly string[] {
    const value = this.setting("TEMPLATES");
    const engines: readonly unknown[] = Array.isArray(value) ? value : [];
    return engines.flatMap((engine) => {
      const dirs = (engine as { DIRS?: unknown } | null)?.DIRS;
      return Array.isArray(dirs) ? dirs.filter((dir) => typeof dir === "string") : [];
    });
  }

  get databases(): readonly Database[] {
    return this.#once("databases", () => {
      const places = this.settings?.places.get("DATABASES") ?? [];
      return readDatabases(this.settings?.values.get("DATABASES"), places, this.tree);
    });
  }

  /** The models of every local app. */
  get models(): readonly Model[] {
    return this.#once("models", () => this.localApps.flatMap((app) => this.modelsOf(app)));
  }

  /** The models of one app: no other is read for it. */
  modelsOf(app: LocalApp): readonly Model[] {
    return this.#once(`models of ${app.module}`, () => {
      const { settings } = this;
      if (!settings) return [];
      return modelsOf(app, {
        machine: settings.machine,
        apps: this.installedApps,
        userModel: this.userModel ?? "auth.User",
      });
    });
  }

  /** The routes of the root URL configuration and of all that it includes. */
  get routes(): readonly Route[] {
    return this.#once("routes", () => {
      const { settings, rootUrlconf } = this;
      return settings && rootUrlconf ? readRoutes(rootUrlconf, settings.machine) : [];
    });
  }

  get packages(): Packages {
    return this.#once("packages", () =>
      this.#recall.of("packages", this.tree, (tree) =>
        readPackages(tree, this.root, this.#sources),
      ),
    );
  }

  /** Whether a package is asked for or locked, by the name of its distribution. */
  has(name: string): boolean {
    const normal = normaliseName(name);
    return this.packages.requested.has(normal) || this.packages.locked.has(normal);
  }

  /** The version and the line of Django; the line alone where it is not pinned. */
  get django(): { version: string | undefined; line: string } | undefined {
    return this.#once("django", () => djangoOf(this.packages) ?? this.#djangoOfComment());
  }

  /**
   * `startproject` writes its version into the settings, of which a module may since have been taken over by others:
   * better than nothing where no file asks for a package.
   */
  #djangoOfComment(): { version: undefined; line: string } | undefined {
    const { settings } = this;
    const places = [...(settings?.places.values() ?? [])].flat();
    for (const path of new Set([settings?.path ?? "", ...places.map((place) => place.path)])) {
      const line = startedWith(this.tree.read(path) ?? "");
      if (line !== undefined) return { version: undefined, line };
    }
    return undefined;
  }

  /** What uses the project: libraries that change how its code is written. */
  get parts(): { drf: boolean; celery: boolean; channels: boolean; wagtail: boolean } {
    const modules = new Set(this.installedApps.map(({ module }) => module.split(".")[0]));
    const uses = (app: string, distribution: string) =>
      modules.has(app) || this.packages.requested.has(distribution);
    return {
      drf: uses("rest_framework", "djangorestframework"),
      celery: uses("django_celery_beat", "celery"),
      channels: uses("channels", "channels"),
      wagtail: uses("wagtail", "wagtail"),
    };
  }

  /** What a project of ours was asked to be; undefined in any other. */
  get answers(): Answers | undefined {
    return this.#once("answers", () => answersIn(this.packages.pyproject?.data));
  }

  /** What was met while reading the settings that a reader of the facts should know. */
  get notes(): readonly Note[] {
    return this.settings?.notes ?? [];
  }

  /** How many Python files were parsed for what was asked so far. */
  get parsedFiles(): number {
    return this.#sources.parsed;
  }

  /** Frees what was parsed: facts that were asked for stay, others cannot be asked for any more. */
  close(): void {
    this.#sources.release();
    if (this.#isFirst) this.#recall.release();
  }

  #text(name: string): string | undefined {
    const value = this.setting(name);
    return typeof value === "string" ? value : undefined;
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#known.has(key)) this.#known.set(key, make());
    return this.#known.get(key) as T;
  }
}
