import type { NewApp, Place } from "../project/conventions/place.ts";
import { conventionsOf } from "../project/conventions/conventions.ts";
import { importFrom } from "../project/conventions/import-from.ts";
import { moduleNameOf } from "../project/conventions/module-name.ts";
import { placeOf } from "../project/conventions/places.ts";
import type { Project } from "../project/project.ts";
import { versionOf } from "../project/packages/packages.ts";
import { asImported } from "../dress/as-imported.ts";
import { mergePython } from "../python/merge.ts";
import { Source } from "../python/source.ts";
import { requoted } from "../python/text.ts";
import { isLoaded, mountUrls } from "./mount.ts";
import { routerOf, type RouterFile } from "./router-files.ts";
import { summed } from "./settings.ts";
import { isBeforePath } from "./urlconf.ts";
import { type Answer, leave, mergeInto, reread, type Wiring } from "./wiring.ts";

export interface ViewsetOptions {
  /** `posts` */
  prefix: string;
  /** The class. */
  viewset: string;
  /** Where the class is. */
  place: Place;
  basename?: string;
  /** The URL configuration that gets a router where there is none. */
  urls?: Pick<Place, "path" | "module">;
}

/** A viewset, and the app that it is of. */
export interface Registration extends ViewsetOptions {
  app: NewApp;
}

/**
 * Registers a viewset with the router that the repository uses; where there is none, the app's URL configuration gets
 * one, below `api/`.
 */
export function registerViewset(w: Wiring, app: NewApp, options: ViewsetOptions): Answer {
  return registerViewsets(w, [{ ...options, app }]);
}

/** As `registerViewset`, of several viewsets: each file is edited once, and the routes are read once for all. */
export function registerViewsets(w: Wiring, given: readonly Registration[]): Answer {
  const now = reread(w);
  const missing = missingIn(now, given);
  if (missing.length === 0) return "already";
  const files = new Map<string, { router: RouterFile; registrations: Registration[] }>();
  const first = new Map<NewApp, Registration>();
  const others: Registration[] = [];
  for (const one of missing) {
    const router = routerOf(now, one.app);
    const key = `${router?.path} ${router?.name}`;
    const file = files.get(key);
    if (file) file.registrations.push(one);
    else if (router) files.set(key, { router, registrations: [one] });
    else if (first.has(one.app)) others.push(one);
    else first.set(one.app, one);
  }
  const answers = registerInFiles(w, [...files.values()]);
  for (const one of first.values()) answers.push(makeRouter(w, one.app, one));
  if (others.length > 0) answers.push(registerViewsets(w, others));
  return summed(answers);
}

/** Those that no route leads to. */
function missingIn({ routes }: Project, given: readonly Registration[]): Registration[] {
  const known = new Map<string, string[]>();
  for (const { target = "", route } of routes)
    known.set(target, [...(known.get(target) ?? []), route]);
  return given.filter(
    ({ place, viewset, prefix }) =>
      !known
        .get(`${place.module}.${viewset}`)
        ?.some((route) => route === `${prefix}/` || route.endsWith(`/${prefix}/`)),
  );
}

interface RouterWork {
  router: RouterFile;
  registrations: readonly Registration[];
}

/** Registers with routers that are there; one by one where that does not come out as it should all together. */
function registerInFiles(w: Wiring, works: readonly RouterWork[]): Answer[] {
  if (works.length === 0) return [];
  const all = works.flatMap(({ registrations }) => registrations);
  const before = works.map(({ router: { path } }) => w.changes.read(path) ?? "");
  const isWritten = works.every((work) => {
    const text = withRegistrations(w, work);
    if (text !== undefined) w.changes.write(work.router.path, text, w.reason);
    return text !== undefined;
  });
  if (isWritten && missingIn(reread(w), all).length === 0) return ["changed"];
  for (const [index, { router }] of [...works.entries()].toReversed())
    w.changes.write(router.path, before[index]!, w.reason);
  if (all.length > 1) {
    return works.flatMap(({ router, registrations }) =>
      registrations.flatMap((one) => registerInFiles(w, [{ router, registrations: [one] }])),
    );
  }
  const [
    {
      router,
      registrations: [one],
    },
  ] = works as [{ router: RouterFile; registrations: [Registration] }];
  const snippet = `${importOf(w, router.path, one)}\n\n${callOf(w, router.name, one)}`;
  return [
    leave(
      w,
      router.path,
      snippet,
      `Register it with ${router.name}, above where its URLs are used`,
    ),
  ];
}

