import type { ModelField } from "../../fields/model-field.ts";
import { classSource } from "../class-source.ts";
import type { Draft } from "../draft.ts";
import { uniqueGroups, type Promises } from "../model-tests.ts";
import { setBySave } from "../set-by-save.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts } from "../site.ts";
import { textAttribute } from "../text-paths.ts";

/** The fields of a model with those it inherits. */
export function knownFields(draft: Draft, model: ModelFacts): readonly ModelField[] {
  return shapeOfModel(draft.site, model).fields;
}

/** What the source of a model promises: the field its text is, its order, what is unique. */
export function modelPromises(draft: Draft, model: ModelFacts): Promises {
  const source = classSource(draft.sourceOf(model.place.path), model.names.class) ?? "";
  const fields = knownFields(draft, model);
  const shown = textAttribute(draft, model);
  const set = setBySave(draft, model);
  const ordering = listed(/^\s+ordering = [[(]([^\])]*)/m.exec(source)?.[1]);
  const constraints = [
    ...source.matchAll(
      /UniqueConstraint\(\s*fields=[[(]([^\])]*)[\])],\s*name=["'][^"']*["'],?\s*\)/g,
    ),
  ].map(([, given]) => ({ fields: listed(given) }));
  const isShown = fields.some(({ name, relation }) => name === shown && !relation);
  return {
    str: isShown ? shown : undefined,
    ordering: ordering.filter((name) =>
      fields.some((field) => field.name === name.replace(/^-/, "")),
    ),
    unique: uniqueGroups(fields, constraints).filter((group) =>
      group.every((name) => !set.has(name) && fields.some((field) => field.name === name)),
    ),
  };
}

function listed(text = ""): string[] {
  return [...text.matchAll(/["']([^"']+)["']/g)].map(([, one]) => one!);
}
