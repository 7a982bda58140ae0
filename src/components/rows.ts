import { usage, type Failure } from "../errors.ts";
import { creation } from "../fields/creation.ts";
import { is } from "../fields/is.ts";
import type { Code, ModelField } from "../fields/model-field.ts";
import { sample, type SampleContext } from "../fields/sample.ts";
import type { Place } from "../project/conventions/place.ts";
import { importFrom } from "../project/conventions/places.ts";
import type { Draft } from "./draft.ts";
import { ensureFactory, factoryIn, hasFactory, leftToCaller } from "./factories.ts";
import { shapeIn, shapeOfModel } from "./shapes.ts";
import type { ModelFacts, Site } from "./site.ts";
import { textAttribute } from "./text-paths.ts";
import { unmade } from "./unmade.ts";

/** What samples of fields depend on in this repository. */
export function sampleContext(site: Site): Pick<SampleContext, "python" | "useTz"> {
  return {
    python: site.conventions.pythonLine,
    useTz: site.project.setting("USE_TZ") !== false,
  };
}

/**
 * A Python expression that makes a row of a model in a test module, and its imports: by the model's factory where the
 * repository has factory_boy (it is planned where it is missing), by `baker.make`, else by `objects.create`.
 *
 * @param place the test module
 * @param overrides Python source by the name of a field
 * @throws Failure (usage) where a required relation leads to a model that is not known
 */
export async function rowOf(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  overrides: Readonly<Record<string, string>> = {},
  variant: 1 | 2 = 1,
): Promise<Code> {
  const { site } = draft;
  const { factories } = site.conventions.tests;
  const isMade = (one: ModelFacts) => factories === "factory_boy" && hasFactory(draft, one);
  const reason =
    factories === "model_bakery" || isMade(model)
      ? undefined
      : unmade(site, model, Object.keys(overrides), isMade);
  if (reason !== undefined) throw noRow(reason);
  if (factories === "factory_boy") await ensureFactory(draft, model);
  const { given, imports } = await completed(draft, place, model, overrides, variant);
  const row = creation(withModule(site, place, model), given, {
    ...sampleContext(site),
    variant,
    factories,
    shapeOf: (reference) => {
      const other = site.findModel(reference);
      return other ? withModule(site, place, other) : shapeIn(site, reference);
    },
    factoryOf: (reference) => {
      const { code, imports } = factoryIn(draft, place, site.model(reference));
      return { code: `${code}.create`, imports };
    },
  });
  if (row) return { ...row, imports: [...row.imports, ...imports] };
  throw noRow(`${model.app.label}.${model.names.class} needs one that leads back to it`);
}

/** Overrides with the rows that a factory of the repository leaves to its caller, and what `str` cannot do without. */
async function completed(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  overrides: Readonly<Record<string, string>>,
  variant: 1 | 2,
) {
  const given = { ...overrides };
  const imports: string[] = [];
  const isMade = draft.site.conventions.tests.factories === "factory_boy";
  for (const { name, relation } of isMade ? leftToCaller(draft, model) : []) {
    const other = name in given ? undefined : draft.site.findModel(relation!.to);
    if (!other || (other.app === model.app && other.names.class === model.names.class)) continue;
    const row = await rowOf(draft, place, other, {}, variant);
    given[name] = row.code;
    imports.push(...row.imports);
  }
  const text = textAttribute(draft, model);
  const shown = shapeOfModel(draft.site, model).fields.find(({ name }) => name === text);
  const value =
    shown?.null && !(shown.name in given) && (await valueOf(draft, place, model, shown, variant));
  if (shown && value) {
    given[shown.name] = value.code;
    imports.push(...value.imports);
  }
  return { given, imports };
}

function noRow(reason: string): Failure {
  return usage(
    "no-row",
    `A test cannot make the row that it needs: ${reason}.`,
    "Add --no-tests, and write the test by hand.",
  );
}

function withModule(site: Site, place: Place, model: ModelFacts): ReturnType<typeof shapeOfModel> {
  return {
    ...shapeOfModel(site, model),
    module: importFrom(place, model.place, site.conventions),
  };
}

/** A value of a field for a test: a row of the other model where it is a relation. Undefined where none is known. */
export async function valueOf(
  draft: Draft,
  place: Place,
  model: ModelFacts,
  field: ModelField,
  variant: 1 | 2,
): Promise<Code | undefined> {
  const { site } = draft;
  if (field.relation && !is.many(field)) {
    const other = site.findModel(field.relation.to);
    return other && (await rowOf(draft, place, other, {}, variant));
  }
  return sample(field, variant, { ...sampleContext(site), model: model.names.class });
}
