import { defineGenerator } from "../../../src/components/generator.ts";
import { planField, BASES, NORMALISATIONS } from "../../../src/components/custom-field.ts";
import { choice, list, text, words } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "field",
  reference: "models-and-orm#custom-fields",
  details: `A field of models with a behaviour of its own: options that are always the same, which migrations do not repeat, and texts that are
brought into one form whenever they are validated or saved: ${Object.keys(NORMALISATIONS).join(", ")}.`,
  writes: [
    "fields.py       the class",
    "test_fields.py  what it does to values, and what migrations keep of it",
  ],
  examples: [
    "generate field core.LowerCaseEmail --base email --normalize strip,lower",
    "generate field shop.Money --base decimal --set max_digits=12 --set decimal_places=2",
  ],
  options: {
    name: text("Name, with its app: core.LowerCaseEmail")
      .positional()
      .ask("first", "What is it called?"),
    app: appOption,
    base: choice("Field that it extends", Object.keys(BASES) as (keyof typeof BASES)[]).default(
      "char",
    ),
    normalize: list("What happens to a text", () =>
      Object.keys(NORMALISATIONS).map((value) => ({ value })),
    ).placeholder("HOW,…"),
    set: words("Option that is always the same").placeholder("OPTION=VALUE"),
  },
  plan: planField,
});
