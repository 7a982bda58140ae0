import type { NewApp } from "../project/conventions/place.ts";
import type { Project } from "../project/project.ts";
import type { ListLiteral } from "../python/list-literals.ts";
import { place } from "../python/place.ts";
import { addRoute, isOpen } from "./route-addition.ts";
import { fileOfModule, isBeforePath, rootUrlsPath, Urlconf, type UrlList } from "./urlconf.ts";
import { type Answer, leave, reread, type Wiring } from "./wiring.ts";

export interface MountOptions {
  /** Below which its routes are: `blog/`. */
  prefix: string;
  /** The module of its URL configuration. */
  urls: string;
  namespace?: string;
  /** Whether its names are asked for as they are, however the other apps have theirs. */
  isPlain?: boolean;
}

/** How a URL configuration includes those of other apps. */
interface Style {
  /** `include(("blog.urls", "blog"))`. */
  isTuple: boolean;
  isNamespaced: boolean;
  /** The name of a prefix that all have: `path(f"{prefix}blog/", …)`. */
  prefixName: string | undefined;
}

/** Includes the URL configuration of an app in the root one, written as those of the other apps are. */
export function mountUrls(w: Wiring, app: Pick<NewApp, "label">, options: MountOptions): Answer {
  const { prefix, urls } = options;
  const now = reread(w);
  if (isLoaded(now, urls)) return "already";
  const path = rootUrlsPath(now);
  const file = fileOfModule(now, urls);
  const isOld = isBeforePath(now);
  const isTaken = now.routes.some(({ name }) => name?.startsWith(`${app.label}:`));
  const style = path === undefined || isTaken || options.isPlain ? PLAIN : styleOf(now, path);
  const code = codeOf(app, options, style, { isOld, hasName: definesAppName(now, file) });
  const where = path ?? now.settings?.path ?? "urls.py";
  if (path === undefined)
    return leave(w, where, code, "No root URL configuration was found: add it to urlpatterns");
  const isDone = addRoute(
    w,
    path,
    {
      code,
      imports: isOld
        ? ["from django.conf.urls import include", "from django.conf.urls import url"]
        : ["from django.urls import include", "from django.urls import path"],
      isIt: (route) => route.path === file && route.route.includes(prefix),
      samples: ({ route }) => {
        const whole = route.slice(0, route.indexOf(prefix)) + prefix;
        return /[<(]/.test(whole) ? [] : [whole, `${whole}x/`, `${whole}1/`];
      },
      isThere: (project) => isLoaded(project, urls),
    },
    (urlconf) => spots(w, urlconf, now, prefix),
  );
  if (isDone) return "changed";
  return leave(
    w,
    path,
    code,
    "urlpatterns cannot be edited safely: add it before what answers any path",
  );
}

const PLAIN: Style = { isTuple: false, isNamespaced: false, prefixName: undefined };

function codeOf(
  { label }: Pick<NewApp, "label">,
  { prefix, urls, namespace }: MountOptions,
  style: Style,
  { isOld, hasName }: { isOld: boolean; hasName: boolean },
): string {
  const isNamespaced = style.isNamespaced || namespace !== undefined;
  const space = JSON.stringify(namespace ?? label);
  // A namespace of its own needs the name of the app: from Django 2.0 it is refused without.
  const isTuple = style.isTuple || (isNamespaced && !hasName);
  const target = isTuple ? `(${JSON.stringify(urls)}, ${space})` : JSON.stringify(urls);
  const included = `include(${target}${isNamespaced ? `, namespace=${space}` : ""})`;
  if (isOld) return `url(r"^${prefix}", ${included})`;
  const name = style.prefixName;
  const pattern = name === undefined ? JSON.stringify(prefix) : `f"{${name}}${prefix}"`;
  return `path(${pattern}, ${included})`;
}

/** Whether a module is part of what the root URL configuration loads. */
export function isLoaded(project: Project, module: string): boolean {
  return project.routes.length > 0 && project.settings?.machine.modules.has(module) === true;
}

function definesAppName(project: Project, file: string | undefined): boolean {
  return /^app_name\s*[:=]/m.test((file !== undefined && project.tree.read(file)) || "");
}

function styleOf(project: Project, path: string): Style {
  const urlconf = new Urlconf(project, path);
  try {
    const routes = urlconf.lists.flatMap((list) => ownIncludes(list, project));
    const most = (count: number) => count * 2 > routes.length;
    const names = routes.map(
      ({ expression }) => /^(?:f["']\{)?([A-Za-z_]\w*)(?:\}.*)?$/.exec(expression)?.[1],
    );
    const [name] = names.filter((one) => one !== undefined);
    return {
      isTuple: most(routes.filter(({ include }) => include?.isTuple).length),
      isNamespaced: most(routes.filter(({ include }) => include?.isNamespaced).length),
      prefixName:
        name !== undefined && most(names.filter((one) => one === name).length) ? name : undefined,
    };
  } finally {
    urlconf.release();
  }
}

/** The includes of the repository's own URL configurations. */
function ownIncludes(list: UrlList, project: Project) {
  return list.routes.flatMap((route) =>
    route && isOwn(route.include?.module, project) ? [route] : [],
  );
}

function isOwn(module: string | undefined, project: Project): boolean {
  return module !== undefined && fileOfModule(project, module) !== undefined;
}

/** Behind the other apps of the list that has most of them, but before those that take all paths. */
function spots(
  w: Wiring,
  { lists }: Urlconf,
  project: Project,
  prefix: string,
): { list: ListLiteral; index: number }[] {
  return lists
    .filter(
      ({ conditional, routes, elements }) =>
        !conditional && (elements.length === 0 || routes.some(Boolean)),
    )
    .map((list) => ({ list, own: ownIncludes(list, project).length }))
    .sort((a, b) => b.own - a.own)
    .flatMap(({ list }) => {
      const { routes, elements } = list;
      const known = place(elements, ({ item }) => w.order.compare("urlpatterns", item, prefix));
      const behind = (isSteady: boolean) =>
        routes.findLastIndex(
          (route) => route && isOwn(route.include?.module, project) && !(isSteady && isOpen(route)),
        ) + 1;
      const indexes = [known, behind(true) || undefined, behind(false) || undefined, routes.length];
      return indexes.flatMap((index) => (index === undefined ? [] : [{ list, index }]));
    });
}
