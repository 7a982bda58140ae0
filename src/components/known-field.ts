import { usage } from "../errors.ts";
import type { ModelField } from "../fields/model-field.ts";
import { nearest } from "../options/nearest.ts";

/**
 * The name of a field that an option gives; the key counts.
 *
 * @param flag the option, for the message
 * @throws Failure (usage) where the model has no such field, with the nearest
 */
export function knownField(name: string, fields: readonly ModelField[], flag: string): string {
  const known = fields.map((field) => field.name);
  if (known.includes(name) || name === "pk" || name === "id") return name;
  const meant = nearest(name, known);
  throw usage(
    "unknown-field",
    `${flag}: the model has no field ${name}.`,
    meant ? `Did you mean ${meant}?` : `Its fields are ${known.join(", ")}.`,
  );
}
