import type { Model } from "./models.ts";
import type { Project } from "./project.ts";

/** Where factories are, or what uses models in their place. */
export const FACTORY_FILES = /(?:factor|test|conftest)[^/]*(?:\/[^/]+)*\.py$/;

/** Bases of packages that ask for no value, or say so in what is known of them. */
const KNOWN =
  /^(?:models|django|model_utils|django_extensions|modelcluster|mptt|polymorphic|simple_history|ordered_model|safedelete|solo)\.|Mixin$/;
const MODEL = /\.models\.[A-Z]\w*$|\.\w*Model$/;

/** Why a model needs no factory of its own, or can have none; undefined where it can. */
export function withoutRows({ abstract, proxy, managed, bases }: Model): string | undefined {
  if (abstract) return "it is abstract";
  if (proxy) return "it is a proxy, whose rows are those of another model";
  if (!managed) return "it is unmanaged: Django makes no table for it";
  const base = bases.find((one) => MODEL.test(one) && !KNOWN.test(one));
  return base && `it extends ${base}, whose fields are not known here`;
}

/** The models that have rows, and that nothing of the repository is a factory of. */
export function modelsWithoutFactory({ models, tree }: Project): Model[] {
  const text = tree
    .list()
    .filter((path) => FACTORY_FILES.test(path))
    .map((path) => tree.read(path) ?? "")
    .join("\n");
  return models.filter(
    (model) =>
      withoutRows(model) === undefined &&
      !new RegExp(
        `\\b(?:model\\s*=\\s*(?:["'][\\w.]+\\.)?(?:\\w+\\.)*${model.name}\\b|${model.name}Factory\\b)`,
      ).test(text),
  );
}
