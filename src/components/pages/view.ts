import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { importFrom, placeOf } from "../../project/conventions/places.ts";
import { routeName } from "../api/routes.ts";
import { usualColumns } from "../admin/columns.ts";
import { classSource } from "../class-source.ts";
import type { Draft } from "../draft.ts";
import { titleOf } from "../model-context.ts";
import { namesOf } from "../names.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { pathsThrough, textPaths, withoutPrefixes } from "../text-paths.ts";
import { appNamespace } from "./namespace.ts";
import { pageContext, templateOf, translated } from "./template-context.ts";
import { addViewRoute } from "./route.ts";
import { readView, type ViewOptions, type ViewPlan } from "./view-plan.ts";
import { viewTests } from "./view-tests.ts";

/**
 * Plans a view with all that it takes.
 *
 * @throws Failure (usage) where options do not go together, or name what is not there
 */
export async function planView(draft: Draft, options: ViewOptions): Promise<void> {
  const { site } = draft;
  const view = readView(draft, options);
  const { app, model, generic, place, code, names } = view;
  const isThere = new RegExp(`^(?:class|(?:async )?def) ${code}\\b`, "m").test(
    draft.sourceOf(place.path),
  );
  const namespace = appNamespace(draft, app);
  const named = (name: string) => (namespace ? `${namespace}:${name}` : name);
  const listName = model ? named(`${model.names.kebab}-list`) : "";
  if (model && generic !== "list" && generic !== "detail" && !isThere)
    await ensureList(draft, view, options);
  const form = await formOf(draft, view, options);
  const own = model ? shapeOfModel(site, model).fields : [];
  const shown = columnsOf(view, own);
  const file = templateFile(view);
  const template =
    options.template === undefined
      ? templateOf(draft, app, file)
      : askedTemplate(draft, app, options.template);
  const related = shown.filter((field) => field.relation);
  const success = generic === "form" ? named(view.routeName) : listName;
  const context = {
    ...view,
    ...flags(view),
    names,
    model: model?.names.class ?? "",
    object: model?.names.snake ?? "",
    objects: model?.names.plural.snake ?? "",
    form: form?.name ?? "",
    template: template.name,
    hasTemplate: generic !== "redirect",
    namesTemplate: template.name !== defaultTemplate(view),
    select: withoutPrefixes([
      ...(model ? textPaths(draft, model) : []),
      ...related.filter((field) => !is.many(field)).flatMap((field) => pathsThrough(draft, field)),
    ]),
    prefetch: related.filter(is.many).map(({ name }) => name),
    ordering: model && !isOrdered(draft, model) ? "-pk" : "",
    success,
    to: options.to ?? "",
    isAddress: /^(?:https?:|\/)/.test(options.to ?? ""),
    imports: [
      ...(model
        ? [
            `from ${draft.importsOf(place, { models: model.place })["models"]} import ${model.names.class}`,
          ]
        : []),
      ...(form
        ? [`from ${importFrom(place, form.place, site.conventions)} import ${form.name}`]
        : []),
    ],
  };
  if (!isThere) await draft.python("view/views.py", place, context);
  if (!isThere && generic !== "redirect")
    await writePage(draft, view, template.path, shown, { listName, named, options });
  addViewRoute(draft, {
    app,
    place,
    name: code,
    isClass: !view.isFunction,
    route: view.route,
    routeName: view.routeName,
  });
  if (isThere) return;
  draft.routed(async (routes) => {
    const name = routeName(routes, `${place.module}.${code}`);
    if (name !== undefined)
      await viewTests(draft, view, {
        name,
        shown,
        form,
        leadsTo: context,
        ordering: context.ordering,
      });
  });
}

/** Where a form leads to when it is done: the list of rows. */
async function ensureList(
  draft: Draft,
  { app, model }: ViewPlan,
  { fbv, cbv }: ViewOptions,
): Promise<void> {
  const name = `${model!.names.class}List`;
  const reference = `${app.label}.${name}`;
  if (draft.underway.has(`view ${reference}`)) return;
  draft.underway.add(`view ${reference}`);
  await draft.run("view", {
    name: reference,
    model: `${model!.app.label}.${model!.names.class}`,
    generic: "list",
    fbv,
    cbv,
  });
}

async function formOf(
  draft: Draft,
  { app, model, generic, names, fields }: ViewPlan,
  { form }: ViewOptions,
) {
  const { site } = draft;
  if (generic === "create" || generic === "update") {
    const name = `${model!.names.class}Form`;
    const place = placeOf("forms", app, name, site.project, site.tree);
    if (classSource(draft.sourceOf(place.path), name) === undefined) {
      await draft.run("form", {
        name: `${app.label}.${name}`,
        model: `${model!.app.label}.${model!.names.class}`,
        fields: fields.map((one) => one.name),
      });
    }
    return { name, place };
  }
  if (generic !== "form") return undefined;
  const name = `${(form ?? names.class).replace(/Form$/, "")}Form`;
  const place = placeOf("forms", app, name, site.project, site.tree);
  if (classSource(draft.sourceOf(place.path), name) !== undefined) return { name, place };
  throw usage(
    "unknown-form",
    `There is no form ${app.label}.${name}.`,
    `Make it first: django-expert generate form ${app.label}.${name} and its fields.`,
  );
}

