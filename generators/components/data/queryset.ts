import { defineGenerator } from "../../../src/components/generator.ts";
import { queryClass } from "../../../src/components/query-class.ts";
import { list, text, words } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "queryset",
  reference: "models-and-orm#querysets",
  details: `Its methods can be chained: Post.objects.published().search("django").with_comment_count(). Conditions are fields
with values: status=published,published_at__lte=now.`,
  writes: [
    "querysets.py       the class",
    "models.py          its manager on the model",
    "test_querysets.py  which rows each method finds, and in how many queries",
  ],
  examples: [
    "generate queryset blog.Post --method published:status=published,published_at__lte=now",
    "generate queryset blog.Post --search title,body --related author",
    "generate queryset blog.Post --annotate comment_count:count:comments",
  ],
  options: {
    model: modelOption,
    app: appOption,
    name: text("Name of the class; the model's with QuerySet by default")
      .placeholder("CLASS")
      .optional(),
    method: words("Method that finds rows, with its conditions").placeholder("NAME:FIELD=VALUE,…"),
    search: list("Fields that search() looks for a text in").placeholder("FIELD,…"),
    related: list("Relations that with_related() fetches along").placeholder("FIELD,…"),
    annotate: words("Value that with_NAME() computes: count, sum, avg, min or max").placeholder(
      "NAME:FUNCTION:FIELD",
    ),
  },
  async plan(draft, options) {
    await queryClass(draft, "queryset", { ...options, attribute: "objects", filter: undefined });
  },
});
