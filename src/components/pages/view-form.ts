import type { ModelField } from "../../fields/model-field.ts";
import type { Place } from "../../project/conventions/place.ts";
import { classSource } from "../class-source.ts";
import type { Draft } from "../draft.ts";

/**
 * The fields of a model that a form of it sets; undefined where they cannot be told: a form that declares fields, has rules of
 * its own, or is not one of ours.
 */
export function formFields(
  draft: Draft,
  { name, place }: { name: string; place: Place },
  known: readonly ModelField[],
): ModelField[] | undefined {
  const source = classSource(draft.sourceOf(place.path), name);
  if (source === undefined || /^\s+def (?:clean|__init__)/m.test(source)) return undefined;
  const list = /^\s+fields = [[(]([^\])]*)[\])]/m.exec(source)?.[1];
  if (list === undefined || /= forms\.\w+\(/.test(source)) return undefined;
  const names = [...list.matchAll(/["'](\w+)["']/g)].map(([, one = ""]) => one);
  const fields = names.flatMap((one) => known.filter((field) => field.name === one));
  return fields.length === names.length ? fields : undefined;
}
