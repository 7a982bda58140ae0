import type { ModelField } from "../fields/model-field.ts";
import type { Site } from "./site.ts";

/** A row that comes into being with its user: a profile that a receiver of `post_save` makes. */
export interface Companion {
  /** The field that leads to the user. */
  field: string;
  /** The attribute of the user that it is found at. */
  accessor: string;
}

/** Where repositories keep their receivers. */
const RECEIVERS = /(?:^|\/)(?:signals|receivers|handlers|models|apps)(?:\/\w+)*\.py$/;

/**
 * How a model's row is found at its user, where the repository makes it as soon as there is a user: a second one would
 * break the uniqueness of the relation.
 */
export function companionOf(
  site: Site,
  model: string,
  fields: readonly ModelField[],
): Companion | undefined {
  const field = fields.find(({ relation }) => relation?.kind === "o2o" && relation.isUser);
  if (!field) return undefined;
  const makes = new RegExp(
    `\\b${model}(?:\\.objects\\.(?:create|get_or_create|update_or_create))?\\(\\s*${field.name}\\s*=`,
  );
  const paths = site.project.localApps.flatMap(({ path }) => site.tree.list(path));
  const isMade = paths
    .filter((path) => RECEIVERS.test(path))
    .map((path) => site.tree.read(path) ?? "")
    .some((text) => text.includes("post_save") && makes.test(text));
  if (!isMade) return undefined;
  return { field: field.name, accessor: field.relation?.relatedName ?? model.toLowerCase() };
}
