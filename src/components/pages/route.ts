import type { LocalApp } from "../../project/apps.ts";
import type { Place } from "../../project/conventions/place.ts";
import { importFrom, placeOf } from "../../project/conventions/places.ts";
import { addRoutes } from "../../wiring/index.ts";
import type { Draft } from "../draft.ts";
import { appNamespace } from "./namespace.ts";

/** A view of an app, and the address that it gets. */
export interface ViewRoute {
  app: LocalApp;
  /** The module of the view. */
  place: Place;
  /** Its name in that module. */
  name: string;
  isClass: boolean;
  route: string;
  routeName: string;
}

/** Gives a view its address, when all code is in place; named as the URL configuration names its other views. */
export function addViewRoute(
  draft: Draft,
  { app, place, name, isClass, route, routeName }: ViewRoute,
): void {
  const { site } = draft;
  const urls = placeOf("urls", app, "urls", site.project, site.tree);
  const namespace = appNamespace(draft, app);
  const module = place.module.split(".").at(-1)!;
  const importsModule = new RegExp(`^from [\\w.]+ import (?:\\w+, )*${module}(?:,|$)`, "m");
  const isQualified = importsModule.test(draft.changes.read(urls.path) ?? "");
  const view = `${isQualified ? `${module}.` : ""}${name}${isClass ? ".as_view()" : ""}`;
  const imports = isQualified
    ? []
    : [`from ${importFrom(urls, place, site.conventions)} import ${name}`];
  draft.connect((wiring) => {
    addRoutes(wiring, urls, [`path("${route}", ${view}, name="${routeName}")`], imports, {
      label: app.label,
      ...(namespace && { appName: namespace }),
    });
  });
}
