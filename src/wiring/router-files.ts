import type { Project } from "../project/project.ts";
import { fileOfModule, rootUrlsPath } from "./urlconf.ts";

/** A router of Django REST framework that a file has. */
export interface RouterFile {
  path: string;
  /** The variable. */
  name: string;
  /** How many viewsets it is given there. */
  count: number;
}

const MADE = /^([A-Za-z_]\w*)\s*(?::[^=\n]+)?=\s*(?:[\w.]*\.)?(\w*Router)\(/gm;

/** What can be given a viewset even where nothing shows it. */
const USUAL = /^(?:Default|Simple)Router$/;

/**
 * The router that a viewset of an app belongs to: that of the app itself, else the one that those of other apps are given.
 * One that no route leads to is none.
 */
export function routerOf(project: Project, app: { path: string }): RouterFile | undefined {
  const routers = routersOf(project);
  const within = (path: string, folder: string) => folder !== "" && path.startsWith(`${folder}/`);
  const own = routers.filter(({ path }) => within(path, app.path));
  const shared = routers.filter(({ path }) => {
    const owner = project.localApps.find((other) => within(path, other.path));
    // What stands in an app is that app's, unless it registers what is of others.
    return (
      owner === undefined ||
      owner.path === app.path ||
      project.localApps.length === 1 ||
      registersOthers(project, path, owner)
    );
  });
  const best = (list: readonly RouterFile[]) => list.toSorted((a, b) => b.count - a.count)[0];
  return best(own) ?? best(shared.filter(({ count }) => count > 0)) ?? best(shared);
}

/** Whether a file of an app gives its routers viewsets that it imports from other apps. */
function registersOthers(project: Project, path: string, owner: { path: string }): boolean {
  const text = project.tree.read(path) ?? "";
  const registered = new Set(
    [...text.matchAll(/\.register\([^,()]*,\s*(\w+)/g)].map(([, name]) => name),
  );
  const others = project.localApps.filter((app) => app.path !== owner.path);
  return [...text.matchAll(/^from ([\w.]+) import (?:\(([^)]*)\)|(.+))/gm)].some(
    ([, module = "", within, line]) =>
      others.some((app) => module.startsWith(`${app.module}.`)) &&
      (within ?? line ?? "").match(/\w+/g)?.some((name) => registered.has(name)),
  );
}

const known = new WeakMap<Project, readonly RouterFile[]>();

/** Every router that a route may lead to. */
function routersOf(project: Project): readonly RouterFile[] {
  let routers = known.get(project);
  if (!routers) {
    const paths = new Set([
      ...project.routes.map(({ path }) => path),
      ...loadedUrlconfs(project),
      rootUrlsPath(project) ?? "",
    ]);
    routers = [...paths].flatMap((path) => routersIn(path, project.tree.read(path)));
    known.set(project, routers);
  }
  return routers;
}

/** The modules of the repository that URL configurations are made of. */
function loadedUrlconfs(project: Project): string[] {
  const modules = project.settings?.machine.modules ?? new Map<string, unknown>();
  return [...modules.keys()]
    .filter((name) => /(?:^|[._])(?:urls?|api\w*|routers?|endpoints)(?:$|[._])/.test(name))
    .flatMap((name) => fileOfModule(project, name) ?? []);
}

function routersIn(path: string, text = ""): RouterFile[] {
  return [...text.matchAll(MADE)].flatMap(([, name, type]) => {
    if (name === undefined || type === undefined) return [];
    const count = text.match(new RegExp(`^${name}\\.register\\(`, "gm"))?.length ?? 0;
    return count > 0 || USUAL.test(type) ? [{ path, name, count }] : [];
  });
}