/** As the file imports what is of the app: by a relative name only where it is in the app itself. */
function importOf(w: Wiring, path: string, { app, viewset, place }: Registration): string {
  const from: Place = {
    path,
    module: moduleNameOf(path, app),
    ...(place.app && { app: place.app }),
  };
  return `from ${importFrom(from, place, conventionsOf(w.project))} import ${viewset}`;
}

function callOf(
  { project }: Wiring,
  router: string,
  { prefix, viewset, basename }: ViewsetOptions,
): string {
  // It was renamed in Django REST framework 3.9.
  const version = versionOf(project.packages, "djangorestframework") ?? "";
  const name = /^(?:[0-2]\.|3\.[0-8](?:\.|$))/.test(version) ? "base_name" : "basename";
  const base = basename === undefined ? "" : `, ${name}=${JSON.stringify(basename)}`;
  return `${router}.register(${JSON.stringify(prefix)}, ${viewset}${base})`;
}

/** The text with registrations behind the last one of the router, or behind the router itself. */
function withRegistrations(
  w: Wiring,
  { router: { path, name: router }, registrations }: RouterWork,
): string | undefined {
  const text = w.changes.read(path) ?? "";
  const names = namesIn(text, registrations);
  const code = registrations.flatMap((one, index) => {
    const name = names[index]!;
    const as = name === one.viewset ? "" : ` as ${name}`;
    return [`${importOf(w, path, one)}${as}`, callOf(w, router, { ...one, viewset: name })];
  });
  const module = moduleNameOf(path, registrations[0]!.app);
  const lines = asImported(code.join("\n"), text, { path, module }).split("\n");
  const imports = lines.filter((line) => /^(?:from|import) /.test(line));
  const calls = lines.filter((line) => !imports.includes(line));
  const imported = mergePython(text, [imports.join("\n")], w.order, {
    firstParty: w.project.localApps.map(({ module }) => module.split(".")[0]!),
  });
  if (imported.unsupported.length > 0) return undefined;
  if (w.project.answers) {
    const merged = mergePython(imported.text, [`${calls.join("\n")}\n`], w.order);
    return merged.unsupported.length > 0 ? undefined : merged.text;
  }
  const bom = imported.text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const source = new Source(imported.text.slice(bom.length));
  try {
    const made = new RegExp(`^${router}(?:\\.register\\(|\\s*(?::[^=]+)?=)`);
    const last = source.root.namedChildren.findLast((node) => made.test(source.of(node)));
    if (!last) return undefined;
    const at = source.lineEnd(last.endIndex);
    const added = calls.map((call) => source.eol + requoted(call, source.quote)).join("");
    return `${bom}${source.text.slice(0, at)}${added}${source.text.slice(at)}`;
  } finally {
    source.release();
  }
}

/** What each viewset is called in a file: with its app before it where another one has its name there. */
function namesIn(text: string, registrations: readonly Registration[]): string[] {
  const modules = new Map<string, string>();
  const words = new Set(text.match(/\w+/g));
  return registrations.map(({ app, viewset, place: { module } }) => {
    const owner = modules.get(viewset) ?? (words.has(viewset) ? "" : module);
    modules.set(viewset, owner);
    if (owner === module) return viewset;
    const label = app.label.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return `${label}${viewset}`;
  });
}

/** A router in the app's URL configuration, and that in the root one. */
function makeRouter(w: Wiring, app: NewApp, options: Registration): Answer {
  const urls = options.urls ?? placeOf("api-urls", app, app.label, w.project, w.changes);
  const isOld = isBeforePath(w.project);
  const isApi = (text: string) => /(?:^|[/_.])api(?:$|[/_.])/.test(text);
  const isBelowApi = reread(w).routes.some(({ path, route }) => path === urls.path && isApi(route));
  // The pages of an app have the shorter addresses.
  const hasPages = w.changes.exists(urls.path) && !isApi(urls.path) && !isBelowApi;
  const below = hasPages ? "api/" : "";
  const route = isOld
    ? `url(r"^${below}", include(router.urls))`
    : `path("${below}", include(router.urls))`;
  const fragment = [
    isOld ? "from django.conf.urls import include, url" : "from django.urls import include, path",
    "from rest_framework.routers import DefaultRouter",
    "",
    importOf(w, urls.path, options),
    "",
    "router = DefaultRouter()",
    callOf(w, "router", options),
    "",
    "urlpatterns = [",
    `    ${route},`,
    "]",
    "",
  ];
  const answers = [mergeInto(w, urls.path, fragment.join("\n"))];
  if (!isLoaded(reread(w), urls.module))
    answers.push(mountUrls(w, app, { prefix: `api/${app.label}/`, urls: urls.module }));
  return summed(answers);
}
