import { adminContext } from "../../../src/components/admin/admin-context.ts";
import { adminTests } from "../../../src/components/admin/admin-tests.ts";
import { pageOf } from "../../../src/components/admin/page.ts";
import { registrationOf } from "../../../src/components/admin/registration.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { needsAdmin, refuseComposite } from "../../../src/components/needs.ts";
import { flag, list, text } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "admin",
  reference: "admin#modeladmin",
  details: `Columns are what a row is known by and what is short; filters are choices, flags and dates; the search looks
into short texts. Relations are picked by searching where the page of the other model can be searched, by key
otherwise, so that no form lists a whole table. "none" leaves one out: --filter none. A page that is there already gets
what it lacks; what it has stays.`,
  writes: [
    "admin.py       the page of the model; a module of its own where admin is a package",
    "test_admin.py  that its pages open, what they show, and in how many queries",
  ],
  examples: [
    "generate admin blog.Post",
    "generate admin blog.Post --list title,author,status --filter status --search title,author__email",
    "generate admin shop.Order --inline OrderLine --date-hierarchy created_at --per-page 50 --no-full-count",
  ],
  options: {
    model: modelOption,
    app: appOption,
    list: list("Columns of the list").placeholder("FIELD,…"),
    filter: list("Fields to filter by").placeholder("FIELD,…"),
    search: list("Fields to search in").placeholder("FIELD,…"),
    readOnly: list(
      "Fields that are shown and not changed; what is set by itself by default",
    ).placeholder("FIELD,…"),
    ordering: list("Order of the list, where it is not the model's").placeholder("FIELD,…"),
    dateHierarchy: text("Date to drill down by").placeholder("FIELD").optional(),
    inline: list("Models whose rows are edited on the page of this one").placeholder("MODEL,…"),
    perPage: text("Rows of a page")
      .placeholder("NUMBER")
      .check((value) =>
        /^[1-9]\d{0,3}$/.test(value)
          ? undefined
          : { reason: "is no number of rows", suggestion: "Write one such as 50." },
      )
      .optional(),
    fullCount: flag("Counts all rows beside those found")
      .default(true)
      .off("Does not count all rows, for large tables"),
  },
  requires: needsAdmin,
  async plan(draft, options) {
    const { site } = draft;
    const model = site.model(
      options.model,
      options.app === undefined ? undefined : site.app(options.app),
    );
    refuseComposite(model);
    const page = pageOf(draft, model, options);
    const isNew = registrationOf(draft, model) === undefined;
    const { place, context } = adminContext(draft, model, page);
    if (context) await draft.python("admin/admin.py", place, context);
    if (isNew) await adminTests(draft, model, page);
    for (const inline of options.inline) {
      await draft.run("admin-inline", {
        model: `${model.app.label}.${model.names.class}`,
        child: inline.includes(".") ? inline : `${model.app.label}.${inline}`,
      });
    }
  },
});
