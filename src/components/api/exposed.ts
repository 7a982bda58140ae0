import { usage } from "../../errors.ts";
import { is } from "../../fields/is.ts";
import type { ModelField } from "../../fields/model-field.ts";
import { knownField } from "../known-field.ts";
import { shapeOfModel } from "../shapes.ts";
import type { ModelFacts, Site } from "../site.ts";

/** What no API shows unless it is asked to. */
const SECRET =
  /^(?:password|passphrase|secret|token|hash)$|(?:^|_)(?:password|secret|token|api_key)$/;
/** Of users: what they may do is not theirs to see or change in passing. */
const OF_USERS = new Set(["is_superuser", "is_staff", "groups", "user_permissions", "last_login"]);
/** What a serializer has no field for. */
const UNKNOWN = /^(?:Generic(?:ForeignKey|Relation)|TaggableManager|.*Manager)$/;

/** The fields of a model, those of its concrete parents included. */
export function fieldsOfModel(site: Site, model: ModelFacts): readonly ModelField[] {
  return shapeOfModel(site, model).fields;
}

/** The name of the primary key. */
export function keyOf(fields: readonly ModelField[]): string {
  return fields.find(({ primaryKey }) => primaryKey)?.name ?? "id";
}

/**
 * The names that an API shows of a model, its key first: as asked for, or all that is no secret.
 *
 * @throws Failure (usage) where the model has no such field, or a key that Django REST framework cannot handle
 */
export function exposedNames(
  site: Site,
  model: ModelFacts,
  asked: readonly string[],
  flag = "--fields",
): string[] {
  const fields = fieldsOfModel(site, model);
  refuseCompositeKey(model, fields);
  const key = keyOf(fields);
  const names =
    asked.length > 0
      ? asked
          .map((name) => knownField(name, fields, flag))
          .map((name) => (name === "pk" ? key : name))
      : fields.filter((field) => isShown(field, model)).map(({ name }) => name);
  return [...new Set(asked.length > 0 ? names : [key, ...names])];
}

function isShown(field: ModelField, { isUser }: ModelFacts): boolean {
  if (SECRET.test(field.name) || UNKNOWN.test(field.class)) return false;
  if (field.word === "binary" || field.word === "searchvector") return false;
  return !(isUser && OF_USERS.has(field.name));
}

/** Whether a request can set a field, as far as the model goes. */
export function isWritable(field: ModelField): boolean {
  return is.writable(field) && field.relation?.through === undefined;
}

function refuseCompositeKey({ app, names }: ModelFacts, fields: readonly ModelField[]): void {
  if (!fields.some((field) => field.class === "CompositePrimaryKey")) return;
  throw usage(
    "composite-key",
    `${app.label}.${names.class} has a composite primary key, which Django REST framework cannot look rows up by.`,
    "Write this one by hand, with a lookup of its own.",
  );
}
