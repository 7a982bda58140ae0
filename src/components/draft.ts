import type { ChangeSet } from "../changes/change-set.ts";
import type { Allowed } from "../gate/allowed.ts";
import type { Order } from "../merge/merge.ts";
import { withLf } from "../recipes/line-endings.ts";
import type { LocalApp } from "../project/apps.ts";
import type { Place } from "../project/conventions/place.ts";
import type { Route } from "../project/urls.ts";
import { importFrom, testPlaceOf } from "../project/conventions/places.ts";
import {
  installApps,
  type InstallOptions,
  registerViewsets,
  type Registration,
  type ViewsetOptions,
  type Wiring,
} from "../wiring/index.ts";
import { withBodyIndented } from "./pages/body-indent.ts";
import { namesIn, type QueuedModule } from "./queued-module.ts";
import type { Site } from "./site.ts";
import type { ComponentTemplates } from "./templates.ts";
import type { TestOwner } from "./test-owner.ts";
import { writeModule } from "./write-module.ts";

/** A whole file that a component makes, where another one stands already. */
export interface Occupied {
  path: string;
  text: string;
}

export interface DraftOptions {
  site: Site;
  changes: ChangeSet;
  order: Order;
  templates: ComponentTemplates;
  /** Runs another kind as part of this one. */
  compose: (
    kind: string,
    draft: Draft,
    options: Readonly<Record<string, unknown>>,
  ) => Promise<void>;
  /** Whether components bring tests. */
  tests: boolean;
  /** The text of a file that an option names; throws Failure (usage) where there is none. */
  readFile: (path: string) => string;
  /** What the change is called in the preview: the kind. */
  reason: string;
}

/**
 * The verbs that kinds of components are written with. Everything goes into the ChangeSet; code is
 * dressed in the style of the repository, and merged where its file is there already.
 */
export class Draft {
  readonly site: Site;
  readonly changes: ChangeSet;
  readonly wiring: Wiring;
  /** Files whose place is taken by another text: the caller decides which stays. */
  readonly occupied: Occupied[] = [];
  /** Labels of apps whose models change, so that migrations are due. */
  readonly migrating = new Set<string>();
  /** Packages that what is made needs where tests of it run, as requirements files ask for them. */
  readonly packages = new Set<string>();
  /** Paths of the tests that came along, to be run first. */
  readonly testPaths = new Set<string>();
  /**
   * What it says of code that was there before when a test that came along fails, by a part of the test's name.
   * Undefined where the tests are of code that came along with them.
   */
  findings: Readonly<Record<string, string>> | undefined;
  /** Whether development does without what is made, so that it is tried on the database server, too. */
  needsDatabase = false;
  /** What the change takes away or replaces on purpose, for the gates. */
  readonly allowed: { -readonly [K in keyof Allowed]: string[] } = {};
  /** What is being planned and must not be planned within itself: `factory blog.Post`. */
  readonly underway = new Set<string>();
  readonly #options: DraftOptions;
  readonly #queue = new Map<string, QueuedModule>();
  /** What every template knows. */
  #common: Record<string, unknown> | undefined;
  readonly #installing: string[] = [];
  readonly #installingFirst: string[] = [];
  readonly #registering: Registration[] = [];
  readonly #connecting: ((wiring: Wiring) => void)[] = [];
  readonly #routed: ((routes: readonly Route[]) => Promise<void>)[] = [];

  constructor(options: DraftOptions) {
    this.#options = options;
    this.site = options.site;
    this.changes = options.changes;
    const { changes, order, reason, site } = options;
    this.wiring = { changes, order, reason, project: site.project };
  }

