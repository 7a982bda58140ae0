import { usage } from "../errors.ts";
import { is } from "../fields/is.ts";
import type { ModelField } from "../fields/model-field.ts";
import { nearest } from "../options/nearest.ts";
import { knownField } from "./known-field.ts";
import { isMethodName } from "./query-methods.ts";
import { shapeOfModel } from "./shapes.ts";
import type { ModelFacts, Site } from "./site.ts";

/** Relations that are fetched along with rows. */
export interface RelatedContext {
  select: readonly string[];
  prefetch: readonly string[];
}

/** @throws Failure (usage) where one of the names is no relation */
export function relatedContext(
  fields: readonly ModelField[],
  names: readonly string[],
): RelatedContext | undefined {
  if (names.length === 0) return undefined;
  const found = names.map((name) => {
    knownField(name, fields, "--related");
    const field = fields.find((one) => one.name === name);
    if (field && is.relation(field)) return field;
    throw usage(
      "no-relation",
      `--related: ${name} is no relation.`,
      "Name foreign keys and many-to-many fields.",
    );
  });
  return {
    select: found.filter((field) => !is.many(field)).map(({ name }) => name),
    prefetch: found.filter(is.many).map(({ name }) => name),
  };
}

const FUNCTIONS = { count: "Count", sum: "Sum", avg: "Avg", min: "Min", max: "Max" } as const;

/** A value that the database computes for each row. */
export interface Annotation {
  name: string;
  function: string;
  field: string;
  isCount: boolean;
}

/**
 * Reads `comment_count:count:comments`: the field is one of a relation of the model, or of what points to it.
 *
 * @throws Failure (usage) where a part is unknown
 */
export function annotation(text: string, site: Site, model: ModelFacts): Annotation {
  const [name = "", word = "", field = "", ...rest] = text.split(":");
  if (rest.length > 0 || !isMethodName(name) || !field) {
    throw usage(
      "bad-annotation",
      `--annotate: ${JSON.stringify(text)} is no annotation.`,
      "Write comment_count:count:comments.",
    );
  }
  if (!Object.hasOwn(FUNCTIONS, word)) {
    const meant = nearest(word, Object.keys(FUNCTIONS));
    throw usage(
      "unknown-function",
      `--annotate: there is no function ${word}.`,
      meant && `Did you mean ${meant}?`,
    );
  }
  const { fields } = shapeOfModel(site, model);
  if (fields.some((one) => one.name === name)) {
    throw usage(
      "annotation-taken",
      `--annotate: ${model.names.class} has a field ${name} already.`,
      "Take another name.",
    );
  }
  const [first = ""] = field.split("__");
  const reference = `${model.app.label}.${model.names.class}`;
  const reverse = site.project.models.flatMap((other) =>
    other.fields
      .filter(({ to }) => to === reference)
      .map(({ relatedName }) => relatedName ?? other.name.toLowerCase()),
  );
  if (!reverse.includes(first)) knownField(first, fields, "--annotate");
  return {
    name,
    function: FUNCTIONS[word as keyof typeof FUNCTIONS],
    field,
    isCount: word === "count",
  };
}
