import { planFilter } from "../../../src/components/admin/filter.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { needsAdmin } from "../../../src/components/needs.ts";
import { choice, text, words } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "admin-filter",
  reference: "admin#list-display-filters",
  details: `simple: options of your own, each with its conditions. range: from and to, for a number or a date. related: the
rows of another model that are in use, and no others.`,
  writes: [
    "admin.py       the filter, and its place on the page of the model",
    "templates/     the two fields of a range",
    "test_admin.py  which rows each option leaves",
  ],
  examples: [
    "generate admin-filter blog.Post Stage --option live:status=published,published_at__lte=now --option draft:status=draft",
    "generate admin-filter shop.Product price --kind range",
    "generate admin-filter blog.Post author --kind related",
  ],
  options: {
    model: modelOption,
    name: text("Name of the filter; of the field with --kind range and related")
      .positional()
      .ask("first", "Which filter?"),
    app: appOption,
    kind: choice("What it offers", ["simple", "range", "related"]).default("simple"),
    option: words("Option of a simple filter, with its conditions").placeholder(
      "NAME:FIELD=VALUE,…",
    ),
  },
  requires: needsAdmin,
  plan: planFilter,
});
