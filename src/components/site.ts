import { usage } from "../errors.ts";
import { unknownModel } from "./unknown-model.ts";
import { nearest } from "../options/nearest.ts";
import { fieldOfModel } from "../fields/existing.ts";
import type { ModelField } from "../fields/model-field.ts";
import type { FieldScope } from "../fields/resolve.ts";
import type { LocalApp } from "../project/apps.ts";
import { conventionsOf, type Conventions } from "../project/conventions/conventions.ts";
import type { Place } from "../project/conventions/place.ts";
import { placeOf } from "../project/conventions/places.ts";
import type { Model } from "../project/models.ts";
import type { Project } from "../project/project.ts";
import type { Tree } from "../tree/tree.ts";
import { databaseOf, fallbackOf } from "./database.ts";
import { namesOf, type Names } from "./names.ts";
import { RelatedNames } from "./related-names.ts";
import { SiteApps } from "./site-apps.ts";

/** A model that components are made for: of the repository, or planned in this run. */
export interface ModelFacts {
  app: LocalApp;
  names: Names;
  /** The module that defines it. */
  place: Place;
  fields: readonly ModelField[];
  /** Whether it is the user model. */
  isUser: boolean;
  /** Whether the repository has it already. */
  exists: boolean;
}

/** An app and a name in it, as `blog.Post` gives them. */
export interface Target {
  app: LocalApp;
  names: Names;
}

/** What generators know of the repository: its facts and habits, and the models that a run has planned so far. */
export class Site {
  readonly project: Project;
  /** The tree with all that is planned. */
  readonly tree: Tree;
  readonly conventions: Conventions;
  readonly #planned = new Map<string, ModelFacts>();
  /** The names of `#planned`, by the label of their app. */
  readonly #plannedIn = new Map<string, Set<string>>();
  readonly #apps: SiteApps;
  /** Models that are to be planned, so that relations may lead to them before. */
  readonly #announced = new Set<string>();
  readonly #promised = new Map<string, ModelFacts>();
  readonly #fields = new WeakMap<Model, readonly ModelField[]>();
  #related: RelatedNames | undefined;

  constructor(project: Project, tree: Tree, folder = "") {
    this.project = project;
    this.tree = tree;
    this.conventions = conventionsOf(project);
    this.#apps = new SiteApps(project, folder);
  }

  /** The apps of the repository and those planned in this run. */
  get apps(): readonly LocalApp[] {
    return this.#apps.all;
  }

  /** The app of a label. */
  appOf(label: string): LocalApp | undefined {
    return this.#apps.labelled(label);
  }

  /** The app of a label, where the repository has it already. */
  localApp(label: string): LocalApp | undefined {
    return this.#apps.local(label);
  }

  /**
   * An app by its label, its module or its folder.
   *
   * @throws Failure (usage) where there is none, with the nearest
   */
  app(text: string): LocalApp {
    return this.#apps.named(text);
  }

  /** The innermost app that a file is in, unless that is the repository itself. */
  appAround(path: string): LocalApp | undefined {
    return this.#apps.around(path);
  }

  /** Whether there is an app of this label. */
  hasApp(label: string): boolean {
    return this.appOf(label) !== undefined;
  }

  /** Makes an app known that this run plans. */
  planApp(app: LocalApp): void {
    this.#apps.plan(app);
  }

