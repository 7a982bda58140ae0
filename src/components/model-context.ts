import { declaration } from "../fields/declaration.ts";
import { is } from "../fields/is.ts";
import type { ModelField } from "../fields/model-field.ts";
import { classSource } from "./class-source.ts";
import type { Draft } from "./draft.ts";
import { constraintName, indexName } from "./database-names.ts";
import { knownField } from "./known-field.ts";
import { withRelationNames } from "./relation-names.ts";
import { shapeOfModel } from "./shapes.ts";
import type { PlannedModel } from "./planned-model.ts";

export interface ModelOptions {
  ordering: readonly string[];
  unique: readonly string[];
  index: readonly string[];
  str: string | undefined;
}

/**
 * What the template of a model knows: its declarations, what they import, and its `Meta`. Of a model that is there
 * already: what it lacks.
 *
 * @throws Failure (usage) where an option names a field that the model does not have
 */
export function modelContext(
  draft: Draft,
  { model, added, base }: PlannedModel,
  { ordering, unique, index, str }: ModelOptions,
) {
  const { site } = draft;
  const { app, names, exists, place } = model;
  const source = exists
    ? classSource(draft.changes.read(place.path) ?? "", names.class)
    : undefined;
  const { fields } = shapeOfModel(site, model);
  const { translated, lineLength: width, djangoLine: django } = site.conventions;
  // Our own linter wants to be told that a text which may be NULL is meant.
  const ruff = site.project.answers !== undefined;
  const module = exists ? "" : (draft.changes.read(place.path) ?? "");
  const worded = withRelationNames(added, app.label, module);
  const declarations = worded.map((field) =>
    declaration(field, { translated, width, ruff, django }),
  );
  if (str !== undefined) knownField(str, fields, "--str");
  const title = str === undefined ? titleOf(fields) : fields.find(({ name }) => name === str);
  const together = (flag: string) => (text: string) =>
    text.split("+").map((name) => knownField(name.replace(/^-/, ""), fields, flag) && name);
  const isNew = ({ name }: { name: string }) =>
    !source?.includes(`"${name}"`) && !source?.includes(`'${name}'`);
  const constraints = unique
    .map(together("--unique"))
    .map((group) => ({
      fields: group,
      name: constraintName([app.label, names.snake, "unique", ...group]),
    }))
    .filter(isNew);
  const indexes = index
    .map(together("--index"))
    .map((group) => ({
      fields: group,
      name: indexName([app.label, names.snake, ...group.map((name) => name.replace(/^-/, ""))]),
    }))
    .filter(isNew);
  ordering.forEach(together("--ordering"));
  const isOrdered = /^\s+ordering = /m.test(source ?? "");
  const hasMeta =
    (ordering.length > 0 && !isOrdered) || constraints.length > 0 || indexes.length > 0;
  const hasStr = !exists || (str !== undefined && !/^\s+def __str__\(/m.test(source ?? ""));
  return {
    /** Whether there is anything to write. */
    isNeeded: !exists || declarations.length > 0 || hasMeta || hasStr,
    /** Whether the database is concerned. */
    isMigrated: !exists || declarations.length > 0 || hasMeta,
    app,
    names,
    imports: [
      ...new Set([...declarations.flatMap(({ imports }) => imports), ...(base?.imports ?? [])]),
    ],
    nested: declarations.flatMap(({ nested }) => (nested === undefined ? [] : [nested])),
    declarations: declarations.map(({ code }) => code),
    base: exists ? "" : (base?.name ?? "models.Model"),
    ordering: isOrdered ? [] : ordering,
    constraints,
    indexes,
    hasMeta,
    hasStr,
    title: title?.name ?? "",
    isTitleText: title !== undefined && (is.text(title) || is.choice(title)) && !title.null,
  };
}

/** The field that a row is best known by: a name or a title, otherwise its first line of text. */
export function titleOf(fields: readonly ModelField[]): ModelField | undefined {
  const lines = fields.filter(
    (field) => ["char", "slug", "email"].includes(field.word) && !field.choices && !field.null,
  );
  const named = lines.find(({ name }) => /^(?:name|title|label|number|code|subject)$/.test(name));
  return named ?? lines[0];
}
