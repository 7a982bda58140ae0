import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { isWritable } from "./exposed.ts";
import type { SerializerFacts } from "./serializer-facts.ts";

/** A field of a serializer. */
export interface ShownField {
  /** As requests and answers name it. */
  name: string;
  /** The field of the model that it stands for; undefined where it is one of the serializer's own. */
  field: ModelField | undefined;
  readable: boolean;
  writable: boolean;
  required: boolean;
  /** Whether rows of the other model are shown, not their keys alone. */
  nested: boolean;
  /** The class of the serializer that shows them. */
  serializer?: string | undefined;
}

const READ_ONLY =
  /\bread_only=True|^[\w.]*(?:SerializerMethodField|ReadOnlyField|StringRelatedField)\(/;

/** The fields of a serializer as its code and its model have them. */
export function shownFields(
  { fields, readOnly, writeOnly, declared }: SerializerFacts,
  ofModel: readonly ModelField[],
): ShownField[] {
  const known = new Map(ofModel.map((field) => [field.name, field]));
  const names = fields ?? ["id", ...known.keys()];
  return names.map((name) => {
    const code = declared.get(name);
    const source = code && /\bsource=["'](\w+)["']/.exec(code)?.[1];
    const field = known.get(source ?? name);
    if (code === undefined) {
      const writable = field !== undefined && isWritable(field) && !readOnly.has(name);
      return {
        name,
        field,
        readable: !writeOnly.has(name),
        writable,
        required: writable && is.required(field),
        nested: false,
      };
    }
    const writable = !READ_ONLY.test(code);
    const isOptional = /\brequired=False|\bdefault=|\ballow_empty=True/.test(code);
    return {
      name,
      field: /PrimaryKeyRelatedField\(/.test(code) || !writable ? field : undefined,
      readable: !/\bwrite_only=True/.test(code),
      writable,
      required: writable && !isOptional,
      nested: !writable && field?.relation !== undefined,
      serializer: /^(\w+Serializer)\(/.exec(code)?.[1],
    };
  });
}

/** Whether a request can be made up for a serializer: all that it requires is of the model. */
export function isKnown(shown: readonly ShownField[]): boolean {
  return shown.every(({ field, required }) => field !== undefined || !required);
}
