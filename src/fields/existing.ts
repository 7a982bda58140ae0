import type { Field } from "../project/model-fields.ts";
import type { Model } from "../project/models.ts";
import type { ModelShape } from "./creation.ts";
import { TEXT_LENGTHS } from "./limits.ts";
import type { Choices, ModelField, Relation } from "./model-field.ts";
import { TYPES, type Word } from "./types.ts";

/** Where the models of a repository are looked up: a `Project` is one. */
export interface ShapeSource {
  /** `app.Model` of AUTH_USER_MODEL; auth.User by default. */
  userModel: string | undefined;
  models: readonly Model[];
}

/** Classes that are none of the language's own, and what they are as good as. */
const CLASSES: Readonly<Record<string, Word>> = {
  PositiveIntegerField: "posint",
  NullBooleanField: "bool",
  IPAddressField: "ip",
  CommaSeparatedIntegerField: "char",
  CICharField: "char",
  CIEmailField: "email",
  CITextField: "text",
  ParentalKey: "fk",
  ParentalManyToManyField: "m2m",
  TreeForeignKey: "fk",
  TreeManyToManyField: "m2m",
  SortedManyToManyField: "m2m",
  RichTextField: "text",
  MarkdownField: "text",
  HTMLField: "text",
  TaggableManager: "m2m",
  GenericRelation: "m2m",
  FloatRangeField: "decimalrange",
};

/** What classes of packages are as good as that have the name of one of Django's at their end: `EncryptedTextField`. */
const ALIKE: Readonly<Record<string, Word>> = {
  TextField: "text",
  CharField: "char",
  SlugField: "slug",
  EmailField: "email",
  URLField: "url",
  ImageField: "image",
  JSONField: "json",
};

function alike(name: string): Word | undefined {
  return Object.entries(ALIKE).find(([end]) => name.endsWith(end))?.[1];
}

const AUTOMATIC = /^(?:Big|Small)?AutoField$/;

/** The word for a class of fields: by its own name, or that of the class it derives from. */
function wordFor(...classes: readonly string[]): Word | "other" {
  for (const name of classes) {
    const known = CLASSES[name];
    if (known) return known;
    // A choice is a text or a number as far as its class goes; the order of the words prefers those.
    const word = (Object.keys(TYPES) as Word[]).find((each) => TYPES[each].class === name);
    if (word) return word;
    if (AUTOMATIC.test(name)) return "bigint";
  }
  return classes.map(alike).find((word) => word !== undefined) ?? "other";
}

/**
 * What is known of a field of an existing model, as `resolveField` gives it for a new one; its `keywords` are empty, since it
 * is declared already.
 *
 * @param userModel `app.Model` of AUTH_USER_MODEL
 */
export function fieldOfModel(field: Field, userModel = "auth.User"): ModelField {
  const word = wordFor(field.type, field.base);
  const isAutomatic = AUTOMATIC.test(field.type) || AUTOMATIC.test(field.base);
  const type = word === "other" ? undefined : TYPES[word];
  const relation = relationOf(field, word, userModel);
  return {
    name: field.name,
    word: relation?.kind ?? word,
    class: field.type,
    module: type?.class === field.type ? type.module : undefined,
    null: field.null || field.base === "NullBooleanField",
    blank: field.blank,
    unique: field.unique,
    index: field.index || field.unique || word === "fk" || word === "slug",
    hasDefault: field.hasDefault,
    ...(field.emptyDefault && { emptyDefault: true }),
    primaryKey: field.primaryKey,
    editable: field.editable && word !== "generated",
    auto: field.auto || isAutomatic || word === "generated" || word === "searchvector",
    maxLength: field.maxLength ?? (word === "other" ? undefined : TEXT_LENGTHS[word]),
    min: field.min,
    max: field.max,
    digits: field.digits,
    choices: choicesOf(field),
    relation,
    items: undefined,
    keywords: [],
    imports: [],
  };
}

function choicesOf({ choices }: Field): Choices | undefined {
  if (!choices || choices.members.length === 0) return undefined;
  const kind = typeof choices.members[0]!.value === "number" ? "integer" : "text";
  return { class: choices.class, kind, members: choices.members };
}

function relationOf(field: Field, word: Word | "other", userModel: string): Relation | undefined {
  if (field.to === undefined) return undefined;
  const kind =
    word === "o2o" || word === "m2m"
      ? word
      : /Many|Tagg|GenericRel/.test(field.type)
        ? "m2m"
        : "fk";
  return {
    kind,
    to: field.to,
    isUser: field.to === userModel,
    relatedName: field.relatedName,
    onDelete: field.onDelete,
    through: field.through,
  };
}

/** Models of packages that keep a tree. */
const NODE = /\.(?:Page|Collection|(?:MP|NS|AL)_Node|MPTTModel)$/;

/** A model of the repository, as far as making a row of it goes: with the fields of the concrete models that it extends. */
export function shapeOf(model: Model, project: ShapeSource): ModelShape {
  const userModel = project.userModel ?? "auth.User";
  const fields = new Map<string, ModelField>();
  const owners = [...parentsOf(model, project.models), model];
  for (const owner of owners)
    for (const field of owner.fields) fields.set(field.name, fieldOfModel(field, userModel));
  return {
    name: model.name,
    app: model.app,
    module: model.module,
    fields: [...fields.values()],
    user: model.user,
    node: owners.flatMap(({ bases }) => bases).find((base) => NODE.test(base)),
  };
}

/** The concrete models whose tables a model's rows are in, too; a proxy has no others. */
function parentsOf(model: Model, models: readonly Model[]): Model[] {
  const parents = model.bases.flatMap((base) =>
    models.filter(
      (other) => `${other.app}.${other.name}` === base && !other.abstract && other !== model,
    ),
  );
  return parents.flatMap((parent) => [...parentsOf(parent, models), parent]);
}
