import { usage } from "../errors.ts";
import type { ModelField } from "../fields/model-field.ts";
import { resolveFields } from "../fields/resolve.ts";
import type { FieldSpec } from "../fields/spec.ts";
import { placeOf } from "../project/conventions/places.ts";
import type { Draft } from "./draft.ts";
import { baseOf, type ModelBase } from "./model-base.ts";
import { missingFields } from "./planned-fields.ts";
import type { ModelFacts, Target } from "./site.ts";

/** A model as it will be. */
export interface PlannedModel {
  model: ModelFacts;
  /** The fields of it that are new. */
  added: readonly ModelField[];
  /** What it builds on, where that is no class of Django's; undefined for a model that is there. */
  base: ModelBase | undefined;
}

/**
 * Plans what a model consists of: a new one, or what one lacks that is there already. Nothing is written.
 *
 * @param base the abstract model to build on, as the option names it
 * @throws Failure (usage) where a field cannot be made, or another model has the name
 */
export function planModel(
  draft: Draft,
  target: Target,
  asked: readonly FieldSpec[],
  base: string | undefined,
): PlannedModel {
  const planned = workedOut(draft, target, asked, base);
  draft.site.planModel(planned.model);
  return planned;
}

/** As `planModel`, of a model whose turn comes later: until then others can build on what it is going to be. */
export function promiseModel(
  draft: Draft,
  target: Target,
  asked: readonly FieldSpec[],
  base: string | undefined,
): void {
  const { model } = workedOut(draft, target, asked, base);
  if (!model.exists) draft.site.promise(model);
}

function workedOut(
  draft: Draft,
  { app, names }: Target,
  asked: readonly FieldSpec[],
  base: string | undefined,
): PlannedModel {
  const { site } = draft;
  const reference = `${app.label}.${names.class}`;
  refuseRival(reference, site.modelNames(app));
  const fields = resolveFields(asked, site.fieldScope(app, names.class));
  const existing = site.isPromised(reference) ? undefined : site.findModel(reference);
  return existing
    ? extended(existing, missingFields(draft, existing, fields))
    : begun({ app, names }, fields);

  function extended(model: ModelFacts, added: readonly ModelField[]): PlannedModel {
    return { model: { ...model, fields: [...model.fields, ...added] }, added, base: undefined };
  }

  function begun(target: Target, added: readonly ModelField[]): PlannedModel {
    const parent = baseOf(site, app, base);
    const own = new Set(added.map(({ name }) => name));
    const inherited = (parent?.fields ?? []).filter(({ name }) => !own.has(name));
    const place = placeOf("models", app, names.class, site.project, site.tree);
    const model = {
      ...target,
      place,
      fields: [...inherited, ...added],
      isUser: false,
      exists: false,
    };
    return { model, added, base: parent };
  }
}

/** Tables are named in lower case. */
function refuseRival(reference: string, known: readonly string[]): void {
  const rival = known.find(
    (one) => one !== reference && one.toLowerCase() === reference.toLowerCase(),
  );
  if (!rival) return;
  throw usage(
    "model-rival",
    `${reference} and ${rival} would have the same table.`,
    `Write ${rival}, or take another name.`,
  );
}
