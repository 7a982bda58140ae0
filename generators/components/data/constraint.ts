import { addConstraint, KINDS_OF_CONSTRAINT } from "../../../src/components/constraint.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { choice, flag, list, text } from "../../../src/options/option.ts";
import { appOption, modelOption } from "../options.ts";

export default defineGenerator({
  name: "constraint",
  reference: "models-and-orm#constraints",
  details: `Conditions are fields with values, or with other fields: price__gte=0, end__gt=start. Rows that are there
already have to fulfil a constraint before the migration can run: look for those that do not, first.`,
  writes: [
    "models.py       the constraint, in the Meta of the model",
    "test_models.py  that the database refuses a row",
    "migrations/     the migration, made by Django where it can be run",
  ],
  examples: [
    "generate constraint blog.Post --unique author,slug",
    "generate constraint blog.Post --unique slug --condition status=published",
    "generate constraint shop.Price --check amount__gte=0",
    "generate constraint booking.Stay --check end__gt=start --message 'A stay ends after it starts.'",
  ],
  options: {
    model: modelOption,
    app: appOption,
    unique: list("Fields that no two rows share together").placeholder("FIELD,…"),
    check: text("Conditions that every row fulfils")
      .placeholder("FIELD=VALUE,…")
      .excludes("unique")
      .optional(),
    condition: text("Conditions of the rows that --unique is about")
      .placeholder("FIELD=VALUE,…")
      .optional(),
    deferrable: choice(
      "When --unique is looked at in a transaction; PostgreSQL",
      KINDS_OF_CONSTRAINT,
    )
      .excludes("condition")
      .optional(),
    nullsDistinct: flag("Rows without a value differ")
      .default(true)
      .off("Rows without a value are the same; PostgreSQL"),
    message: text("What a form says of a row that is refused").placeholder("TEXT").optional(),
    name: text("Name in the database; made of the fields by default")
      .placeholder("NAME")
      .optional(),
  },
  plan: addConstraint,
});
