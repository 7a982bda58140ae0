import { defineGenerator } from "../../../src/components/generator.ts";
import { queryClass } from "../../../src/components/query-class.ts";
import { text, words } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "manager",
  reference: "models-and-orm#managers",
  details: `Conditions are fields with values: status=published,published_at__lte=now. A manager with --filter sees only
the rows that fulfil them, in every query; the plain manager stays beside it, and stays the one that Django goes by.
Methods that can be chained belong into a queryset: generate queryset.`,
  writes: [
    "managers.py       the class",
    "models.py         the manager on the model",
    "test_managers.py  which rows it finds",
  ],
  examples: [
    "generate manager blog.Post --method published:status=published,published_at__lte=now",
    "generate manager blog.Post --filter status=published --attribute published",
  ],
  options: {
    model: modelOption,
    app: appOption,
    name: text("Name of the class; the model's with Manager by default")
      .placeholder("CLASS")
      .optional(),
    attribute: text("What the model calls it").placeholder("NAME").default("objects"),
    method: words("Method that finds rows, with its conditions").placeholder("NAME:FIELD=VALUE,…"),
    filter: text("Conditions of every row that it sees").placeholder("FIELD=VALUE,…").optional(),
  },
  async plan(draft, options) {
    await queryClass(draft, "manager", { ...options, annotate: [], search: [], related: [] });
  },
});
