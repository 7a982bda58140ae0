import type { ModelField } from "../fields/model-field.ts";
import { text } from "../fields/python-source.ts";

const RELATION =
  /\b(?:ForeignKey|OneToOneField|ManyToManyField)\(\s*(?:to=)?(?:(["'])|[A-Z]\w*\s*[,)])/g;

/**
 * Fields that name the other model as their module does: by its class where that stands above them and the module names
 * others so, by a text otherwise.
 *
 * @param app the label of the app
 * @param module the source of the module, before the change
 */
export function withRelationNames(
  fields: readonly ModelField[],
  app: string,
  module: string,
): readonly ModelField[] {
  const relations = [...module.matchAll(RELATION)];
  const quoted = relations.filter(([, quote]) => quote !== undefined).length;
  if (relations.length <= quoted * 2) return fields;
  return fields.map((field) => {
    const [label, name = ""] = field.relation?.to.split(".") ?? [];
    const isAbove = label === app && new RegExp(`^class ${name}\\(`, "m").test(module);
    if (!isAbove) return field;
    const keywords = field.keywords.map(([keyword, code]): [string, string] =>
      keyword === "to" && code === text(`${label}.${name}`) ? [keyword, name] : [keyword, code],
    );
    return { ...field, keywords };
  });
}
