import type { Project } from "../project/project.ts";
import type { Route } from "../project/urls.ts";
import type { ListLiteral } from "../python/list-literals.ts";
import { answers } from "./shadow.ts";
import { Urlconf } from "./urlconf.ts";
import type { WrittenRoute } from "./url-lists.ts";
import { mergeInto, reread, tryWrite, type Wiring } from "./wiring.ts";

/** What is added to the routes of a file. */
export interface Addition {
  code: string;
  /** Statements that it needs. */
  imports: readonly string[];
  /** Whether a route that is read over the change is the one added. */
  isIt: (route: Route) => boolean;
  /** Paths that have to get to it, once it is read as this. */
  samples: (route: Route) => readonly string[];
  /** Whether it is there without a route that could be told, such as an empty urlconf. */
  isThere?: (project: Project) => boolean;
}

/**
 * Adds a route where nothing before it answers its paths, and imports what it needs.
 *
 * @param spots where it would go by the look of the file, the best first
 * @returns whether it was done; else the file is as it was
 */
export function addRoute(
  w: Wiring,
  path: string,
  addition: Addition,
  spots: (urlconf: Urlconf) => { list: ListLiteral; index: number }[],
): boolean {
  const before = w.changes.read(path) ?? "";
  const manuals = w.changes.manuals.length;
  const missing = missingImports(w, path, addition.imports);
  if (missing.length > 0) mergeInto(w, path, `${missing.join("\n")}\n`);
  const urlconf = new Urlconf(reread(w), path);
  try {
    if (w.changes.manuals.length === manuals) {
      for (const { list, index } of withFallbacks(urlconf, spots(urlconf))) {
        const text = urlconf.with(list, index, addition.code);
        if (tryWrite(w, path, text, (project) => reaches(project, addition))) return true;
      }
    }
  } finally {
    urlconf.release();
  }
  w.changes.write(path, before, w.reason);
  return false;
}

/** `include` and `path` may come from elsewhere: `django.conf.urls` has had them, too. */
function missingImports(w: Wiring, path: string, imports: readonly string[]): readonly string[] {
  const urlconf = new Urlconf(reread(w), path);
  const { imported } = urlconf;
  urlconf.release();
  return imports.filter((one) => {
    const name = /^from django\.(?:conf\.)?urls import (include|path|re_path|url)$/.exec(one)?.[1];
    return name === undefined || !imported.has(name);
  });
}

/** The spots, and for each list before the last of them all those in front of what could answer anything. */
function withFallbacks(
  { lists }: Urlconf,
  spots: readonly { list: ListLiteral; index: number }[],
): { list: ListLiteral; index: number }[] {
  const known = new Set(spots.map(({ list, index }) => `${list.node.id}:${index}`));
  const others = lists
    .filter(({ conditional }) => !conditional)
    .flatMap((list) =>
      list.routes.flatMap((route, index) =>
        route && isOpen(route) && !known.has(`${list.node.id}:${index}`) ? [{ list, index }] : [],
      ),
    );
  return [...spots, ...others.reverse()];
}

/** Whether a route could answer what is meant for others. */
export function isOpen({ pattern }: WrittenRoute): boolean {
  return pattern === undefined || /^\^?(?:$|\$|<|\(|\.|\[)/.test(pattern);
}

function reaches(project: Project, { isIt, samples, isThere }: Addition): boolean {
  const { routes } = project;
  const at = routes.findIndex(isIt);
  if (at === -1) return isThere?.(project) ?? false;
  const paths = samples(routes[at]!);
  return !routes
    .slice(0, at)
    .some((one) => !one.conditional && paths.some((path) => answers(one, path)));
}
