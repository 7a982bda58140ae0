import { usage } from "../../errors.ts";
import { isKeyword } from "../../options/python-names.ts";
import { compareLines } from "../../project/conventions/python-line.ts";
import { templatePlace } from "../../project/conventions/places.ts";
import { classSource } from "../class-source.ts";
import type { Draft } from "../draft.ts";
import { lookupCode, parseLookups } from "../lookups.ts";
import type { Lookup } from "../lookup-values.ts";
import { namesOf } from "../names.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts, Site } from "../site.ts";
import { actionTests } from "./action-tests.ts";
import { adminPlace, registrationOf } from "./registration.ts";

export interface ActionOptions {
  model: string;
  name: string;
  app: string | undefined;
  set: string | undefined;
  call: string | undefined;
  permission: string;
  confirm: boolean;
}

const OF_DJANGO = ["view", "add", "change", "delete"];

/**
 * Plans an action of the admin.
 *
 * @throws Failure (usage) where it is not said what it does, or by what the model does not have
 */
export async function planAction(draft: Draft, options: ActionOptions): Promise<void> {
  const { site } = draft;
  const model = site.model(
    options.model,
    options.app === undefined ? undefined : site.app(options.app),
  );
  const { app, names } = model;
  const action = verb(options.name);
  const permission = verb(options.permission);
  const sets = settings(draft, model, options);
  if (options.call !== undefined) refuseUnknownMethod(draft, model, options.call);
  if (!registrationOf(draft, model))
    await draft.run("admin", { model: `${app.label}.${names.class}` });
  const registration = registrationOf(draft, model);
  const place = { ...adminPlace(site, model), ...(registration && { path: registration.path }) };
  const codes = sets.map((one) =>
    isNull(one) ? { code: `${one.field.name}=None`, imports: [] } : lookupCode(one, names.class),
  );
  const isOwn = !OF_DJANGO.includes(permission);
  const codename = `${permission}_${names.class.toLowerCase()}`;
  const template = `admin/${app.label}/${names.class.toLowerCase()}/${action}_confirmation.html`;
  const context = {
    names,
    action,
    description: `${namesOf(action).sentence} selected ${names.plural.words}`,
    done: namesOf(action).sentence,
    page: registration?.name ?? `${names.class}Admin`,
    values: [...codes.map(({ code }) => code), ...touched(site, model, sets)],
    call: options.call ?? "",
    permission,
    isOwn,
    codename: `${app.label}.${codename}`,
    confirm: options.confirm,
    template,
    hasDecorator: compareLines(site.conventions.djangoLine, "3.2") >= 0,
    imports: [
      `from ${draft.importsOf(place, { models: model.place })["models"]} import ${names.class}`,
      ...codes.flatMap(({ imports }) => imports),
      ...(touched(site, model, sets).length > 0 ? ["from django.utils import timezone"] : []),
    ],
  };
  if (registration?.name === undefined) {
    throw usage(
      "no-page",
      `${names.class} is registered with the admin without a class of its own, which an action would be a method of.`,
      `Write class ${names.class}Admin(admin.ModelAdmin) and register it in ${place.path} first.`,
    );
  }
  if (isOwn) permit(draft, model, codename, `Can ${namesOf(permission).words} ${names.words}`);
  await draft.python("admin-action/admin.py", place, context);
  if (options.confirm) {
    const path = templatePlace(app, "x", site.project);
    const root = path.slice(0, -`/${path.split("/").slice(-2).join("/")}`.length);
    await draft.file("admin-action/confirmation.html", `${root}/${template}`, context);
  }
  await actionTests(draft, model, { ...context, sets, codename, app: app.label });
}

/** A name of Python's in lower case. */
function verb(text: string): string {
  const { snake } = namesOf(text);
  if (/^[a-z][a-z\d_]*$/.test(snake) && !isKeyword(snake)) return snake;
  throw usage(
    "bad-name",
    `${JSON.stringify(text)} cannot be the name of a method.`,
    "Take a verb such as publish.",
  );
}

function settings({ site }: Draft, model: ModelFacts, { set, call }: ActionOptions): Lookup[] {
  if (set === undefined && call === undefined) {
    throw usage(
      "action-missing",
      "What does the action do?",
      "Say which fields it sets, --set status=published, or which method of the model it calls, --call publish.",
    );
  }
  const sets = parseLookups(set ?? "", shapeOfModel(site, model).fields, "--set");
  const lookup = sets.find((one) => one.lookup !== "exact" && !isNull(one));
  if (!lookup) return sets;
  throw usage(
    "bad-set",
    `--set: ${lookup.field.name}__${lookup.lookup} is a condition, no value.`,
    "Write field=value.",
  );
}

/** `field=null` is read as a condition. */
function isNull({ lookup, value }: Lookup): boolean {
  return lookup === "isnull" && value === "true";
}

/** Dates of the last change, which an update of many rows leaves as they were. */
function touched({ project }: Site, { app, names }: ModelFacts, sets: readonly Lookup[]): string[] {
  if (sets.length === 0) return [];
  const model = project.localApps.some(({ label }) => label === app.label)
    ? project.modelsOf(app).find(({ name }) => name === names.class)
    : undefined;
  return (model?.fields ?? [])
    .filter(
      (field) =>
        field.auto && field.type === "DateTimeField" && /updat|modif|chang/.test(field.name),
    )
    .map(({ name }) => `${name}=timezone.now()`);
}

function refuseUnknownMethod(draft: Draft, { place, names }: ModelFacts, method: string): void {
  const source = classSource(draft.sourceOf(place.path), names.class) ?? "";
  const methods = [...source.matchAll(/^ {4}def ([a-z]\w*)\(self\)/gm)].map(
    ([, name = ""]) => name,
  );
  if (methods.includes(method)) return;
  throw usage(
    "unknown-method",
    `--call: ${names.class} has no method ${method} that takes nothing but the row.`,
    methods.length > 0
      ? `There are ${methods.join(", ")}.`
      : `Write it first: def ${method}(self) -> None.`,
  );
}

/** Has the model bring a permission. */
function permit(draft: Draft, model: ModelFacts, codename: string, label: string): void {
  const source = classSource(draft.sourceOf(model.place.path), model.names.class) ?? "";
  if (source.includes(`"${codename}"`) || source.includes(`'${codename}'`)) return;
  draft.code(
    `class ${model.names.class}:\n    class Meta:\n        permissions = [("${codename}", "${label}")]\n`,
    model.place,
  );
  draft.migrate(model.app);
}
