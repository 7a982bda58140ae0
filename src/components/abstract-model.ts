import { usage } from "../errors.ts";
import { declaration } from "../fields/declaration.ts";
import { is } from "../fields/is.ts";
import { resolveFields } from "../fields/resolve.ts";
import { sample } from "../fields/sample.ts";
import { placeOf } from "../project/conventions/places.ts";
import { classNames } from "./class-name.ts";
import { classSource } from "./class-source.ts";
import type { Draft } from "./draft.ts";
import { givenFields } from "./given-fields.ts";
import { sampleContext } from "./rows.ts";

export const PARTS_OF_BASE = ["timestamps", "uuid", "soft-delete"] as const;

export interface AbstractModelOptions {
  model: string;
  fields: readonly string[];
  fieldsFrom: string | undefined;
  app: string | undefined;
  kind: readonly string[];
}

/**
 * Plans an abstract model, with tests of a model that builds on it.
 *
 * @throws Failure (usage) where it would give nothing, or a concrete model has the name
 */
export async function planAbstractModel(
  draft: Draft,
  options: AbstractModelOptions,
): Promise<void> {
  const { site } = draft;
  const { app, names: given } = site.target(options.model, options.app);
  const names = classNames(given.class);
  if (site.findModel(`${app.label}.${names.class}`)) {
    throw usage(
      "model-concrete",
      `${app.label}.${names.class} is a model with a table.`,
      "Take another name.",
    );
  }
  const scope = { ...site.fieldScope(app, names.class), abstract: true };
  const fields = resolveFields(givenFields(draft, options), scope);
  if (fields.length + options.kind.length === 0) {
    throw usage(
      "nothing-asked",
      `What does ${names.class} give?`,
      `Add fields, or --kind ${PARTS_OF_BASE.join(", --kind ")}.`,
    );
  }
  const has = (kind: (typeof PARTS_OF_BASE)[number]) => options.kind.includes(kind);
  const twice = fields.find(
    ({ name }) =>
      (has("timestamps") && /^(?:created|updated)_at$/.test(name)) ||
      (has("soft-delete") && name === "deleted_at"),
  );
  if (twice)
    throw usage("field-twice", `The field ${twice.name} comes with --kind.`, "Leave it out.");
  const { translated, lineLength: width, djangoLine: django } = site.conventions;
  const declarations = fields.map((field) => declaration(field, { translated, width, django }));
  const place = placeOf("models", app, names.class, site.project, site.tree);
  if (
    classSource(site.tree.read(place.path) ?? "", names.class) !== undefined &&
    declarations.length === 0
  )
    return;
  const context = {
    names,
    app,
    uuid: has("uuid"),
    timestamps: has("timestamps"),
    softDelete: has("soft-delete"),
    querySet: `${names.class.replace(/Model$/, "")}QuerySet`,
    manager: `${names.class.replace(/Model$/, "")}Manager`,
    imports: [...new Set(declarations.flatMap(({ imports }) => imports))],
    nested: declarations.flatMap(({ nested }) => (nested === undefined ? [] : [nested])),
    declarations: declarations.map(({ code }) => code),
  };
  await draft.python("abstract-model/models.py", place, context);
  if (fields.some(is.relation)) return;
  const samples = fields.flatMap((field) => {
    const made = sample(field, 1, { ...sampleContext(site), model: names.class });
    return made
      ? [{ name: field.name, code: made.code, imports: made.imports, isFile: is.file(field) }]
      : [];
  });
  const owner = { app, name: names.class, from: { models: place } };
  await draft.test("abstract-model/test_models.py", "models", owner, {
    ...context,
    module: app.module,
    values: samples.map(({ name, code }) => `${name}=${code}`).join(", "),
    samples: samples.filter(({ isFile }) => !isFile),
    imports: [...new Set(samples.flatMap(({ imports }) => imports))],
  });
}
