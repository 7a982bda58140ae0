import { usage, type Failure } from "../errors.ts";
import { nearest } from "../options/nearest.ts";

/**
 * The refusal of a model that the repository does not have.
 *
 * @param reference `blog.Post`, or `Post`
 * @param known the models that there are, with their apps
 * @param ofPackage the app of a package that the reference leads to: there is no code here to work on
 */
export function unknownModel(
  reference: string,
  known: readonly string[],
  ofPackage: string | undefined,
): Failure {
  if (ofPackage !== undefined) {
    const some = known.slice(0, 3).join(", ");
    return usage(
      "unknown-model",
      `${reference} is a model of ${ofPackage}, whose code is not in this repository.`,
      `Name a model of the repository${some ? `, such as ${some}` : ""}; or derive one from it there, and name that.`,
    );
  }
  const meant = nearest(reference, known) ?? nearestName(reference, known);
  return usage(
    "unknown-model",
    `There is no model ${reference}.`,
    meant
      ? `Did you mean ${meant}?`
      : `Make it with django-expert generate model ${reference} and its fields.`,
  );
}

/** By the name alone, where the app is another or was left out. */
function nearestName(reference: string, known: readonly string[]): string | undefined {
  const name = reference.slice(reference.lastIndexOf(".") + 1);
  const names = known.map((one) => one.slice(one.indexOf(".") + 1));
  const meant = nearest(name, names);
  return meant === undefined ? undefined : known[names.indexOf(meant)];
}