  /**
   * The app and the name that `blog.Post`, or `Post` with an app given otherwise, stand for.
   *
   * @param app the value of `--app`
   * @throws Failure (usage) where the app is not known, or cannot be told
   */
  target(text: string, app?: string): Target {
    const dot = text.lastIndexOf(".");
    const name = text.slice(dot + 1);
    const given = dot > 0 ? text.slice(0, dot) : undefined;
    if (given && app && given !== app) {
      throw usage(
        "two-apps",
        `${text} names the app ${given}, and --app ${app}.`,
        "Leave one of them out.",
      );
    }
    return { app: this.#apps.for(given ?? app, name), names: namesOf(name) };
  }

  /**
   * A model: `Post` of an app, `blog.Post` of any.
   *
   * @throws Failure (usage) where there is none, with the nearest
   */
  model(reference: string, app?: LocalApp): ModelFacts {
    const found = this.findModel(reference, app);
    if (found) return found;
    throw unknownModel(reference, this.modelNames(app), this.#packageOf(reference));
  }

  /** As `model`, or undefined. */
  findModel(reference: string, app?: LocalApp): ModelFacts | undefined {
    const [label, name] = splitReference(reference, app);
    if (label === undefined) return this.#modelAnywhere(name);
    const planned = this.#planned.get(`${label}.${name}`) ?? this.#promised.get(`${label}.${name}`);
    if (planned) return planned;
    const owner = this.appOf(label);
    const model = owner && this.#modelsOf(owner).find((one) => one.name === name);
    return owner && model && this.#facts(owner, model);
  }

  /** Makes a model known that this run plans. */
  planModel(model: ModelFacts): void {
    const { label } = model.app;
    const reference = `${label}.${model.names.class}`;
    this.#planned.set(reference, model);
    this.#relate(model);
    const names = this.#plannedIn.get(label) ?? new Set();
    this.#plannedIn.set(label, names.add(reference));
  }

  /** Says that models are going to be planned: relations may lead to them from now on. */
  announce(references: Iterable<string>): void {
    for (const reference of references) this.#announced.add(reference);
  }

  /** Says what a model is going to be, so that what leads to it can build on that. */
  promise(model: ModelFacts): void {
    this.#promised.set(`${model.app.label}.${model.names.class}`, model);
    this.#relate(model);
  }

  /** Whether a model is promised and not planned yet. */
  isPromised(reference: string): boolean {
    return this.#promised.has(reference) && !this.#planned.has(reference);
  }

  /** `app.Model` of each model: those of one app, or all. */
  modelNames(app?: LocalApp): string[] {
    const apps = app ? [app] : this.apps;
    return [
      ...(app ? (this.#plannedIn.get(app.label) ?? []) : this.#planned.keys()),
      ...apps.flatMap((one) => this.#modelsOf(one).map(({ name }) => `${one.label}.${name}`)),
    ];
  }

  /** What the fields of a model are resolved against; the model itself counts as there. */
  fieldScope(app: LocalApp, model: string): FieldScope {
    const self = `${app.label}.${model}`;
    const known = () => [self, ...this.modelNames(), ...this.#announced, ...DJANGO_MODELS];
    const existing = this.findModel(self);
    return {
      app: app.label,
      model,
      userModel: this.userModel,
      database: databaseOf(this.project),
      fallback: fallbackOf(this.project),
      django: this.conventions.djangoLine,
      modelExists: (reference) =>
        reference === self ||
        this.#announced.has(reference) ||
        DJANGO_MODELS.includes(reference) ||
        this.findModel(reference) !== undefined ||
        this.#isOfPackage(reference),
      nearestModel: (reference) => nearest(reference, known()),
      namesOn: (reference, field) => [
        ...(this.findModel(reference)?.fields.map(({ name }) => name) ?? []),
        ...this.#relatedNames().on(reference, `${self}.${field}`),
      ],
      sibling: (name) => existing?.fields.find((field) => field.name === name),
    };
  }

  #relatedNames(): RelatedNames {
    if (this.#related) return this.#related;
    this.#related = new RelatedNames();
    for (const reference of this.modelNames()) this.#relate(this.findModel(reference));
    return this.#related;
  }

  /** Notes the names that a model's relations take; they are only looked for where a relation is planned. */
  #relate(model: ModelFacts | undefined): void {
    if (!model) return;
    const reference = `${model.app.label}.${model.names.class}`;
    this.#related?.add({ reference, fields: model.fields });
  }

  /** Whether the app of `app.Model` is one of a package: what models that has is not known. */
  #isOfPackage(reference: string): boolean {
    return this.#packageOf(reference) !== undefined;
  }

  /** The package that the app of `app.Model` is of; undefined where it is of the repository, or not installed. */
  #packageOf(reference: string): string | undefined {
    const label = reference.slice(0, reference.indexOf("."));
    const app = this.project.installedApps.find((one) => one.label === label);
    return app && !("path" in app) ? app.module : undefined;
  }

  /** `app.Model`; Django's own where the settings name none. */
  get userModel(): string {
    return this.project.userModel ?? "auth.User";
  }

  #modelsOf(app: LocalApp): readonly Model[] {
    if (this.#apps.isPlanned(app.label)) return [];
    return this.project.modelsOf(app).filter(({ abstract }) => !abstract);
  }

  #modelAnywhere(name: string): ModelFacts | undefined {
    for (const app of this.apps) {
      const found = this.findModel(`${app.label}.${name}`);
      if (found) return found;
    }
    return undefined;
  }

  /** The same for all who ask: many tests make a row of the user model. */
  #fieldsOf(model: Model): readonly ModelField[] {
    let fields = this.#fields.get(model);
    if (!fields) {
      fields = model.fields.map((field) => fieldOfModel(field, this.userModel));
      this.#fields.set(model, fields);
    }
    return fields;
  }

  #facts(app: LocalApp, model: Model): ModelFacts {
    const place = placeOf("models", app, model.name, this.project, this.tree);
    return {
      app,
      names: namesOf(model.name),
      place: { ...place, path: model.path, module: model.module },
      fields: this.#fieldsOf(model),
      isUser: `${model.app}.${model.name}` === this.userModel,
      exists: true,
    };
  }
}

/** Models of Django that others lead to. */
const DJANGO_MODELS = ["auth.Group", "auth.Permission", "contenttypes.ContentType", "sites.Site"];

function splitReference(reference: string, app?: LocalApp): [string | undefined, string] {
  const dot = reference.lastIndexOf(".");
  if (dot < 0) return [app?.label, reference];
  return [reference.slice(0, dot), reference.slice(dot + 1)];
}
