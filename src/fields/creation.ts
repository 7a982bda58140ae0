import type { UserFacts } from "../project/user-model.ts";
import { contribRow } from "./django-models.ts";
import { is } from "./is.ts";
import type { Code, ModelField } from "./model-field.ts";
import { call, fit, text } from "./python-source.ts";
import { sample, type SampleContext } from "./sample.ts";

/** A model as far as making a row of it goes. */
export interface ModelShape {
  name: string;
  app: string;
  /** The module that it is imported from. */
  module: string;
  /** Its fields, and those of the concrete models that it extends. */
  fields: readonly ModelField[];
  /** How a user is made, where it is one. */
  user?: UserFacts | undefined;
  /** A base whose rows only its own methods can make: a page of Wagtail, a node of a tree. */
  node?: string | undefined;
  /** Its row is made with that of the user whom `field` leads to, and found there at `accessor`. */
  companion?: { field: string; accessor: string } | undefined;
}

export interface CreationContext extends Omit<SampleContext, "related" | "model"> {
  factories: "factory_boy" | "model_bakery" | "none";
  /** The models of the repository, and of Django. */
  shapeOf(ref: string): ModelShape | undefined;
  /** The factory of a model, where `factories` is `factory_boy`. */
  factoryOf?(ref: string): Code | undefined;
  /** The values to take; 1 by default. A row beside another takes 2. */
  variant?: 1 | 2;
  /** The columns there are from the beginning of the expression on; as many as it takes by default. */
  width?: number;
}

/**
 * A Python expression that makes a row of a model in a test, and what it imports: by its factory, by `baker.make`, or by
 * `objects.create` with the rows that it needs within. Undefined where none can be made: a required relation is to a model
 * that is not known, or leads back to this one, or its package makes rows in its own way.
 *
 * @param overrides Python source by the name of a field, which is taken as it is
 */
export function creation(
  model: ModelShape,
  overrides: Readonly<Record<string, string>>,
  context: CreationContext,
): Code | undefined {
  const made = rowOf(model, overrides, context);
  return made && { ...made, code: fit(made.code, context.width ?? Infinity) };
}

function rowOf(
  model: ModelShape,
  overrides: Readonly<Record<string, string>>,
  context: CreationContext,
): Code | undefined {
  const given = Object.entries(overrides).map(([name, code]) => `${name}=${code}`);
  if (context.factories === "factory_boy") {
    const factory = context.factoryOf?.(`${model.app}.${model.name}`);
    if (factory) return { code: call(factory.code, given, Infinity), imports: factory.imports };
  }
  if (context.factories === "model_bakery") {
    const code = call("baker.make", [model.name, ...given], Infinity);
    return { code, imports: ["from model_bakery import baker", importOf(model)] };
  }
  return create(model, overrides, context, [], new Map());
}

function importOf({ module, name }: ModelShape): string {
  return `from ${module} import ${name}`;
}

/** How many rows of each model an expression makes, so that no two have the same unique value. */
type Counts = Map<string, number>;

function create(
  model: ModelShape,
  overrides: Readonly<Record<string, string>>,
  context: CreationContext,
  path: readonly string[],
  counts: Counts,
): Code | undefined {
  const ref = `${model.app}.${model.name}`;
  if (path.includes(ref) || model.node !== undefined) return undefined;
  const count = (counts.get(ref) ?? 0) + 1;
  counts.set(ref, count);
  // Rows within the second variant differ from those within the first.
  const variant = count + (context.variant === 2 ? (path.length === 0 ? 1 : ROWS) : 0);
  const owner = model.fields.find(({ name }) => name === model.companion?.field);
  if (owner?.relation) {
    const given = overrides[owner.name];
    const user =
      given === undefined
        ? related(owner.relation.to, context, [...path, ref], counts)
        : { code: given, imports: [] };
    return user && withUser(model, owner.name, user, overrides);
  }
  const imports = [importOf(model)];
  const args = new Map(Object.entries(overrides));
  for (const field of neededOf(model)) {
    if (args.has(field.name)) continue;
    const value = sample(field, variant, {
      ...context,
      model: model.name,
      related: ({ relation }) => related(relation!.to, context, [...path, ref], counts),
    });
    if (!value) return undefined;
    args.set(field.name, value.code);
    imports.push(...value.imports);
  }
  const manager = takes(model.user, [...args.keys()]) ? "create_user" : "create";
  const shown = [...args].map(([name, code]) => `${name}=${code}`);
  return {
    code: call(`${model.name}.objects.${manager}`, shown, Infinity),
    imports: [...new Set(imports)],
  };
}

/** The row that is there as soon as its user is, with what else is asked of it. */
function withUser(
  model: ModelShape,
  owner: string,
  user: Code,
  overrides: Readonly<Record<string, string>>,
): Code {
  const others = Object.entries(overrides).filter(([name]) => name !== owner);
  if (others.length === 0 && user.code.endsWith(")"))
    return { ...user, code: `${user.code}.${model.companion!.accessor}` };
  const values = others.map(([name, code]) => `"${name}": ${code}`).join(", ");
  const args = [`${owner}=${user.code}`, ...(values ? [`defaults={${values}}`] : [])];
  return {
    code: `${call(`${model.name}.objects.update_or_create`, args, Infinity)}[0]`,
    imports: [importOf(model), ...user.imports],
  };
}

/** Whether a manager's `create_user` takes all of this. */
function takes(user: UserFacts | undefined, names: readonly string[]): boolean {
  const { createUser, takesMore = false } = user ?? {};
  return (
    createUser !== undefined && (takesMore || names.every((name) => createUser.includes(name)))
  );
}

/** Rows of one model that an expression makes at most. */
const ROWS = 4;

/** The fields without which there is no valid row. */
function neededOf({ fields, user }: ModelShape): ModelField[] {
  const names = new Set(
    user && [user.usernameField, ...user.requiredFields, ...(user.createUser ?? [])],
  );
  const order = [...names];
  // A user is made by name first, as `create_user` has it; fields of other models stay in their order.
  const ordered = fields.toSorted(({ name: a }, { name: b }) =>
    names.has(a) && names.has(b)
      ? order.indexOf(a) - order.indexOf(b)
      : Number(names.has(b)) - Number(names.has(a)),
  );
  return ordered.filter((field) => {
    // A manager that takes an e-mail address wants one, whatever the column does.
    if (user && ["password", "email"].includes(field.name)) return names.has(field.name);
    if (user?.setsItself?.includes(field.name) && !names.has(field.name)) return false;
    if (user?.usernameField === field.name || user?.requiredFields.includes(field.name))
      return true;
    return !is.omissible(field);
  });
}

function related(
  ref: string,
  context: CreationContext,
  path: readonly string[],
  counts: Counts,
): Code | undefined {
  const shape = context.shapeOf(ref);
  if (shape) return create(shape, {}, context, path, counts);
  if (ref !== "auth.User") return contribRow(ref);
  const count = (counts.get(ref) ?? 0) + 1;
  counts.set(ref, count);
  const name = text(`user${count + (context.variant === 2 ? ROWS : 0)}`);
  return {
    code: `User.objects.create_user(username=${name})`,
    imports: ["from django.contrib.auth.models import User"],
  };
}
