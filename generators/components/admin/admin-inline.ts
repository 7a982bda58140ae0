import { planInline } from "../../../src/components/admin/inline.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { needsAdmin } from "../../../src/components/needs.ts";
import { choice, list, text } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "admin-inline",
  reference: "admin#inlines",
  details: `Rows of one model are edited on the page of the one that they belong to. That page is made where there is none.
No empty rows are shown until somebody asks for one.`,
  writes: [
    "admin.py       the inline, and its place on the page of the model",
    "test_admin.py  that the page shows the rows",
  ],
  examples: [
    "generate admin-inline shop.Order OrderLine",
    "generate admin-inline blog.Post blog.Comment --style stacked --fields text,author",
  ],
  options: {
    model: modelOption,
    child: text("Model whose rows belong to it").positional().ask("first", "Rows of which model?"),
    app: appOption,
    style: choice("How rows are laid out", ["tabular", "stacked"]).default("tabular"),
    fields: list("Fields to show; all by default").placeholder("FIELD,…"),
    fk: text("Relation that leads back, where there are several").placeholder("FIELD").optional(),
    extra: text("Empty rows").placeholder("NUMBER").default("0").check(number),
    max: text("Rows at most").placeholder("NUMBER").check(number).optional(),
  },
  requires: needsAdmin,
  plan: planInline,
});

function number(value: string) {
  return /^\d{1,4}$/.test(value)
    ? undefined
    : { reason: `${value} is no number of rows`, suggestion: "Write one such as 3." };
}
