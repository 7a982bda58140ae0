import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { placeOf } from "../../project/conventions/places.ts";
import type { LocalApp } from "../../project/apps.ts";
import type { Place } from "../../project/conventions/place.ts";
import { classNames } from "../class-name.ts";
import type { Draft } from "../draft.ts";
import { knownField } from "../known-field.ts";
import type { Names } from "../names.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { CHANGES, OF_MODELS, readName, type Generic } from "./generics.ts";

export interface ViewOptions {
  name: string;
  app: string | undefined;
  generic: Generic | undefined;
  model: string | undefined;
  fbv: boolean;
  cbv: boolean;
  login: boolean;
  permission: string | undefined;
  fields: readonly string[];
  form: string | undefined;
  paginate: string | undefined;
  to: string | undefined;
  url: string | undefined;
  template: string | undefined;
}

/** A view as its options describe it. */
export interface ViewPlan {
  app: LocalApp;
  names: Names;
  generic: Generic;
  model: ModelFacts | undefined;
  fields: readonly ModelField[];
  isFunction: boolean;
  login: boolean;
  permission: string;
  /** The name in the module: a class or a function. */
  code: string;
  place: Place;
  route: string;
  routeName: string;
  pageSize: number;
}

const PAGE_SIZE = 25;

/** @throws Failure (usage) where options do not go together, or name what is not there */
export function readView(draft: Draft, options: ViewOptions): ViewPlan {
  const { site } = draft;
  const { app, names: asked } = site.target(options.name, options.app);
  const given = asked.class.replace(/View$/, "") || asked.class;
  const names = classNames(given);
  const said = readName(names.class);
  const generic = options.generic ?? said?.generic ?? "template";
  const isOfModel = OF_MODELS.includes(generic);
  if (isOfModel && options.model === undefined && !said) {
    throw usage(
      "model-missing",
      `Of which model is ${names.class} a ${generic} view?`,
      "Say so with --model.",
    );
  }
  if (!isOfModel && options.model !== undefined) refuse("--model", generic, OF_MODELS);
  if (options.fields.length > 0 && (!isOfModel || generic === "delete"))
    refuse("--fields", generic, ["list", "detail", "create", "update"]);
  if (options.paginate !== undefined && generic !== "list") refuse("--paginate", generic, ["list"]);
  if (options.to !== undefined && generic !== "redirect") refuse("--to", generic, ["redirect"]);
  if (options.form !== undefined && generic !== "form") refuse("--form", generic, ["form"]);
  if (options.template !== undefined && generic === "redirect")
    refuse("--template", generic, OF_MODELS);
  if (generic === "redirect" && options.to === undefined) {
    throw usage(
      "target-missing",
      "Where does the redirect lead?",
      "Say so with --to: an address such as /new/, or the name of a route.",
    );
  }
  const reference = options.model ?? said?.subject ?? "";
  const model = isOfModel
    ? site.model(reference, reference.includes(".") ? undefined : app)
    : undefined;
  const known = model ? shapeOfModel(site, model).fields : [];
  const fields = options.fields.flatMap((name) =>
    known.filter((field) => field.name === knownField(name, known, "--fields")),
  );
  const isFunction = options.fbv || (!options.cbv && site.conventions.views === "function");
  const code = isFunction ? names.snake : `${names.class}View`;
  const own = CHANGES[generic];
  const usual = own && model ? `${model.app.label}.${own}_${model.names.class.toLowerCase()}` : "";
  const permission =
    options.permission === "none" ? "" : (options.permission ?? (options.login ? "" : usual));
  if (options.permission?.includes(".") === false && options.permission !== "none") {
    throw usage(
      "bad-permission",
      `--permission: ${options.permission} names no app.`,
      `Write ${app.label}.${options.permission}.`,
    );
  }
  return {
    app,
    names,
    generic,
    model,
    fields,
    isFunction,
    login: options.login,
    permission,
    code,
    place: placeOf("views", app, code, site.project, site.tree),
    route: (options.url ?? usualRoute(generic, names, model)).replace(/^\//, ""),
    routeName:
      model && said && model.names.class === said.subject
        ? `${model.names.kebab}-${generic}`
        : names.kebab,
    pageSize: options.paginate === undefined ? PAGE_SIZE : Number(options.paginate),
  };
}

function refuse(flag: string, generic: string, fits: readonly string[]): never {
  throw usage(
    "unfit-option",
    `${flag} is of no use for a ${generic} view.`,
    `It is for ${fits.join(", ")}.`,
  );
}

function usualRoute(generic: Generic, names: Names, model: ModelFacts | undefined): string {
  if (!model) return `${names.kebab}/`;
  const base = model.names.plural.kebab;
  const key = `<${keyConverter(model)}:pk>`;
  const routes: Partial<Record<Generic, string>> = {
    list: `${base}/`,
    detail: `${base}/${key}/`,
    create: `${base}/add/`,
    update: `${base}/${key}/change/`,
    delete: `${base}/${key}/delete/`,
  };
  return routes[generic] ?? `${names.kebab}/`;
}

function keyConverter({ fields }: ModelFacts): string {
  const key = fields.find(({ primaryKey }) => primaryKey);
  if (!key) return "int";
  if (key.word === "uuid") return "uuid";
  return is.text(key) ? "str" : "int";
}
