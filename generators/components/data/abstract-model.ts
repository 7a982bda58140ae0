import { planAbstractModel, PARTS_OF_BASE } from "../../../src/components/abstract-model.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { list, text, words } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "abstract-model",
  reference: "models-and-orm#inheritance",
  details: `Models build on it with --base, and get its fields in tables of their own. timestamps adds created_at and updated_at, uuid a key that says
nothing about how many rows there are, soft-delete keeps rows that are deleted: they are gone from objects, and stay in all_objects.`,
  writes: [
    "models.py        the class",
    "test_models.py   what it gives to a model that builds on it",
  ],
  examples: [
    "generate abstract-model core.TimeStampedModel --kind timestamps",
    "generate abstract-model core.Record --kind uuid,timestamps,soft-delete",
    "generate abstract-model shop.Priced price:decimal:10,2 currency:char:3:default=EUR",
  ],
  options: {
    model: text("Name, with its app: core.TimeStampedModel")
      .positional()
      .ask("first", "What is it called?"),
    fields: words("Fields, such as title:char:200").positional().placeholder("FIELD…"),
    fieldsFrom: text("Fields from a YAML file").placeholder("FILE").optional(),
    app: appOption,
    kind: list("What it gives", () => PARTS_OF_BASE.map((value) => ({ value }))).placeholder(
      "KIND,…",
    ),
  },
  plan: planAbstractModel,
  next: (_, { model }) => [
    `django-expert generate model <app>.<Model> <field>:<type> … --base ${model.slice(model.lastIndexOf(".") + 1)}`,
  ],
});
