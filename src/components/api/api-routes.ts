import type { Place } from "../../project/conventions/place.ts";
import { importFrom, placeOf } from "../../project/conventions/places.ts";
import { usage } from "../../errors.ts";
import type { ModelFacts, Site } from "../site.ts";
import { addRoutes } from "../../wiring/index.ts";
import type { Draft } from "../draft.ts";
import type { ViewStyle, Views } from "./api-view-context.ts";
import type { Endpoint } from "./endpoint.ts";

/** Where projects of ours have the routes of their API. */
const OWN = { path: "config/api_v1.py", module: "config.api_v1" };

/**
 * Refuses a second set of views for a model that others serve: both would have the same address and name.
 *
 * @throws Failure (usage)
 */
export function refuseTakenRoute({ project }: Site, { names }: ModelFacts, place: Place): void {
  const own = [`${names.class}List`, `${names.snake}_list`].map(
    (name) => `${place.module}.${name}`,
  );
  const other = project.routes.find(
    ({ name, route, target = "" }) =>
      !own.some((one) => target.startsWith(one)) &&
      (name?.split(":").at(-1) === `${names.kebab}-list` ||
        (target.endsWith(`.${names.class}ViewSet`) && route.endsWith(`${names.plural.kebab}/`))),
  );
  if (!other) return;
  throw usage(
    "route-taken",
    `/${other.route} leads to ${other.view} already.`,
    "Change that one, or remove its route first.",
  );
}

/** Routes to the views of a model: in the API of a project of ours, else in that of the app. */
export function apiRoutes(
  draft: Draft,
  { model, key, fields }: Endpoint,
  from: Place,
  views: Views,
  style: ViewStyle,
): void {
  const { site, wiring } = draft;
  const { app, names } = model;
  const isOwn = site.project.answers !== undefined && site.tree.exists(OWN.path);
  const place = isOwn ? OWN : placeOf("api-urls", app, app.label, site.project, site.tree);
  const call = (view: string) => (style === "function" ? view : `${view}.as_view()`);
  const field = fields.find(({ name }) => name === key);
  const type =
    field?.word === "uuid"
      ? "uuid"
      : field && ["char", "slug", "text"].includes(field.word)
        ? "str"
        : "int";
  const base = names.plural.kebab;
  const routes = [
    ...(views.hasList ? [`path("${base}/", ${call(views.list)}, name="${names.kebab}-list")`] : []),
    ...(views.hasDetail
      ? [`path("${base}/<${type}:pk>/", ${call(views.detail)}, name="${names.kebab}-detail")`]
      : []),
  ];
  const used = [...(views.hasList ? [views.list] : []), ...(views.hasDetail ? [views.detail] : [])];
  const module = importFrom(place, from, site.conventions);
  addRoutes(wiring, place, routes, [`from ${module} import ${used.join(", ")}`], {
    mount: `api/${app.label}/`,
    label: app.label,
  });
}
