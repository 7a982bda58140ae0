import { parseDocument } from "yaml";
import { Failure, usage } from "../errors.ts";
import { wrong } from "./options.ts";
import { checkTogether, makeSpec, parseField, type FieldSpec } from "./spec.ts";
import { TYPES, wordOf } from "./types.ts";

/** A model of a domain. */
export interface DomainModel {
  /** As it is written; `Invoice`. */
  name: string;
  fields: FieldSpec[];
  /** What the file says of the model beside its fields, such as `ordering`. */
  meta: Readonly<Record<string, unknown>>;
}

export interface DomainSpec {
  apps: { label: string; models: DomainModel[] }[];
}

type Mapping = Record<string, unknown>;

/**
 * Reads the fields of one model: a list of words of the language, or a mapping of names to the rest of the word or to a mapping
 * (`price: {type: decimal, digits: "10,2", min: 0}`).
 *
 * @param path for messages only
 * @throws Failure (usage) that names the file and the field
 */
export function fieldsFromYaml(text: string, path = "the file"): FieldSpec[] {
  return within(path, () => {
    const specs = fieldsOf(read(text, path), path);
    checkTogether(specs);
    return specs;
  });
}

/**
 * Reads apps, their models and fields: `shop: {Product: {fields: […], ordering: [name]}, Order: […]}`, below `apps` or at the top.
 * Relations may lead in circles, since a model is named as text.
 *
 * @param path for messages only
 * @throws Failure (usage) that names the file, the model and the field
 */
export function domainFromYaml(text: string, path = "the file"): DomainSpec {
  const content = mapping(read(text, path), path, "apps");
  const inner = content["apps"] ?? content;
  const apps = mapping(inner, path, "apps");
  return {
    apps: Object.entries(apps).map(([label, value]) => {
      const given = mapping(value, `${path}, ${label}`, "models");
      const models = mapping(given["models"] ?? given, `${path}, ${label}`, "models");
      return {
        label,
        models: Object.entries(models).map(([name, model]) =>
          modelOf(name, model, `${path}, ${label}.${name}`),
        ),
      };
    }),
  };
}

function modelOf(name: string, value: unknown, where: string): DomainModel {
  return within(where, () => {
    const isWhole = isMapping(value) && "fields" in value;
    const { fields, ...meta } = isWhole ? value : { fields: value };
    const specs = fields === null || fields === "" ? [] : fieldsOf(fields, where);
    checkTogether(specs);
    return { name, fields: specs, meta };
  });
}

function read(text: string, path: string): unknown {
  // Scalars stay as they are written: `no` is no boolean here, and 10.20 no number.
  const document = parseDocument(text, { schema: "failsafe" });
  const [error] = document.errors;
  if (error)
    throw usage(
      "fields-syntax",
      `${path} is not YAML: ${error.message.split("\n")[0]?.replace(/:$/, "")}.`,
    );
  return document.toJS({ maxAliasCount: -1 }) as unknown;
}

function fieldsOf(content: unknown, where: string): FieldSpec[] {
  if (Array.isArray(content)) return content.map((item) => listed(item, where));
  return Object.entries(mapping(content, where, "fields")).map(([name, value]) =>
    fieldOf(name, value),
  );
}

/** An item of a list: a word of the language, or `title: char`. */
function listed(item: unknown, where: string): FieldSpec {
  if (typeof item === "string") return parseField(item);
  const [[name, value] = ["", ""], ...rest] = Object.entries(mapping(item, where, "fields"));
  if (rest.length === 0) return fieldOf(name, value);
  const { name: given, ...parts } = item as Mapping;
  if (typeof given !== "string")
    throw usage(
      "fields-form",
      `${where} has a field without a name.`,
      "Write name: title, or title: char.",
    );
  return fieldOf(given, parts);
}

function fieldOf(name: string, value: unknown): FieldSpec {
  if (typeof value === "string") return parseField(`${name}:${value}`);
  if (!isMapping(value))
    throw wrong(name, "it is neither a type nor a mapping", `Write ${name}: char.`);
  const { type, ...rest } = value;
  if (typeof type !== "string")
    throw wrong(name, "it has no type", `Write ${name}: {type: char}.`, "field-type");
  const [head = "", ...parts] = type.split(":");
  const [argument] = TYPES[wordOf(head) ?? "char"].args as readonly string[];
  for (const [key, item] of Object.entries(rest))
    parts.unshift(...part(name, key, item, argument?.replace("?", "")));
  return makeSpec(name, [head, ...parts], `${name}: ${JSON.stringify(value)}`);
}

/** An entry of a mapping as a part of the language: the type's argument by its name, a flag, or an option with its value. */
function part(field: string, key: string, value: unknown, argument: string | undefined): string[] {
  const shown = listOf(value);
  if (shown === undefined) throw wrong(field, `${key} has no value that could be read`);
  const isArgument = key === argument || ["args", "argument", "to"].includes(key);
  if (isArgument) return [shown];
  if (key === "choices" && argument === "choices") return [shown];
  if (/^(?:true|yes|)$/i.test(shown) && key !== "default") return [key];
  if (
    /^(?:false|no)$/i.test(shown) &&
    !["blank", "required", "index", "editable", "default", "db_default"].includes(key)
  )
    return [];
  return [`${key}=${shown}`];
}

/** A text as it is; a list, or a mapping of choices to their labels, as the language writes them. */
function listOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (Array.isArray(value))
    return value.every((item) => typeof item === "string") ? value.join(",") : undefined;
  if (!isMapping(value)) return undefined;
  return Object.entries(value)
    .map(([key, item]) => `${key}=${String(item)}`)
    .join(",");
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mapping(value: unknown, where: string, what: string): Mapping {
  if (isMapping(value)) return value;
  throw usage(
    "fields-form",
    `${where} does not hold ${what} by name.`,
    what === "fields"
      ? "Write a list of fields, or lines such as `title: char:200`."
      : "Write `app:`, below it `Model:`, and below that its fields.",
  );
}

/** Says in which file or model a field is wrong. */
function within<T>(where: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Failure) || error.message.startsWith(where)) throw error;
    throw usage(error.code, `${where}: ${error.message}`, error.next, error.details);
  }
}
