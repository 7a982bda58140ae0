import { ACTIONS, endpointOf } from "../../../src/components/api/endpoint.ts";
import { endpointTests } from "../../../src/components/api/endpoint-tests.ts";
import { needsDrf } from "../../../src/components/api/needs-drf.ts";
import { additions, askedAlone, isAsked } from "../../../src/components/api/existing-viewset.ts";
import { classBody } from "../../../src/components/api/serializer-facts.ts";
import { viewsetContext } from "../../../src/components/api/viewset-context.ts";
import { viewsetAddresses } from "../../../src/components/api/routes.ts";
import { viewsetRoute } from "../../../src/components/api/viewset-route.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { choice, flag, list, text } from "../../../src/options/option.ts";
import { placeOf } from "../../../src/project/conventions/places.ts";
import { PAGINATIONS, RATE } from "../../../src/components/api/words.ts";
import { endpointOptions } from "./endpoint-options.ts";

export default defineGenerator({
  name: "viewset",
  reference: "drf-guidelines#viewsets",
  details: `Lists can be filtered by choices, flags, relations and dates, searched in texts, and ordered by what is short;
--filter, --search and --ordering say otherwise, and "none" leaves one out. Without django-filter the filters are a
serializer of their own, so that a wrong value is answered with 400.
A viewset that is there keeps what it has: it gets its route, and what options ask for.
With --owner people see and change their own rows alone, and what they create is theirs. With --permission owner as
well, everyone who is logged in reads, and owners alone change.`,
  writes: [
    "viewsets.py         the viewset, or where the repository has those",
    "serializers.py      its serializer, where there is none",
    "urls                its route, with the router that is used",
    "test_<model>_api.py what it answers, to whom, and in how many queries",
  ],
  examples: [
    "generate viewset blog.Post",
    "generate viewset blog.Post --owner author --nested tags",
    "generate viewset blog.Tag --read-only --permission any",
    "generate viewset blog.Post --filter status,author --search title --ordering created_at --pagination cursor",
  ],
  options: {
    ...endpointOptions,
    actions: list("What can be done", () => ACTIONS.map((value) => ({ value }))).placeholder(
      "ACTION,…",
    ),
    filterset: flag("The filters as a class of django-filter"),
    pagination: choice("Pages of its own kind", PAGINATIONS).optional(),
    throttle: text("How often somebody may ask").placeholder(RATE).optional(),
    prefix: text("Its part of the address; the plural of the model by default").optional(),
  },
  requires: needsDrf,
  async plan(draft, options) {
    const { site } = draft;
    const model = site.model(
      options.model,
      options.app === undefined ? undefined : site.app(options.app),
    );
    const { app, names } = model;
    const name = `${names.class}ViewSet`;
    const place = placeOf("viewsets", app, name, site.project, site.tree);
    const existing = classBody(draft.sourceOf(place.path, name), name) !== undefined;
    const endpoint = await endpointOf(
      draft,
      model,
      place,
      existing ? askedAlone(options) : options,
    );
    const { context, asked } = await viewsetContext(draft, endpoint, place, options);
    if (!existing) await draft.python("viewset/viewsets.py", place, { ...context, existing });
    else if (isAsked(options))
      await draft.python("viewset/viewsets.py", place, {
        ...additions(context, options),
        existing,
      });
    const target = `${place.module}.${name}`;
    const route = viewsetRoute(draft, model, target, options.prefix);
    draft.register(app, { ...route, viewset: name, place });
    // What a viewset of somebody else's promises is not known here.
    if (!existing)
      draft.routed(async (routes) => {
        const addresses = viewsetAddresses(routes, target);
        if (addresses) await endpointTests(draft, asked, addresses, `${names.snake}_api`);
      });
  },
});
