import { classNames } from "../../../src/components/class-name.ts";
import { refuseCircles } from "../../../src/components/resource/circles.ts";
import { defineGenerator } from "../../../src/components/generator.ts";
import { ensureFactory } from "../../../src/components/factories.ts";
import { givenFields } from "../../../src/components/given-fields.ts";
import { modelContext } from "../../../src/components/model-context.ts";
import { planModel } from "../../../src/components/planned-model.ts";
import { modelTests, uniqueGroups } from "../../../src/components/model-tests.ts";
import { hasAdmin } from "../../../src/components/needs.ts";
import { FIELDS_HELP } from "../../../src/fields/help.ts";
import { flag, list, text, words } from "../../../src/options/option.ts";
import { preparePostgres } from "../../../src/components/postgres-fields.ts";
import { appOption } from "../options.ts";

export default defineGenerator({
  name: "model",
  reference: "models-and-orm#field-types",
  details: `A model that is there already gets the fields, indexes and constraints that it lacks; nothing of it is changed.

${FIELDS_HELP}`,
  writes: [
    "models.py       the model; a module of its own where models is a package",
    "admin.py        its page in the admin, unless --no-admin",
    "factories.py    its factory, where the tests use factory_boy",
    "test_models.py  what it promises: its text, its order, what is unique",
    "migrations/     the migration, made by Django where it can be run",
  ],
  examples: [
    "generate model blog.Post title:char:200:unique body:text author:fk:users.User",
    "generate model Invoice number:char:20:unique total:decimal:10,2 --app billing --ordering=-number",
    "generate model blog.Post --fields-from post.yaml --index status+published_at --unique author+slug",
    "generate model blog.Post subtitle:char:200:optional",
  ],
  options: {
    model: text("Model, with its app: blog.Post").positional().ask("first", "Which model?"),
    fields: words("Fields, such as title:char:200")
      .positional()
      .placeholder("FIELD…")
      .ask("first", "Which fields, such as title:char:200 author:fk:users.User?"),
    fieldsFrom: text("Fields from a YAML file").placeholder("FILE").optional(),
    app: appOption,
    ordering: list("Fields that rows are ordered by; - before one for the reverse").placeholder(
      "FIELD,…",
    ),
    unique: list("Fields that are unique together, with + between them").placeholder("A+B,…"),
    index: list("Fields with an index, with + between those of one").placeholder("A+B,…"),
    str: text("Field that a row is shown as; its name or title by default")
      .placeholder("FIELD")
      .optional(),
    base: text("Abstract model to build on; none for django.db.models.Model")
      .placeholder("CLASS")
      .optional(),
    admin: flag("A page in the admin").default(true).off("No page in the admin"),
  },
  async plan(draft, options) {
    const { site } = draft;
    const target = site.target(options.model, options.app);
    const names = classNames(target.names.class);
    const planned = planModel(
      draft,
      { ...target, names },
      givenFields(draft, options),
      options.base,
    );
    const { model, added } = planned;
    const { app, place, exists } = model;
    if (!("specs" in options)) refuseCircles(site, [`${app.label}.${names.class}`]);
    const context = modelContext(draft, planned, options);
    if (context.isNeeded) await draft.python("model/models.py", place, context);
    if (context.isMigrated) draft.migrate(app);
    await preparePostgres(draft, app, added);
    const reference = `${app.label}.${names.class}`;
    if (options.admin && !exists && hasAdmin(site)) await draft.run("admin", { model: reference });
    if (!draft.wantsTests) return;
    if (!exists && site.conventions.tests.factories === "factory_boy") {
      await ensureFactory(draft, model);
    }
    const owner = { app, name: names.class, from: { models: place } };
    const tests = await modelTests(draft, draft.testPlace("models", owner), model, {
      str: context.hasStr ? context.title : undefined,
      ordering: context.ordering,
      unique: uniqueGroups(added, context.constraints),
    });
    if (tests.isNeeded) await draft.test("model/test_models.py", "models", owner, tests);
  },
});
