import { usage } from "../errors.ts";
import type { ModelFacts, Site } from "./site.ts";

/**
 * The model that a function is about: the one that is given, or that its name ends in, `create_post` of a Post.
 *
 * @param name `create_post`, with the app before it or without
 * @throws Failure (usage) where neither tells
 */
export function namedModel(
  site: Site,
  name: string,
  given: string | undefined,
  app: string | undefined,
): ModelFacts {
  const dot = name.lastIndexOf(".");
  const label = app ?? (dot > 0 ? name.slice(0, dot) : undefined);
  const owner = label === undefined ? undefined : site.app(label);
  if (given !== undefined) return site.model(given, given.includes(".") ? undefined : owner);
  const words = name
    .slice(dot + 1)
    .toLowerCase()
    .replaceAll(/[_-]/g, "");
  const references = owner ? site.modelNames(owner) : site.modelNames();
  const found = references
    .flatMap((reference) => {
      const model = site.findModel(reference);
      return model ? [model] : [];
    })
    .filter(({ names }) =>
      [names.class, names.plural.class].some((word) => words.includes(word.toLowerCase())),
    )
    .sort((a, b) => b.names.class.length - a.names.class.length)[0];
  if (found) return found;
  throw usage(
    "model-missing",
    `No model is named in ${name}.`,
    references.length > 0
      ? `Add --model ${references.at(-1)}, or another one.`
      : "Make a model first.",
  );
}
