import { usage } from "../../errors.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { importFrom } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { factoryPlace } from "../factories.ts";
import { knownField } from "../known-field.ts";
import { needsFactoryBoy } from "../needs.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { commandArgument } from "./arguments.ts";
import type { Argument } from "./add-argument.ts";

export const RECIPES = [
  { value: "cleanup", label: "deletes rows that are old" },
  { value: "seed", label: "makes rows up, for development" },
  { value: "warm-cache", label: "puts rows into the cache" },
] as const;

/** What the code of the recipes works with. */
export const RECIPE_ARGUMENTS = new Set(["days", "count", "timeout", "dry_run"]);

/** What a recipe adds to its command. */
export interface Recipe {
  arguments: readonly Argument[];
  help: string;
  imports?: readonly string[];
  key?: string;
  field?: ModelField;
  batch?: string;
}

/**
 * What a recipe makes of a model.
 *
 * @throws Failure (usage) where the model lacks the date that counts, or there are no factories
 */
export async function recipeContext(
  draft: Draft,
  model: ModelFacts,
  { recipe, field }: { recipe: string | undefined; field: string | undefined },
  place: { path: string; module: string },
): Promise<Recipe> {
  const { names, app } = model;
  switch (recipe) {
    case "cleanup": {
      const aged = agingField(draft, model, field);
      return {
        arguments: [commandArgument("days:int:default=30")],
        help: `Deletes ${names.plural.words} whose ${aged.name} lies more than some days back.`,
        field: aged,
      };
    }
    case "seed": {
      const lacking = needsFactoryBoy(draft.site);
      if (lacking) throw lacking;
      const { factories } = draft.site.conventions.tests;
      if (factories === "factory_boy")
        await draft.run("factory", { model: `${app.label}.${names.class}` });
      const from = importFrom(place, factoryPlace(draft.site, model), draft.site.conventions);
      return {
        arguments: [commandArgument("count:int:default=20")],
        help: `Makes ${names.plural.words} up, for development.`,
        batch: `${names.class}Factory.create_batch(count)`,
        imports: [`from ${from} import ${names.class}Factory`],
      };
    }
    default:
      return {
        arguments: [commandArgument("timeout:int:default=3600")],
        help: `Puts all ${names.plural.words} into the cache, before anyone asks.`,
        key: `${app.label}.${names.plural.snake}`,
      };
  }
}

/** The field that tells the age of a row. */
function agingField(draft: Draft, model: ModelFacts, given: string | undefined): ModelField {
  const fields = shapeOfModel(draft.site, model).fields;
  const temporal = fields.filter(({ word }) => word === "datetime" || word === "date");
  if (given !== undefined) {
    knownField(given, fields, "--field");
    const field = temporal.find(({ name }) => name === given);
    if (field) return field;
    throw usage(
      "not-temporal",
      `--field: ${given} is no date.`,
      `Take ${temporal.map(({ name }) => name).join(", ") || "a model with a date"}.`,
    );
  }
  // Only what tells when a row was made: by any other date, rows would go that are in use.
  const found =
    temporal.find((field) => field.auto && /creat|add|made/.test(field.name)) ??
    temporal.find((field) => /^(?:creat|expir|made)/.test(field.name));
  if (found) return found;
  throw usage(
    "no-date",
    `${model.names.class} has no field that tells when a row was made.`,
    temporal.length > 0
      ? `Say which date counts with --field; there are ${temporal.map(({ name }) => name).join(", ")}.`
      : "Add one to the model first.",
  );
}