function flags({ generic, login, permission }: ViewPlan): Record<string, boolean> {
  return {
    ...Object.fromEntries(
      ["template", "list", "detail", "create", "update", "delete", "form", "redirect"].map(
        (name) => [`is_${name}`, generic === name],
      ),
    ),
    isGuarded: login || permission !== "",
    saves: generic === "create" || generic === "update",
    looksUp: ["detail", "update", "delete"].includes(generic),
  };
}

/** What a list shows of a row, and a page of one. */
function columnsOf(
  { generic, fields }: ViewPlan,
  own: readonly ModelField[],
): readonly ModelField[] {
  if (fields.length > 0) return generic === "list" || generic === "detail" ? fields : [];
  if (generic === "list") {
    const usual = usualColumns(own).slice(0, 4);
    return own.filter((field) => usual.includes(field.name) && field !== titleOf(own));
  }
  if (generic !== "detail") return [];
  return own.filter(
    (field) =>
      !field.primaryKey &&
      field.name !== "password" &&
      !["binary", "searchvector"].includes(field.word) &&
      field !== titleOf(own) &&
      !/Generic/.test(field.class),
  );
}

function templateFile({ generic, model, names }: ViewPlan): string {
  if (!model || readsOwn(generic)) return `${names.snake}.html`;
  const suffix =
    { list: "list", detail: "detail", delete: "confirm_delete" }[generic as string] ?? "form";
  return `${model.names.snake.replaceAll("_", "")}_${suffix}.html`;
}

function readsOwn(generic: string): boolean {
  return ["template", "form", "redirect"].includes(generic);
}

function defaultTemplate(view: ViewPlan): string {
  return view.model ? `${view.model.app.label}/${templateFile(view)}` : "";
}

function askedTemplate(
  draft: Draft,
  app: ViewPlan["app"],
  asked: string,
): { path: string; name: string } {
  const { path, name } = templateOf(draft, app, "x");
  const root = path.slice(0, path.length - name.length);
  return { path: `${root}${asked}`, name: asked };
}

function isOrdered(draft: Draft, { place, names }: ModelFacts): boolean {
  return /^\s+ordering\s*=/m.test(classSource(draft.sourceOf(place.path), names.class) ?? "");
}

interface PageFacts {
  listName: string;
  named: (name: string) => string;
  options: ViewOptions;
}

async function writePage(
  draft: Draft,
  view: ViewPlan,
  path: string,
  shown: readonly ModelField[],
  { listName, named }: PageFacts,
): Promise<void> {
  const { model, names, generic } = view;
  if (draft.changes.exists(path)) return;
  const page = pageContext(draft.site);
  const knows = (kind: string) =>
    model !== undefined &&
    (draft.underway.has(`view ${model.app.label}.${model.names.class}${kind}`) ||
      draft
        .sourceOf(
          placeOf(
            "views",
            view.app,
            `${model.names.class}${kind}View`,
            draft.site.project,
            draft.site.tree,
          ).path,
        )
        .match(
          new RegExp(
            `^(?:class ${model.names.class}${kind}View|def ${model.names.snake}_${kind.toLowerCase()})\\b`,
            "m",
          ),
        ) !== null);
  const object = model?.names.snake ?? "";
  const heading = !model
    ? names.sentence
    : generic === "list"
      ? model.names.plural.sentence
      : generic === "create" || generic === "update"
        ? model.names.sentence
        : generic === "delete"
          ? `Delete ${model.names.words}`
          : "";
  await draft.file(
    `view/${generic === "create" || generic === "update" || generic === "form" ? "form" : generic}.html`,
    path,
    {
      ...page,
      heading: heading ? translated(page, heading) : `{{ ${object} }}`,
      object,
      objects: model?.names.plural.snake ?? "",
      fields: shown.map((field) => ({
        label: translated(page, namesOf(field.name).sentence),
        value: field.choices ? `${object}.get_${field.name}_display` : `${object}.${field.name}`,
        isMany: is.many(field),
        isNull: field.null,
      })),
      isUpload: takesFiles(draft, view),
      detail: knows("Detail") ? named(`${model!.names.kebab}-detail`) : "",
      back: listName,
      question: translated(page, "Are you sure?"),
    },
  );
}

/** Whether a form may have files in it; that of a form which is no model's is not known. */
function takesFiles({ site }: Draft, { model, fields }: ViewPlan): boolean {
  if (!model) return true;
  const { fields: own } = shapeOfModel(site, model);
  return (fields.length > 0 ? fields : own).some((field) => is.file(field) && is.writable(field));
}
