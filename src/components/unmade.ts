import { contribRow } from "../fields/django-models.ts";
import { is } from "../fields/is.ts";
import { shapeOfModel } from "./shapes.ts";
import type { ModelFacts, Site } from "./site.ts";

/** Django's own user, of which rows are made wherever it is installed. */
export const DJANGO_USER = "auth.User";

/**
 * Why neither a factory nor `objects.create` makes a row of a model: a base makes rows in its own way, or a row needs one of a
 * model whose fields are not known. Undefined where it can be made.
 *
 * @param given fields that get a value otherwise
 * @param isMade whether the repository has a factory of a model that it needs: that knows how
 */
export function unmade(
  site: Site,
  model: ModelFacts,
  given: readonly string[] = [],
  isMade: (model: ModelFacts) => boolean = () => false,
  path: readonly string[] = [],
): string | undefined {
  const self = `${model.app.label}.${model.names.class}`;
  const { fields, node } = shapeOfModel(site, model);
  if (node !== undefined) {
    return `${self} is a ${node.slice(node.lastIndexOf(".") + 1)}, whose rows are made by methods of its package, such as add_root and add_child`;
  }
  for (const field of fields) {
    const to = field.relation?.to;
    const isUnknown = field.word === "other" && to === undefined && !is.omissible(field);
    if (isUnknown && !given.includes(field.name))
      return `${self}.${field.name} is a ${field.class}, whose values are not known here`;
    if (to === undefined || to === "self" || is.many(field) || is.omissible(field)) continue;
    if (given.includes(field.name) || to === self || path.includes(to)) continue;
    const other = site.findModel(to);
    if (other) {
      const reason = isMade(other) ? undefined : unmade(site, other, [], isMade, [...path, self]);
      if (reason !== undefined) return reason;
    } else if (to !== DJANGO_USER && !contribRow(to)) {
      return `${self}.${field.name} needs a row of ${to}, a model whose fields are not known here`;
    }
  }
  return undefined;
}