  /**
   * Renders a template into a Python module: makes it, or merges into what is there. Templates are named
   * below `templates/components/` without suffixes: `serializer/serializers.py`.
   *
   * @throws TemplateError where a template uses a name that the context lacks
   */
  async python(template: string, place: Place, context: object = {}): Promise<void> {
    this.code(await this.#render(template, context), place);
  }

  /** As `python`, of code that is at hand. Blank code is no code. */
  code(code: string, place: Place, { isTest = false } = {}): void {
    if (!code.trim()) return;
    let queued = this.#queue.get(place.path);
    if (!queued)
      this.#queue.set(place.path, (queued = { place, isTest, codes: [], defining: new Map() }));
    queued.codes.push(code);
    for (const name of namesIn(code)) {
      const others = queued.defining.get(name);
      if (others) others.push(code);
      else queued.defining.set(name, [code]);
    }
  }

  /**
   * The text of a module with what waits to be merged into it; only good for looking things up.
   *
   * @param name of a class or a function: of what waits, only that which defines it
   */
  sourceOf(path: string, name?: string): string {
    const queued = this.#queue.get(path);
    const codes = name === undefined ? queued?.codes : queued?.defining.get(name);
    return [this.changes.read(path) ?? "", ...(codes ?? [])].join("\n");
  }

  /** Installs an app in the settings, when all code is in place: behind the others of the repository, or before them. */
  install(entry: string, { first = false }: InstallOptions = {}): void {
    (first ? this.#installingFirst : this.#installing).push(entry);
  }

  /** Registers a viewset with the router of the repository, when all code is in place. */
  register(app: LocalApp, options: ViewsetOptions): void {
    this.#registering.push({ ...options, app });
  }

  /** Connects what is planned with the verbs of `src/wiring`, when all code is in place. */
  connect(wire: (wiring: Wiring) => void): void {
    this.#connecting.push(wire);
  }

  /** Plans what has to know the addresses of the site, when all routes are in place: they are read once for all. */
  routed(plan: (routes: readonly Route[]) => Promise<void>): void {
    this.#routed.push(plan);
  }

  /** Merges the code that was planned so far into its files, each of which is parsed once. */
  async flush(): Promise<void> {
    const queued = [...this.#queue.values()];
    this.#queue.clear();
    const { firstParty, site, wiring } = this;
    for (const one of queued) await writeModule(one, { site, wiring, firstParty });
  }

  /** Plans all that waits for the code to be in place. */
  async finish(): Promise<void> {
    await this.flush();
    if (this.#installingFirst.length > 0)
      installApps(this.wiring, this.#installingFirst.splice(0), { first: true });
    if (this.#installing.length > 0) installApps(this.wiring, this.#installing.splice(0));
    if (this.#registering.length > 0) registerViewsets(this.wiring, this.#registering.splice(0));
    for (const wire of this.#connecting.splice(0)) wire(this.wiring);
    if (this.#routed.length === 0) return;
    const { routes } = this.site.project.over(this.changes);
    for (const plan of this.#routed.splice(0)) await plan(routes);
    await this.flush();
  }

  /** Renders a test module of an app, unless tests are not wanted. */
  async test(
    template: string,
    part: string,
    owner: TestOwner,
    context: object = {},
  ): Promise<void> {
    if (!this.#options.tests) return;
    const place = this.testPlace(part, owner);
    const code = await this.#render(template, { ...context, ...this.importsOf(place, owner.from) });
    this.code(code, place, { isTest: true });
    this.testPaths.add(place.path);
  }

  /** Where tests of a part of an app go. */
  testPlace(part: string, { app, name }: Pick<TestOwner, "app" | "name">): Place {
    return testPlaceOf(part, app, name, this.site.project, this.changes);
  }

  /** Renders a file that is no Python; where another text stands, the caller of the draft decides. */
  async file(template: string, path: string, context: object = {}): Promise<void> {
    const { changes, reason } = this.#options;
    const rendered = await this.#render(template, context);
    const text = path.endsWith(".html") ? withBodyIndented(rendered) : rendered;
    const present = changes.read(path);
    if (present === undefined) changes.write(path, text, reason);
    else if (withLf(present) !== text) this.occupied.push({ path, text });
  }

  /** The text of a file that an option names, such as `--fields-from`. */
  readFile(path: string): string {
    return this.#options.readFile(path);
  }

  /** How a module imports others: a template's names for them, by their places. */
  importsOf(from: Place, places: Readonly<Record<string, Place>> = {}): Record<string, string> {
    return Object.fromEntries(
      Object.entries(places).map(([name, to]) => [
        name,
        importFrom(from, to, this.site.conventions),
      ]),
    );
  }

  /** Says that the models of an app change. */
  migrate(app: LocalApp): void {
    this.migrating.add(app.label);
  }

  /** Says what the change takes away or replaces on purpose. */
  allow(kind: keyof Allowed, ...names: readonly string[]): void {
    this.allowed[kind] = [...(this.allowed[kind] ?? []), ...names];
  }

  /** Plans another kind as part of this one, with its own options. */
  async run(kind: string, options: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#options.compose(kind, this, options);
  }

  /** Whether components bring tests. */
  get wantsTests(): boolean {
    return this.#options.tests;
  }

  /** The top-level packages of the repository: imports of them have a section of their own. */
  get firstParty(): readonly string[] {
    const { project } = this.site;
    const modules = [
      ...this.site.apps.map(({ module }) => module),
      project.settingsModule ?? "",
      project.rootUrlconf ?? "",
    ];
    return [...new Set(modules.map((module) => module.split(".")[0] ?? "").filter(Boolean))];
  }

  async #render(template: string, context: object): Promise<string> {
    this.#common ??= this.#options.templates.contextOf(this.site);
    return this.#options.templates.render(template, { ...this.#common, ...context });
  }
}
