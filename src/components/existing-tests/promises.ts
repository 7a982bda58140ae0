import { is } from "../../fields/is.ts";
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

/** What the fields of a model promise, where it promises nothing of its own: how long texts are, and what is required. */
export function fieldPromises(draft: Draft, model: ModelFacts): Promises {
  const set = setBySave(draft, model);
  const fields = knownFields(draft, model).filter(
    ({ name, word, auto, primaryKey }) =>
      !set.has(name) && word !== "other" && !auto && !primaryKey,
  );
  const longest = fields.flatMap((field) =>
    is.text(field) && field.word !== "text" && field.maxLength !== undefined
      ? [{ name: field.name, length: field.maxLength }]
      : [],
  );
  const required = fields.filter((field) => is.required(field) && !is.many(field));
  return {
    str: undefined,
    ordering: [],
    unique: [],
    limits: { longest, required: required.map(({ name }) => name) },
  };
}

function listed(text = ""): string[] {
  return [...text.matchAll(/["']([^"']+)["']/g)].map(([, one]) => one!);
}
