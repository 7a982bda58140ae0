import type { ModelShape } from "../fields/creation.ts";
import { shapeOf } from "../fields/existing.ts";
import type { ModelField } from "../fields/model-field.ts";
import type { ModelFacts, Site } from "./site.ts";
import { companionOf } from "./user-companions.ts";

/**
 * A model as far as making a row of it goes: with the fields of its concrete parents, and how a user is made.
 *
 * @param reference `app.Model`
 */
export function shapeIn(site: Site, reference: string): ModelShape | undefined {
  const model = site.findModel(reference);
  return model && shapeOfModel(site, model);
}

/** As `shapeIn`, of a model that is at hand. */
export function shapeOfModel(site: Site, model: ModelFacts): ModelShape {
  const known = shapes.get(model.fields);
  if (known?.site === site && known.shape.module === model.place.module) return known.shape;
  const shape = newShape(site, model);
  if (model.exists) shapes.set(model.fields, { site, shape });
  return shape;
}

/** The shapes of models that are there, by their fields: a plan of many tests asks for that of users again and again. */
const shapes = new WeakMap<readonly ModelField[], { site: Site; shape: ModelShape }>();

function newShape(site: Site, { app, names, place, fields }: ModelFacts): ModelShape {
  const { project } = site;
  const known = site.localApp(app.label)
    ? project.modelsOf(app).find(({ name }) => name === names.class)
    : undefined;
  const shape = { name: names.class, app: app.label, module: place.module, user: known?.user };
  if (!known) return { ...shape, fields };
  const inherits = known.bases.some((base) =>
    project.localApps.some(({ label }) => base.startsWith(`${label}.`)),
  );
  const { fields: inherited, node } = shapeOf(known, {
    userModel: site.userModel,
    models: inherits ? project.models : [],
  });
  const own = new Set(fields.map(({ name }) => name));
  const all = [...inherited.filter(({ name }) => !own.has(name)), ...fields];
  return { ...shape, node, fields: all, companion: companionOf(site, names.class, all) };
}

/** The table of a model. */
export function tableOf({ project }: Site, { app, names, exists }: ModelFacts): string {
  const known = exists ? project.modelsOf(app).find(({ name }) => name === names.class) : undefined;
  return known?.table ?? `${app.label}_${names.class.toLowerCase()}`;
}
