import { is } from "../fields/is.ts";
import type { Code, ModelField } from "../fields/model-field.ts";
import type { Place } from "../project/conventions/place.ts";
import { importFrom, placeOf } from "../project/conventions/places.ts";
import { classSource } from "./class-source.ts";
import type { Draft } from "./draft.ts";
import { namesOf } from "./names.ts";
import { shapeOfModel } from "./shapes.ts";
import type { ModelFacts, Site } from "./site.ts";

/** Where the factory of a model is, or goes. */
export function factoryPlace(site: Site, { app, names }: ModelFacts): Place {
  return placeOf("factories", app, `${names.class}Factory`, site.project, site.tree);
}

/** Whether a module defines the factory of a model. */
export function hasFactory(draft: Draft, model: ModelFacts): boolean {
  return defines(draft, factoryPlace(draft.site, model), `${model.names.class}Factory`);
}

/** The fields by which the factory of a model gives a row that is there already, instead of a second one. */
export function sharedBy(draft: Draft, model: ModelFacts): readonly string[] {
  const name = `${model.names.class}Factory`;
  const { path } = factoryPlace(draft.site, model);
  const source = classSource(draft.sourceOf(path, name), name) ?? "";
  const listed = /\bdjango_get_or_create\s*=\s*[[(]([^\])]*)/.exec(source)?.[1] ?? "";
  return [...listed.matchAll(/["'](\w+)["']/g)].map(([, field]) => field!);
}

/** The relations that a row needs, and that the factory of its model leaves to whoever calls it. */
export function leftToCaller(draft: Draft, model: ModelFacts): ModelField[] {
  const name = `${model.names.class}Factory`;
  const { path } = factoryPlace(draft.site, model);
  const source = classSource(draft.changes.read(path) ?? "", name);
  // What a factory gets from another one is not looked for.
  if (source === undefined || !/^class \w+\([\w.]*DjangoModelFactory\b/.test(source)) return [];
  return shapeOfModel(draft.site, model).fields.filter(
    (field) =>
      field.relation &&
      !is.many(field) &&
      is.required(field) &&
      !new RegExp(`\\b${field.name}\\b`).test(source),
  );
}

/**
 * The factory of a model as the module of another one names it: its class with the import of it, its dotted path where an
 * import would lead round in a circle.
 *
 * @param from the module whose factory refers to it
 */
export function factoryFor(draft: Draft, from: Place, model: ModelFacts): Code {
  const { site } = draft;
  const place = factoryPlace(site, model);
  const name = `${model.names.class}Factory`;
  if (place.path === from.path) {
    return defines(draft, place, name)
      ? { code: name, imports: [] }
      : { code: `"${place.module}.${name}"`, imports: [] };
  }
  const isBehind = importsOf(draft, place).has(".factories") || leadsTo(draft, place, from);
  if (isBehind || !defines(draft, place, name) || isTaken(draft, from, model))
    return { code: `"${place.module}.${name}"`, imports: [] };
  importsOf(draft, from).add(place.module);
  return {
    code: name,
    imports: [`from ${importFrom(from, place, site.conventions)} import ${name}`],
  };
}

/**
 * The factory of Django's own user as a module of factories names it: the one of another app, or one that is planned beside.
 *
 * @param from the module whose factory refers to it
 */
export function userFactory(draft: Draft, from: Place): Code {
  const { site } = draft;
  const name = "UserFactory";
  const own: Code = { code: name, imports: [] };
  if (defines(draft, from, name)) return own;
  for (const app of site.apps) {
    const place = placeOf("factories", app, name, site.project, site.tree);
    if (!defines(draft, place, name) || leadsTo(draft, place, from)) continue;
    importsOf(draft, from).add(place.module);
    const module = importFrom(from, place, site.conventions);
    return { code: name, imports: [`from ${module} import ${name}`] };
  }
  draft.code(USER_FACTORY, from);
  return own;
}

const USER_FACTORY = `import factory
from django.contrib.auth.models import User


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence("user{}".format)
`;

/** Plans the factory of a model, unless it is there, or is what this is planned for. */
export async function ensureFactory(draft: Draft, model: ModelFacts): Promise<void> {
  const reference = `${model.app.label}.${model.names.class}`;
  if (hasFactory(draft, model) || draft.underway.has(`factory ${reference}`)) return;
  await draft.run("factory", { model: reference });
}

function defines(draft: Draft, { path }: Place, name: string): boolean {
  const source = `\n${draft.sourceOf(path, name)}`;
  return source.includes(`\nclass ${name}(`) || source.includes(`\nclass ${name}:`);
}

/**
 * The factory of a model as a test module names it, with the import of it: by its app as well where the module knows another
 * factory of that name.
 */
export function factoryIn(draft: Draft, from: Place, model: ModelFacts): Code {
  const { site } = draft;
  const place = factoryPlace(site, model);
  const name = `${model.names.class}Factory`;
  if (place.path === from.path) return { code: name, imports: [] };
  const module = importFrom(from, place, site.conventions);
  const isOwn = from.app === model.app.module;
  if (isOwn || !isTaken(draft, from, model))
    return { code: name, imports: [`from ${module} import ${name}`] };
  const alias = `${namesOf(model.app.label).class}${name}`;
  return { code: alias, imports: [`from ${module} import ${name} as ${alias}`] };
}

/** Whether a module has, or will have, another factory of that name: apps may have models of one name. */
function isTaken(draft: Draft, { app, module }: Place, model: ModelFacts): boolean {
  const { class: name } = model.names;
  const own = draft.site.apps.find((one) => one.module === app);
  if (own && draft.site.findModel(`${own.label}.${name}`)) return true;
  const known = borrowed.get(draft) ?? new Map<string, string>();
  borrowed.set(draft, known);
  const key = `${module} ${name}`;
  const owner = known.get(key) ?? model.app.label;
  known.set(key, owner);
  return owner !== model.app.label;
}

/** The apps that factories are taken from, by the module that takes them and the name of the model. */
const borrowed = new WeakMap<Draft, Map<string, string>>();

/** The modules that modules of factories take names from, with what a run has planned of them so far. */
const imported = new WeakMap<Draft, Map<string, Set<string>>>();

function importsOf(draft: Draft, { path, module }: Place): Set<string> {
  const known = imported.get(draft) ?? new Map<string, Set<string>>();
  imported.set(draft, known);
  let found = known.get(module);
  if (!found) {
    const statements = draft.sourceOf(path).matchAll(/^from (\S+) import/gm);
    found = new Set([...statements].map(([, name = ""]) => name));
    known.set(module, found);
  }
  return found;
}

/** Whether importing one module imports another, in however many steps. */
function leadsTo(draft: Draft, { module }: Place, target: Place): boolean {
  const known = imported.get(draft);
  const reached = new Set([module]);
  for (const one of reached) for (const next of known?.get(one) ?? []) reached.add(next);
  return reached.has(target.module);
}
