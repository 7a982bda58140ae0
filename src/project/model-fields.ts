import { foreignBase } from "./evaluate/classes.ts";
import { USER_MODEL } from "./evaluate/natives/settings.ts";
import { Class, External, forced, Instance, Lazy, type Value } from "./evaluate/values.ts";
import { fieldOptions, type FieldOptions } from "./field-options.ts";
import { DJANGO_BASES } from "./django-bases.ts";
import { isAbstract, isModel, labelOf, type ModelContext } from "./models.ts";

export interface Field extends FieldOptions {
  name: string;
  /** The class of the field: `CharField`, `ForeignKey`. */
  type: string;
  /** What a relation points to, as `app.Model`; its text where that cannot be told. */
  to: string | undefined;
  relatedName: string | undefined;
  null: boolean;
  unique: boolean;
  /** The model between both sides of a many-to-many relation, where the repository has one of its own. */
  through: string | undefined;
  /** The abstract model that it comes from. */
  from: string | undefined;
}

/** `AbstractUser` is both of the others, too. */
function derives(owners: readonly Class[], name: string): boolean {
  return owners
    .flatMap(({ bases }) => bases)
    .some(
      (base) =>
        base instanceof External &&
        base.name.startsWith("django.contrib.auth.") &&
        (base.name.endsWith(`.${name}`) || base.name.endsWith(".AbstractUser")),
    );
}

const FIELD = /(?:Field|ForeignKey|ParentalKey|Relation|TaggableManager)$/;
const RELATION = /(?:ForeignKey|OneToOneField|ManyToManyField|ParentalKey|Relation)$/;
const NO_FIELD =
  /^(?:django\.)?forms\.|serializers\.|django_filters|^imagekit|^wtforms|^graphene|^marshmallow/;

/** The fields of a model: those of its abstract bases and mixins first, as Django orders them. */
export function fieldsOf(type: Class, label: string, context: ModelContext): Field[] {
  const fields = new Map<string, Field>();
  const owners = ownersOf(type);
  for (const base of DJANGO_BASES)
    if (derives(owners, base.name)) for (const field of base.fields) fields.set(field.name, field);
  for (const owner of owners.reverse()) {
    const inherited = owner !== type;
    for (const [name, given] of owner.members) {
      const value = given instanceof Lazy ? given : forced(given);
      const field =
        value instanceof Instance ? fieldOf(name, value, owner, label, context) : undefined;
      if (field) fields.set(name, { ...field, from: inherited ? owner.name : undefined });
      // `field = None` takes an inherited field away.
      else if (value === null) fields.delete(name);
    }
  }
  return [...fields.values()];
}

/** The classes whose fields are in the model's own table: not its concrete parents, nor what those derive from. */
function ownersOf(type: Class): Class[] {
  const bases = type.bases
    .filter((base) => base instanceof Class)
    .filter((base) => !isModel(base) || isAbstract(base));
  return [...new Set([type, ...bases.flatMap(ownersOf)])];
}

function fieldOf(
  name: string,
  value: Instance,
  owner: Class,
  label: string,
  context: ModelContext,
): Field | undefined {
  const type = fieldType(value);
  if (type === undefined) return undefined;
  const { positional, named } = value.args;
  const origin = value.type instanceof Class ? (foreignBase(value.type) ?? "") : type;
  const isRelation = RELATION.test(type) || RELATION.test(origin);
  const target = isRelation ? (named.get("to") ?? positional[0]) : undefined;
  const relatedName = forced(named.get("related_name") ?? null);
  const through = named.get("through");
  return {
    ...fieldOptions(value, owner),
    name,
    type,
    to: target === undefined ? undefined : targetOf(target, label, context),
    through: through === undefined ? undefined : targetOf(through, label, context),
    relatedName: typeof relatedName === "string" ? relatedName : undefined,
    null: forced(named.get("null") ?? false) === true,
    unique:
      [named.get("unique"), named.get("primary_key")].some((flag) => flag === true) ||
      type === "OneToOneField",
    from: undefined,
  };
}

/** The name of the field's class; undefined for what is no field of a model. */
function fieldType({ type }: Instance): string | undefined {
  if (type instanceof Class) {
    const foreign = foreignBase(type) ?? "";
    return !NO_FIELD.test(foreign) && (FIELD.test(foreign) || FIELD.test(type.name))
      ? type.name
      : undefined;
  }
  const last = type.name.split(".").at(-1) ?? "";
  return FIELD.test(last) && !NO_FIELD.test(type.name) ? last : undefined;
}

/** What a relation points to. A class that was imported is known by its name: its module need not be loaded. */
function targetOf(given: Value, label: string, context: ModelContext): string | undefined {
  if (given instanceof Lazy && given.name.endsWith(".AUTH_USER_MODEL")) return context.userModel;
  if (given instanceof Lazy)
    return dotted(given.name, context) ?? targetOf(given.value, label, context);
  if (given === "self") return "self";
  if (typeof given === "string") return given.includes(".") ? given : `${label}.${given}`;
  if (given instanceof Class)
    return `${labelOf(given.module.name, context.apps) ?? label}.${given.name}`;
  if (!(given instanceof External)) return undefined;
  return given.name === USER_MODEL
    ? context.userModel
    : (dotted(given.name, context) ?? given.name);
}

/** `app.Model` of the dotted name of a class in an installed app. */
function dotted(name: string, { apps }: ModelContext): string | undefined {
  const label = labelOf(name, apps);
  const last = name.split(".").at(-1) ?? "";
  return label && /^[A-Z]/.test(last) ? `${label}.${last}` : undefined;
}
