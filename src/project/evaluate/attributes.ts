import { call } from "./calls.ts";
import { enumMember, enumMembers, foreignBase, lineage, memberOf } from "./classes.ts";
import { importModule } from "./imports.ts";
import type { Machine } from "./machine.ts";
import { native } from "./natives/index.ts";
import { methodOf } from "./natives/methods.ts";
import { property } from "./natives/properties.ts";
import { pathAttribute } from "./natives/path-attributes.ts";
import { either } from "./logic.ts";
import {
  Attribute,
  Bound,
  Class,
  External,
  FilePath,
  forced,
  Func,
  Instance,
  List,
  Module,
  Native,
  NO_ARGS,
  Unknown,
  type Value,
} from "./values.ts";

/** `owner.name`. */
export function attributeOf(given: Value, name: string, machine: Machine): Value {
  const owner = forced(given);
  if (owner instanceof Module) return memberOfModule(owner, name, machine);
  if (owner instanceof External) return memberOfExternal(owner, name, machine);
  if (owner instanceof Instance) return memberOfInstance(owner, name, machine);
  if (owner instanceof Class) return memberOfClass(owner, name);
  if (owner instanceof FilePath) return pathAttribute(owner, name, machine);
  if (owner instanceof Attribute) return new Unknown(`${owner.name}.${name}`);
  if (owner instanceof Unknown) {
    const options = owner.options.map((option) => attributeOf(option, name, machine));
    return options.length === 0
      ? new Unknown(`${owner.reason}.${name}`)
      : options.reduce((one, other) => either(one, other, owner.reason));
  }
  if (owner instanceof Func && name === "__name__") return owner.name;
  return methodOf(owner, name, machine) ?? new Unknown(`.${name}`);
}

function memberOfModule(module: Module, name: string, machine: Machine): Value {
  const member = module.members.get(name);
  if (member !== undefined) return member;
  if (name === "__dict__") return methodOf(module, name, machine) ?? new Unknown(name);
  const submodule = importModule(`${module.name}.${name}`, machine);
  return submodule ?? new Unknown(`${module.name} has no ${name}`);
}

function memberOfExternal(owner: External, name: string, machine: Machine): Value {
  return externalValue(`${owner.name}.${name}`, machine);
}

/** What a dotted name outside of the repository stands for, as far as we know it. */
export function externalValue(dotted: string, machine: Machine): Value {
  const known = property(dotted, machine) ?? native(dotted);
  if (known !== undefined) return known;
  return importModule(dotted, machine) ?? new External(dotted);
}

function memberOfInstance(instance: Instance, name: string, machine: Machine): Value {
  const field = instance.fields.get(name);
  if (field !== undefined) return field;
  const { type } = instance;
  const found = type instanceof Class ? memberOf(type, name) : undefined;
  if (found) return bind(found.value, found.owner, instance, machine);
  const foreign = type instanceof Class ? foreignBase(type) : type.name;
  if (!foreign) return new Unknown(`.${name}`);
  const known = native(`${foreign}().${name}`);
  if (!known) return new Attribute(instance, name);
  return new Native(known.name, (args) =>
    known.call({ ...args, positional: [instance, ...args.positional] }, machine),
  );
}

function memberOfClass(type: Class, name: string): Value {
  const member = enumMember(type, name);
  if (member) return member;
  if (name === "__name__") return type.name;
  if (name === "choices" && !memberOf(type, name)) return choicesOf(type);
  const found = memberOf(type, name);
  if (!found) return new Unknown(`${type.name}.${name}`);
  const value = forced(found.value);
  return value instanceof Func && value.kind === "class"
    ? new Bound(type, value, found.owner)
    : value;
}

/** `Status.choices`: pairs of a value and its label. */
function choicesOf(type: Class): Value {
  const pairs = enumMembers(type).map((member) => {
    const value = forced(member.fields.get("value") ?? null);
    return value instanceof List
      ? value
      : new List([value, String(member.fields.get("name"))], "tuple");
  });
  return pairs.length > 0 ? new List(pairs) : new Unknown(`${type.name}.choices`);
}

/** A member as an instance has it: methods know it, and properties are computed. */
export function bind(given: Value, owner: Class, instance: Instance, machine: Machine): Value {
  const value = forced(given);
  if (!(value instanceof Func)) return value;
  if (value.kind === "static") return value;
  if (value.kind === "class") return new Bound(owner, value, owner);
  const bound = new Bound(instance, value, owner);
  return value.kind === "property" ? call(bound, NO_ARGS, machine) : bound;
}

/** `super().name`, in a method that `owner` defines. */
export function inherited(instance: Value, owner: Class, name: string, machine: Machine): Value {
  const type = instance instanceof Instance ? instance.type : instance;
  if (!(type instanceof Class)) return new Unknown(`super().${name}`);
  const order = lineage(type);
  for (const next of order.slice(order.indexOf(owner) + 1)) {
    const value = next.members.get(name);
    if (value === undefined) continue;
    return instance instanceof Instance ? bind(value, next, instance, machine) : forced(value);
  }
  return instance instanceof Instance
    ? new Attribute(instance, name)
    : new Unknown(`super().${name}`);
}
