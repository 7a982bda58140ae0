import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { importFrom, placeOf } from "../../project/conventions/places.ts";
import { routeName } from "../api/routes.ts";
import { TestRows } from "../api/test-rows.ts";
import type { Draft } from "../draft.ts";
import { addViewRoute } from "../pages/route.ts";
import { pageContext, templateOf, translated } from "../pages/template-context.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { modelFields } from "./form.ts";
import { formData } from "./form-tests.ts";

export interface FormsetOptions {
  model: string;
  app: string | undefined;
  inline: string | undefined;
  fields: readonly string[];
  extra: string;
  max: string | undefined;
}

/**
 * Plans a formset and the page it is on.
 *
 * @throws Failure (usage) where a model or a field is not known, or the rows do not belong to the other model
 */
export async function planFormset(draft: Draft, options: FormsetOptions): Promise<void> {
  const { site } = draft;
  const model = site.model(
    options.model,
    options.app === undefined ? undefined : site.app(options.app),
  );
  const { app, names } = model;
  const parent = options.inline === undefined ? undefined : parentOf(draft, model, options.inline);
  const fk = parent && relationTo(draft, model, parent);
  const fields = modelFields(draft, model, options.fields).filter(
    (field) => field !== fk && field.name !== fk?.name,
  );
  const forms = placeOf("forms", app, `${names.class}FormSet`, site.project, site.tree);
  const views = placeOf("views", app, "", site.project, site.tree);
  const name = parent
    ? `${parent.names.snake}_${names.plural.snake}`
    : `edit_${names.plural.snake}`;
  if (new RegExp(`^def ${name}\\b`, "m").test(draft.sourceOf(views.path))) return;
  const { path, name: template } = templateOf(draft, app, `${name}.html`);
  const owner = parent ?? model;
  const page = pageContext(site);
  const context = {
    ...page,
    name,
    names,
    model: names.class,
    parent: parent?.names.class ?? "",
    object: parent?.names.snake ?? "",
    fk: fk?.name ?? "",
    fields: fields.map((field) => field.name),
    extra: options.extra,
    max: options.max ?? "",
    template,
    permission: `${owner.app.label}.change_${owner.names.class.toLowerCase()}`,
    heading: translated(page, names.plural.sentence),
  };
  const of = (from: typeof forms) =>
    [...new Set([owner, model])].map(
      (one) =>
        `from ${draft.importsOf(from, { models: one.place })["models"]} import ${one.names.class}`,
    );
  await draft.python("formset/forms.py", forms, { ...context, imports: of(forms) });
  await draft.python("formset/views.py", views, {
    ...context,
    imports: [
      `from ${importFrom(views, forms, site.conventions)} import ${names.class}FormSet`,
      ...(parent ? of(views).slice(0, 1) : []),
    ],
  });
  if (!draft.changes.exists(path)) await draft.file("formset/formset.html", path, context);
  const key = owner.fields.find(({ primaryKey }) => primaryKey)?.word === "uuid" ? "uuid" : "int";
  const route = parent
    ? `${parent.names.plural.kebab}/<${key}:pk>/${names.plural.kebab}/`
    : `${names.plural.kebab}/edit/`;
  addViewRoute(draft, {
    app,
    place: views,
    name,
    isClass: false,
    route,
    routeName: name.replaceAll("_", "-"),
  });
  draft.routed(async (routes) => {
    const found = routeName(routes, `${views.module}.${name}`);
    if (found !== undefined)
      await formsetTests(draft, {
        model,
        parent,
        fk,
        fields,
        route: found,
        name,
        forms,
        over: options.max === undefined ? 0 : Number(options.max) + 1,
      });
  });
}

function parentOf({ site }: Draft, model: ModelFacts, inline: string): ModelFacts {
  const [parent = "", child = "", ...rest] = inline.split(".").slice(-2);
  if (child === model.names.class && rest.length === 0)
    return site.model(
      inline.split(".").length > 2 ? inline.split(".").slice(0, -1).join(".") : parent,
      model.app,
    );
  throw usage(
    "bad-inline",
    `--inline: ${inline} names no rows of ${model.names.class}.`,
    `Write the model that they belong to, and ${model.names.class}: Parent.${model.names.class}.`,
  );
}

function relationTo({ site }: Draft, model: ModelFacts, parent: ModelFacts): ModelField {
  const { fields } = shapeOfModel(site, model);
  const found = fields.find(
    (field) =>
      field.relation &&
      !is.many(field) &&
      field.relation.to === `${parent.app.label}.${parent.names.class}`,
  );
  if (found) return found;
  throw usage(
    "no-relation",
    `${model.names.class} has no foreign key to ${parent.names.class}.`,
    `Add one first: generate model ${model.app.label}.${model.names.class} ${parent.names.snake}:fk:${parent.app.label}.${parent.names.class}.`,
  );
}

interface Facts {
  model: ModelFacts;
  parent: ModelFacts | undefined;
  fk: ModelField | undefined;
  fields: readonly ModelField[];
  route: string;
  name: string;
  forms: ReturnType<typeof placeOf>;
  /** One row more than there may be, or 0 where there is no limit. */
  over: number;
}

async function formsetTests(
  draft: Draft,
  { model, parent, fk, fields, route, name, forms, over }: Facts,
): Promise<void> {
  if (!draft.wantsTests) return;
  const owner = { app: model.app, name };
  const rows = new TestRows(draft, draft.testPlace("views", owner));
  const valid = await formData(draft, rows, { fields, model, rules: [], uploads: [] });
  if (
    !valid ||
    !shapeOfModel(draft.site, model).fields.every(
      (field) => is.omissible(field) || field.name === fk?.name || fields.includes(field),
    )
  )
    return;
  const className = `${name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}Tests`;
  await draft.test(
    "formset/test_views.py",
    "views",
    { ...owner, from: { forms } },
    {
      className,
      names: model.names,
      type: rows.type(model),
      parentType: parent ? rows.type(parent) : "",
      userType: rows.userType(),
      user: await rows.user("editor", { is_superuser: "True" }),
      someone: await rows.user("someone"),
      parent: parent ? await rows.row(parent) : "",
      object: parent?.names.snake ?? "",
      row: await rows.row(model, fk && parent ? { [fk.name]: `self.${parent.names.snake}` } : {}),
      fk: fk?.name ?? "",
      over,
      address: parent
        ? `reverse("${route}", args=[self.${parent.names.snake}.pk])`
        : `reverse("${route}")`,
      data: [...valid.data, ...valid.files],
      imports: [...rows.imports],
    },
  );
}
