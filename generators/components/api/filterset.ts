import { fieldsOfModel } from "../../../src/components/api/exposed.ts";
import { filtersetContext } from "../../../src/components/api/filterset-context.ts";
import { filtersOf, orderingOf, searchOf } from "../../../src/components/api/filters.ts";
import { needsDrf } from "../../../src/components/api/needs-drf.ts";
import { restSettings } from "../../../src/components/api/rest-settings.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { list, text } from "../../../src/options/option.ts";
import { placeOf } from "../../../src/project/conventions/places.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "filterset",
  reference: "drf-guidelines#filtering-search",
  details: `With django-filter a FilterSet, for filterset_class of a view. Without it a serializer that checks the query:
its validated data are what to filter a queryset by.`,
  writes: ["filters.py       the filters", "test_filters.py  what each of them leaves"],
  examples: [
    "generate filterset blog.Post",
    "generate filterset blog.Post --fields status,published_at --search title,body --ordering published_at",
  ],
  options: {
    model: text("Model, with its app: blog.Post").positional().ask("first", "Which model?"),
    app: appOption,
    fields: list("Fields to filter by; choices, flags, relations and dates by default").placeholder(
      "FIELD,…",
    ),
    search: list("Texts that ?q= looks into; needs django-filter").placeholder("FIELD,…"),
    ordering: list("Fields that ?o= orders by; needs django-filter").placeholder("FIELD,…"),
  },
  requires: needsDrf,
  async plan(draft, options) {
    const { site } = draft;
    const model = site.model(
      options.model,
      options.app === undefined ? undefined : site.app(options.app),
    );
    const { app, names } = model;
    const { djangoFilter } = restSettings(site);
    const fields = fieldsOfModel(site, model);
    const given = {
      filters: filtersOf(fields, options.fields, [], "--fields"),
      search: options.search.length > 0 ? searchOf(fields, options.search) : [],
      ordering: options.ordering.length > 0 ? orderingOf(fields, options.ordering) : [],
    };
    const name = `${names.class}${djangoFilter ? "FilterSet" : "Filters"}`;
    const place = placeOf("filters", app, name, site.project, site.tree);
    const test = draft.testPlace("filters", { app, name });
    const { code, tests } = await filtersetContext(draft, model, {
      place,
      test,
      name,
      djangoFilter,
      ...given,
    });
    await draft.python(djangoFilter ? "filterset/filters.py" : "filterset/query.py", place, code);
    if (tests)
      await draft.test(
        "filterset/test_filters.py",
        "filters",
        { app, name, from: { filters: place } },
        { ...code, ...tests },
      );
  },
});
