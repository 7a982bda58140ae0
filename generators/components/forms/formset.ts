import { planFormset } from "../../../src/components/forms/formset.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { list, text } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "formset",
  reference: "forms-and-templates#formsets",
  details: `Rows of a model are added, changed and deleted on one page; with --inline those that belong to one row of another.
Whoever may change the one may open it.`,
  writes: [
    "forms.py       the formset",
    "views.py       the view, with its address and its template",
    "test_views.py  what it saves, and who may not",
  ],
  examples: [
    "generate formset shop.OrderLine --inline Order.OrderLine",
    "generate formset blog.Category --fields name --extra 3 --max 20",
  ],
  options: {
    model: modelOption,
    app: appOption,
    inline: text("Model that rows belong to, and theirs: Order.OrderLine")
      .placeholder("PARENT.CHILD")
      .optional(),
    fields: list("Fields of a row; all that can be written by default").placeholder("FIELD,…"),
    extra: text("Empty rows").placeholder("NUMBER").default("1").check(number),
    max: text("Rows at most").placeholder("NUMBER").check(number).optional(),
  },
  plan: planFormset,
});

function number(value: string) {
  return /^\d{1,4}$/.test(value)
    ? undefined
    : { reason: `${value} is no number of rows`, suggestion: "Write one such as 3." };
}
