import type { LocalApp } from "../../project/apps.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";

/** The namespace of an app's addresses, as its URL configuration has it or will have it; the empty text for none. */
export function appNamespace(draft: Draft, app: LocalApp): string {
  const { site } = draft;
  const { path } = placeOf("urls", app, "urls", site.project, site.tree);
  const source = draft.changes.read(path);
  if (source === undefined) return site.conventions.namespaced ? app.label : "";
  const named = site.project.routes.find(
    (route) => route.path === path && route.name?.includes(":"),
  );
  if (named?.name) return named.name.slice(0, named.name.lastIndexOf(":"));
  return /^app_name\s*(?::\s*\w+\s*)?=\s*["']([^"']+)["']/m.exec(source)?.[1] ?? "";
}
