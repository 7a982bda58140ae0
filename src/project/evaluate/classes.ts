import { Class, External, forced, Func, Instance, Native, NO_ARGS, type Value } from "./values.ts";

const ENUM = /(?:^|\.)(?:\w*Enum|TextChoices|IntegerChoices|Choices|Flag)$/;

/** The class and its bases of the repository, in the order that attributes are looked up. */
export function lineage(type: Class): Class[] {
  // Depth first is what Python's order is but for diamonds, which settings do not have.
  const bases = type.bases.filter((base) => base instanceof Class).flatMap(lineage);
  return [...new Set([type, ...bases])];
}

/** The name of the first base that is not in the repository; undefined where there is none. */
export function foreignBase(type: Class): string | undefined {
  for (const known of lineage(type)) {
    const foreign = known.bases.find((base) => base instanceof External);
    if (foreign instanceof External) return foreign.name;
  }
  return undefined;
}

/** A member of a class, with the class that defines it. */
export function memberOf(type: Class, name: string): { value: Value; owner: Class } | undefined {
  for (const owner of lineage(type)) {
    const value = owner.members.get(name);
    if (value !== undefined) return { value, owner };
  }
  return undefined;
}

function isEnum(type: Class): boolean {
  return lineage(type).some((known) =>
    known.bases.some((base) => base instanceof External && ENUM.test(base.name)),
  );
}

const members = new WeakMap<Class, Map<string, Instance>>();

/** The members of an enumeration, each with `name` and `value`; none for another class. */
export function enumMembers(type: Class): Instance[] {
  if (!isEnum(type)) return [];
  let known = members.get(type);
  if (!known) {
    known = new Map();
    for (const [name, given] of type.members) {
      const value = forced(given);
      if (
        name.startsWith("_") ||
        value instanceof Func ||
        value instanceof Class ||
        value instanceof Native
      )
        continue;
      const member = new Instance(type, NO_ARGS);
      member.fields.set("name", name).set("value", value);
      known.set(name, member);
    }
    members.set(type, known);
  }
  return [...known.values()];
}

export function enumMember(type: Class, name: string): Instance | undefined {
  return enumMembers(type).find((member) => member.fields.get("name") === name);
}
