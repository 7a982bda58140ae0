import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import type { Place } from "../../project/conventions/place.ts";
import { importFrom, placeOf } from "../../project/conventions/places.ts";
import type { Draft } from "../draft.ts";
import { knownField } from "../known-field.ts";
import { namesOf } from "../names.ts";
import { isWritable } from "./exposed.ts";
import { serializerFacts } from "./serializer-facts.ts";

/** A relation whose rows are shown, not their keys alone. */
export interface Nested {
  name: string;
  serializer: string;
  model: string;
  many: boolean;
  optional: boolean;
  /** The field that takes keys; undefined where the relation is not set by requests. */
  writer: string | undefined;
  imports: readonly string[];
}

/**
 * The relations to show as objects. Serializers that they need are planned where they are missing.
 *
 * @param place the module of the serializer that shows them
 * @throws Failure (usage) where a field is no relation, or leads to a model of a package
 */
export async function nestedOf(
  draft: Draft,
  place: Place,
  fields: readonly ModelField[],
  asked: readonly string[],
  readOnly: readonly string[],
): Promise<Nested[]> {
  const found: Nested[] = [];
  for (const name of asked) {
    const field = fields.find((one) => one.name === knownField(name, fields, "--nested"));
    found.push(await nestedField(draft, place, field, name, readOnly));
  }
  return found;
}

async function nestedField(
  draft: Draft,
  place: Place,
  field: ModelField | undefined,
  name: string,
  readOnly: readonly string[],
): Promise<Nested> {
  const { site } = draft;
  if (!field?.relation) {
    throw usage(
      "no-relation",
      `--nested: ${name} is no relation.`,
      "Name a foreign key or a many-to-many field.",
    );
  }
  const model = site.findModel(field.relation.to);
  if (!model) {
    throw usage(
      "foreign-model",
      `--nested: ${field.relation.to} is no model of this repository.`,
      `Leave ${name} out of --nested: its key is shown.`,
    );
  }
  const serializer = `${model.names.class}Serializer`;
  const find = () => placeOf("serializers", model.app, serializer, site.project, site.tree);
  if (!serializerFacts(draft.sourceOf(find().path, serializer), serializer))
    await draft.run("serializer", { model: `${model.app.label}.${model.names.class}` });
  const { conventions } = site;
  const many = is.many(field);
  const isSet = isWritable(field) && !readOnly.includes(name);
  const from = find();
  const modelImport = `from ${importFrom(place, model.place, conventions)} import ${model.names.class}`;
  return {
    name,
    serializer,
    model: model.names.class,
    many,
    optional: !is.required(field),
    writer: isSet ? (many ? `${singular(name)}_ids` : `${name}_id`) : undefined,
    imports: [
      ...(from.path === place.path
        ? []
        : [`from ${importFrom(place, from, conventions)} import ${serializer}`]),
      ...(isSet ? [modelImport] : []),
    ],
  };
}

function singular(name: string): string {
  return namesOf(name).plural.snake === name
    ? name.replace(/ies$/, "y").replace(/(?<!s)s$/, "")
    : name;
}
