import { is } from "../fields/is.ts";
import type { ModelField } from "../fields/model-field.ts";
import { classSource } from "./class-source.ts";
import type { Draft } from "./draft.ts";
import { shapeOfModel } from "./shapes.ts";
import type { ModelFacts } from "./site.ts";

const METHOD = /^( +|\t+)def __str__\(self\)[^\n]*\n(?:(?:\1[ \t]+[^\n]*)?\n)*/m;

/**
 * The relations that the text of a row leads through, as paths for `select_related`: `user` where its `__str__` has
 * `self.user.username`. Who shows rows loads them, or each row takes a query more.
 */
export function textPaths(
  draft: Draft,
  model: ModelFacts,
  within: readonly string[] = [],
): string[] {
  const label = `${model.app.label}.${model.names.class}`;
  if (within.includes(label)) return [];
  const source = classSource(
    draft.sourceOf(model.place.path, model.names.class),
    model.names.class,
  );
  const text = METHOD.exec(`${source ?? ""}\n`)?.[0] ?? "";
  const chains = [...text.matchAll(/\bself((?:\.\w+)+)/g)].map(([, chain = ""]) =>
    chain.slice(1).split("."),
  );
  const paths = chains.flatMap((chain) => along(draft, model, chain, [...within, label]));
  return [...new Set(paths)];
}

/** As `textPaths`, of the row that a relation leads to, with the relation itself. */
export function pathsThrough(draft: Draft, field: ModelField): string[] {
  const other = field.relation && draft.site.findModel(field.relation.to);
  const inner = other ? textPaths(draft, other) : [];
  return inner.length > 0 ? inner.map((path) => `${field.name}__${path}`) : [field.name];
}

const ONE = /def __str__\(self\)[^:]*:\s*(?:"""[^]*?"""\s*)?return (?:str\()?self\.(\w+)\)?\s*$/m;

/** The attribute that is all of a row's text, where `__str__` returns one. */
export function textAttribute(draft: Draft, { names, place }: ModelFacts): string | undefined {
  const source = classSource(draft.sourceOf(place.path, names.class), names.class);
  return ONE.exec(source ?? "")?.[1];
}

/** Paths for `select_related`, each of which loads all that it leads through. */
export function withoutPrefixes(paths: Iterable<string>): string[] {
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other.startsWith(`${path}__`)));
}

/** What `author.profile.name` leads through, name by name. */
function along(
  draft: Draft,
  model: ModelFacts,
  [name, ...rest]: readonly string[],
  within: readonly string[],
): string[] {
  const { fields } = shapeOfModel(draft.site, model);
  const field = fields.find((one) => one.name === name);
  if (!field?.relation || is.many(field)) return [];
  const other = draft.site.findModel(field.relation.to);
  if (!other) return [field.name];
  const inner =
    rest.length > 0 ? along(draft, other, rest, within) : textPaths(draft, other, within);
  return inner.length > 0 ? inner.map((path) => `${field.name}__${path}`) : [field.name];
}
