import { defineGenerator } from "../../../src/components/generator.ts";
import { planDomain } from "../../../src/components/resource/domain.ts";
import { planFaces } from "../../../src/components/resource/faces.ts";
import { newApp } from "../../../src/components/new-app.ts";
import { usage } from "../../../src/errors.ts";
import { FIELDS_HELP } from "../../../src/fields/help.ts";
import { choice, flag, list, text, words } from "../../../src/options/option.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "resource",
  reference: "drf-guidelines#viewsets",
  details: `Everything that a thing of the domain needs: where Django REST framework is installed an endpoint of the API, otherwise
pages; --as says which. An app that is not there yet is made.

A file given with --spec has many models at once, and relations may lead in circles:

  blog:
    Post:
      fields: [title:char:200, author:fk:users.User, tags:m2m:Tag]
      ordering: [title]
    Tag: [name:char:50:unique]

${FIELDS_HELP}`,
  writes: [
    "models.py, admin.py, factories.py   the model, its page in the admin, its factory",
    "serializers.py, viewsets.py, urls   its endpoint, with filters and permissions",
    "forms.py, views.py, templates       its pages",
    "tests                               what it answers, to whom, and in how many queries",
    "migrations/                         the migration, made by Django where it can be run",
  ],
  examples: [
    "generate resource blog.Post title:char:200 body:text author:fk:users.User --owner author",
    "generate resource shop.Product name:char:120 price:decimal:10,2 --as pages",
    "generate resource --spec domain.yaml",
  ],
  options: {
    model: text("Model, with its app: blog.Post")
      .positional()
      .optional()
      .ask("first", "Which model?")
      .when((known) => known["spec"] === undefined),
    fields: words("Fields, such as title:char:200")
      .positional()
      .placeholder("FIELD…")
      .ask("first", "Which fields, such as title:char:200 author:fk:users.User?")
      .when((known) => known["spec"] === undefined),
    fieldsFrom: text("Fields from a YAML file").placeholder("FILE").optional(),
    spec: text("Apps, models and fields from a YAML file").placeholder("FILE").optional(),
    app: appOption,
    as: choice("How people get to it", ["api", "pages", "both"]).optional(),
    ordering: list("Fields that rows are ordered by; - before one for the reverse").placeholder(
      "FIELD,…",
    ),
    unique: list("Fields that are unique together, with + between them").placeholder("A+B,…"),
    owner: text("Relation to the user that a row belongs to").placeholder("FIELD").optional(),
    readOnly: flag("The API only lists and shows"),
    admin: flag("A page in the admin").default(true).off("No page in the admin"),
  },
  async plan(draft, options) {
    const { model, spec, fields, fieldsFrom, app, ...rest } = options;
    if (spec !== undefined) {
      if (model !== undefined) throw twoSources(model);
      return planDomain(draft, draft.readFile(spec), spec, rest);
    }
    if (model === undefined) {
      throw usage(
        "model-missing",
        "Which model?",
        "Write django-expert generate resource blog.Post title:char:200 author:fk:users.User, or django-expert generate resource --spec domain.yaml.",
      );
    }
    const label = app ?? (model.includes(".") ? model.slice(0, model.lastIndexOf(".")) : undefined);
    if (label !== undefined && !draft.site.hasApp(label)) await newApp(draft, label);
    const { ordering, unique, admin } = rest;
    await draft.run("model", { model, app, fields, fieldsFrom, ordering, unique, admin });
    const target = draft.site.target(model, app);
    await planFaces(draft, `${target.app.label}.${target.names.class}`, rest);
  },
});

function twoSources(model: string) {
  return usage(
    "two-sources",
    `${model} and --spec say both what to make.`,
    "Leave one of them out.",
  );
}
