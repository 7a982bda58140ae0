import {
  apiViewContext,
  refuseOfLists,
  styleOf,
  STYLES,
} from "../../../src/components/api/api-view-context.ts";
import { apiRoutes, refuseTakenRoute } from "../../../src/components/api/api-routes.ts";
import { ACTIONS, endpointOf } from "../../../src/components/api/endpoint.ts";
import { endpointTests } from "../../../src/components/api/endpoint-tests.ts";
import { needsDrf } from "../../../src/components/api/needs-drf.ts";
import { namedAddresses, routeName } from "../../../src/components/api/routes.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { choice, list } from "../../../src/options/option.ts";
import { placeOf } from "../../../src/project/conventions/places.ts";
import { endpointOptions } from "./endpoint-options.ts";

export default defineGenerator({
  name: "api-view",
  reference: "drf-guidelines#generic-views",
  details: `Without --style the views are what most of the repository's are: generic views, classes of APIView, or
functions. Generic views filter, search and order as a viewset does. The others take their filters from a class of
their own, and have their own pages.`,
  writes: [
    "api_views.py        the views, or where the repository has those",
    "serializers.py      their serializer, where there is none",
    "urls                their routes",
    "test_<model>_api.py what they answer, to whom, and in how many queries",
  ],
  examples: [
    "generate api-view blog.Post",
    "generate api-view blog.Post --style apiview --actions list,create",
    "generate api-view blog.Tag --style function --read-only",
  ],
  options: {
    ...endpointOptions,
    actions: list("What can be done", () => ACTIONS.map((value) => ({ value }))).placeholder(
      "ACTION,…",
    ),
    style: choice("What the views are", STYLES).optional(),
  },
  requires: needsDrf,
  async plan(draft, options) {
    const { site } = draft;
    const model = site.model(
      options.model,
      options.app === undefined ? undefined : site.app(options.app),
    );
    const style = styleOf(site, options.style);
    if (style !== "generic") refuseOfLists(style, options);
    const { names } = model;
    const place = placeOf(
      "api-views",
      model.app,
      `${names.class}ListView`,
      site.project,
      site.tree,
    );
    refuseTakenRoute(site, model, place);
    const given =
      style === "generic" ? options : { ...options, search: ["none"], ordering: ["none"] };
    const endpoint = await endpointOf(draft, model, place, given);
    const { context, views, asked } = await apiViewContext(draft, endpoint, place, style);
    const isThere = [views.list, views.detail].some((view) =>
      defines(draft.sourceOf(place.path), view),
    );
    if (!isThere) await draft.python(`api-view/${style}.py`, place, context);
    await draft.flush();
    apiRoutes(draft, endpoint, place, views, style);
    // What views of somebody else's promise is not known here.
    if (isThere) return;
    draft.routed(async (routes) => {
      const found = [views.list, views.detail].map(
        (view) => routeName(routes, `${place.module}.${view}`) ?? "",
      );
      if (found.some(Boolean))
        await endpointTests(
          draft,
          asked,
          namedAddresses(found[0]!, found[1]!),
          `${names.snake}_api`,
        );
    });
  },
});

function defines(text: string, name: string): boolean {
  return new RegExp(`^(?:class|def) ${name}\\b`, "m").test(text);
}
