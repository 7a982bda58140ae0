import { usage, type Failure } from "../errors.ts";
import { nearest } from "../options/nearest.ts";
import type { LocalApp } from "../project/apps.ts";
import type { Project } from "../project/project.ts";

/** The apps that generators know: those of the repository, and those that a run has planned so far. */
export class SiteApps {
  readonly #project: Project;
  /** The folder that the user is in, relative to the repository: an app's folder means that app. */
  readonly #folder: string;
  readonly #planned = new Map<string, LocalApp>();
  #locals: ReadonlyMap<string, LocalApp> | undefined;
  #byFolder: ReadonlyMap<string, LocalApp> | undefined;

  constructor(project: Project, folder: string) {
    this.#project = project;
    this.#folder = folder;
  }

  /** Those of the repository, then those planned. */
  get all(): readonly LocalApp[] {
    return [...this.#project.localApps, ...this.#planned.values()];
  }

  /** The app of a label. */
  labelled(label: string): LocalApp | undefined {
    return this.local(label) ?? this.#planned.get(label);
  }

  /** The app of a label, where the repository has it already. */
  local(label: string): LocalApp | undefined {
    this.#locals ??= new Map(this.#project.localApps.toReversed().map((app) => [app.label, app]));
    return this.#locals.get(label);
  }

  /** Whether this run plans an app of that label. */
  isPlanned(label: string): boolean {
    return this.#planned.has(label);
  }

  /** Makes an app known that this run plans. */
  plan(app: LocalApp): void {
    this.#planned.set(app.label, app);
    this.#byFolder = undefined;
  }

  /**
   * An app by its label, its module or its folder.
   *
   * @throws Failure (usage) where there is none, with the nearest
   */
  named(text: string): LocalApp {
    const wanted = text.replace(/\/$/, "");
    const app =
      this.labelled(wanted) ??
      this.all.find(({ module, path }) => module === wanted || path === wanted);
    if (app) return app;
    throw unknownApp(text, this.all);
  }

  /** The innermost app that a file is in, unless that is the repository itself. */
  around(path: string): LocalApp | undefined {
    this.#byFolder ??= new Map(this.all.map((app) => [app.path, app]));
    for (let folder = path; folder.includes("/");) {
      folder = folder.slice(0, folder.lastIndexOf("/"));
      const app = this.#byFolder.get(folder);
      if (app) return app;
    }
    return undefined;
  }

  /**
   * The app that a new thing goes into: the one that is given, that the user stands in, or the only one.
   *
   * @throws Failure (usage) where it cannot be told
   */
  for(given: string | undefined, name: string): LocalApp {
    if (given !== undefined) return this.named(given);
    const here = this.all
      .filter(({ path }) => path && `${this.#folder}/`.startsWith(`${path}/`))
      .sort((a, b) => b.path.length - a.path.length)[0];
    if (here) return here;
    const [only, ...others] = this.all;
    if (only && others.length === 0) return only;
    const labels = this.all.map(({ label }) => label);
    throw usage(
      "app-missing",
      labels.length > 0 ? `Which app is ${name} for?` : "This project has no app of its own yet.",
      labels.length > 0
        ? `Write ${likely(labels)}.${name}, or add --app; the apps are ${labels.join(", ")}.`
        : "Make one with django-expert generate app <name>.",
    );
  }
}

/** An app that a new thing may well be for: those of users and of what is shared are seldom. */
function likely(labels: readonly string[]): string | undefined {
  return labels.find((label) => !/^(?:users?|accounts?|core|common)$/.test(label)) ?? labels[0];
}

function unknownApp(text: string, apps: readonly LocalApp[]): Failure {
  const labels = apps.map(({ label }) => label);
  const meant = nearest(text, labels);
  return usage(
    "unknown-app",
    `There is no app ${text}.`,
    meant
      ? `Did you mean ${meant}? Otherwise make it with django-expert generate app ${text}.`
      : `Make it with django-expert generate app ${text}${labels.length > 0 ? `; there are ${labels.join(", ")}` : ""}.`,
  );
}
