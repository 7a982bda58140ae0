import type { Place } from "../../project/conventions/place.ts";
import { placeOf } from "../../project/conventions/places.ts";
import { classSource } from "../class-source.ts";
import type { Draft } from "../draft.ts";
import type { ModelFacts, Site } from "../site.ts";

/** How a model is known to the admin. */
export interface Registration {
  path: string;
  /** The class of its page; undefined where it is registered without one. */
  name: string | undefined;
  /** The source of that class; empty where it is in another module. */
  source: string;
}

/** Where the page of a model in the admin is, or goes. */
export function adminPlace(site: Site, { app, names }: ModelFacts): Place {
  return placeOf("admin", app, `${names.class}Admin`, site.project, site.tree);
}

/** How a model is registered with the admin by its own app; undefined where it is not. */
export function registrationOf(draft: Draft, model: ModelFacts): Registration | undefined {
  const place = adminPlace(draft.site, model);
  for (const path of modulesBeside(place, draft)) {
    const found = registrationIn(draft.sourceOf(path), path, model.names.class);
    if (found) return found;
  }
  return undefined;
}

/** The module, and the others of its package. */
function modulesBeside({ path, exportIn }: Place, { site }: Draft): string[] {
  if (!exportIn && !path.endsWith("/__init__.py")) return [path];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const others = site.tree.list(folder.slice(0, -1)).filter((one) => one.endsWith(".py"));
  return [...new Set([path, ...others])];
}

function registrationIn(source: string, path: string, model: string): Registration | undefined {
  const found = (name: string | undefined): Registration => ({
    path,
    name,
    source: (name && classSource(source, name)) ?? "",
  });
  for (const [, args = "", name] of source.matchAll(DECORATED)) {
    if (namesIn(args).includes(model)) return found(name);
  }
  for (const [, args = ""] of source.matchAll(/\.register\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)) {
    const [first = "", second] =
      /^\s*[[(]([^\])]*)[\])]\s*(?:,\s*([\w.]+))?/.exec(args)?.slice(1) ?? args.split(",");
    if (namesIn(first).includes(model)) return found(second?.replace(/\s|^.*\./g, "") || undefined);
  }
  return undefined;
}

/** `@admin.register(Post)`, whatever other decorators there are, and the class it is about. */
const DECORATED = /^@[\w.]*\bregister\(([^)]*)\)\s*\n(?:@.*\n)*class (\w+)/gm;

function namesIn(args: string): string[] {
  return args.split(",").map((one) => one.trim().replace(/^.*\./, ""));
}
