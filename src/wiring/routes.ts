import { isLoaded, mountUrls } from "./mount.ts";
import { conventionsOf } from "../project/conventions/conventions.ts";
import type { Place } from "../project/conventions/place.ts";
import { sampleOf } from "./shadow.ts";
import { summed } from "./settings.ts";
import { addRoute } from "./route-addition.ts";
import { isBeforePath, Urlconf } from "./urlconf.ts";
import { oldRoute } from "./old-routes.ts";
import { type Answer, leave, mergeInto, reread, type Wiring } from "./wiring.ts";
import { requoted, stringValue } from "../python/text.ts";

export interface RouteOptions {
  /** `app_name` of a file that is made; undefined: as most of the repository's have it. */
  appName?: string;
  /** Below which the file is included, where nothing includes it yet; undefined: the label of the app. */
  mount?: string;
  /** Of the app, where the place does not tell. */
  label?: string;
  /** Whether the routes must be what they say: not below a language, as those in `i18n_patterns` are. */
  isExact?: boolean;
}

/**
 * Adds routes to the URL configuration of an app, which is made where there is none, and included in the root one where
 * nothing leads to it.
 *
 * @param routes as `path("posts/", PostListView.as_view(), name="posts")`
 * @param imports statements for what the routes name; that of `path` itself is not needed
 */
export function addRoutes(
  w: Wiring,
  place: Place,
  routes: readonly string[],
  imports: readonly string[],
  { appName, mount, label = labelOf(w, place), isExact = false }: RouteOptions = {},
): Answer {
  const isOld = isBeforePath(w.project);
  const codes = isOld ? routes.map(oldRoute) : [...routes];
  const needed = [
    ...imports,
    isOld ? "from django.conf.urls import url" : "from django.urls import path",
  ];
  const answers = w.changes.exists(place.path)
    ? codes.map((code, index) =>
        addOne(w, place, code, { route: routes[index]!, imports: needed, isExact }),
      )
    : [makeFile(w, place, codes, needed, appName ?? usualAppName(w, label))];
  if (!isLoaded(reread(w), place.module))
    answers.push(mountUrls(w, { label }, { prefix: mount ?? `${label}/`, urls: place.module }));
  return summed(answers);
}

function makeFile(
  w: Wiring,
  { path }: Place,
  codes: readonly string[],
  imports: readonly string[],
  appName: string | undefined,
): Answer {
  const name = appName === undefined ? "" : `app_name = ${JSON.stringify(appName)}\n\n`;
  const list = `urlpatterns = [\n${codes.map((code) => `    ${code.replaceAll("\n", "\n    ")},\n`).join("")}]\n`;
  const quote = conventionsOf(w.project).quotes === "single" ? "'" : '"';
  return mergeInto(w, path, requoted(`${imports.join("\n")}\n\n${name}${list}`, quote));
}

function addOne(
  w: Wiring,
  place: Place,
  code: string,
  { route, imports, isExact }: { route: string; imports: readonly string[]; isExact: boolean },
): Answer {
  const urlconf = new Urlconf(reread(w), place.path);
  const isThere = urlconf.has(code) || urlconf.has(route);
  const isKnown = isLoaded(reread(w), place.module);
  const rival = urlconf.lists.some((list) =>
    list.routes.some((one) => one?.pattern === patternOf(code)),
  );
  urlconf.release();
  if (isThere) return "already";
  const snippet = [...imports, `${code},`].join("\n");
  if (rival) return leave(w, place.path, snippet, `"${patternOf(code)}" leads elsewhere`);
  const name = nameOf(route);
  const isDone = addRoute(
    w,
    place.path,
    {
      code,
      imports,
      isIt: (one) =>
        one.path === place.path && sameView(one.view, code) && one.name?.split(":").at(-1) === name,
      samples: (one) => (one.regex ? [] : [sampleOf(one.route)]),
      isThere: () => !isKnown,
    },
    ({ lists }) =>
      lists
        .filter(
          ({ conditional, elements, routes, node }) =>
            !conditional &&
            (elements.length === 0 || routes.some(Boolean)) &&
            !(isExact && node.type === "argument_list"),
        )
        .map((list) => ({ list, index: list.elements.length })),
  );
  if (isDone) return "changed";
  return leave(w, place.path, snippet, "urlpatterns cannot be edited safely: add it there");
}

/** Whether code leads to a view as it is read from there, in whichever quotes the file has. */
function sameView(view: string, code: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, "").replaceAll("'", '"');
  return plain(code).includes(plain(view));
}

function patternOf(route: string): string | undefined {
  const literal = /^\w+\(\s*(r?(?:"[^"]*"|'[^']*'))/.exec(route)?.[1];
  return literal === undefined ? undefined : stringValue(literal);
}

function nameOf(route: string): string | undefined {
  return /\bname=["']([^"']*)["']/.exec(route)?.[1];
}

/** `app_name` where most URL configurations of the repository's apps have one. */
function usualAppName(w: Wiring, label: string): string | undefined {
  const texts = w.project.localApps
    .map(({ path }) => w.changes.read(`${path}/urls.py`))
    .filter((text) => text !== undefined);
  const named = texts.filter((text) => /^app_name\s*[:=]/m.test(text));
  return texts.length === 0 || named.length * 2 > texts.length ? label : undefined;
}

function labelOf(w: Wiring, { app, module }: Place): string {
  const name = app ?? module.split(".").slice(0, -1).join(".");
  const known = reread(w).localApps.find((one) => one.module === name);
  return known?.label ?? name.split(".").at(-1)!;
}
