import { enumMembers, foreignBase, lineage } from "./evaluate/classes.ts";
import {
  type Args,
  Class,
  Dict,
  External,
  forced,
  Instance,
  List,
  type Value,
} from "./evaluate/values.ts";

interface FieldChoice {
  /** The member of the class of choices; the empty text where there is none. */
  name: string;
  value: string | number;
  label: string;
}

/** What the declaration of a field says beside its class and relation. */
export interface FieldOptions {
  /** The class of Django or of a package that it derives from: `CharField`, also where its own is of the repository. */
  base: string;
  blank: boolean;
  /** Whether a row gets a value by itself: `default`, `db_default`. */
  hasDefault: boolean;
  /** Whether what it gets is an empty text. */
  emptyDefault?: boolean;
  /** Whether it is set whenever a row is made or changed: `auto_now`, `auto_now_add`. */
  auto: boolean;
  editable: boolean;
  primaryKey: boolean;
  index: boolean;
  maxLength: number | undefined;
  /** Of the validators for a least and a greatest value. */
  min: number | undefined;
  max: number | undefined;
  /** `max_digits` and `decimal_places`. */
  digits: readonly [number, number] | undefined;
  /** The class that has the choices, where it is nested in the model, and its members. */
  choices: { class: string | undefined; members: readonly FieldChoice[] } | undefined;
  /** `CASCADE`, as it is written after `models.`. */
  onDelete: string | undefined;
}

/** Reads the options of a field's declaration. Its class, where it is of the repository, may add to them in `__init__`. */
export function fieldOptions(value: Instance, owner: Class): FieldOptions {
  const named = namedOf(value);
  const flag = (name: string, otherwise = false) => {
    const given = named.get(name);
    return given === undefined ? otherwise : forced(given) === true;
  };
  const count = (name: string) => {
    const given = forced(named.get(name) ?? null);
    return typeof given === "number" ? given : undefined;
  };
  const foreign = value.type instanceof Class ? foreignBase(value.type) : value.type.name;
  const { min, max } = limits(named.get("validators"));
  const [all, places] = [count("max_digits"), count("decimal_places")];
  return {
    base: foreign?.split(".").at(-1) ?? "",
    blank: flag("blank"),
    hasDefault: named.has("default") || named.has("db_default"),
    emptyDefault: forced(named.get("default") ?? null) === "",
    auto: flag("auto_now") || flag("auto_now_add"),
    editable: flag("editable", true),
    primaryKey: flag("primary_key"),
    index: flag("db_index"),
    maxLength: count("max_length"),
    min,
    max,
    digits: all === undefined || places === undefined ? undefined : [all, places],
    choices: choicesOf(value, named, owner),
    onDelete: onDelete(value, named),
  };
}

/** What Django's class is called with in the end: by the declaration, and by `super().__init__` of a class of the repository. */
function namedOf({ args, calls }: Instance): ReadonlyMap<string, Value> {
  const inner: Args | undefined = calls.findLast(({ method }) => method === "__init__")?.args;
  return inner ? new Map([...args.named, ...inner.named]) : args.named;
}

function limits(given: Value | undefined): { min: number | undefined; max: number | undefined } {
  const list = given === undefined ? undefined : forced(given);
  let min: number | undefined;
  let max: number | undefined;
  for (const item of list instanceof List ? list.values : []) {
    const validator = forced(item);
    if (!(validator instanceof Instance) || !(validator.type instanceof External)) continue;
    const limit = forced(
      validator.args.positional[0] ?? validator.args.named.get("limit_value") ?? null,
    );
    if (typeof limit !== "number") continue;
    if (/\.Min(?:Value|Length)Validator$/.test(validator.type.name)) min = limit;
    if (/\.Max(?:Value|Length)Validator$/.test(validator.type.name)) max = limit;
  }
  return { min, max };
}

function choicesOf(
  value: Instance,
  named: ReadonlyMap<string, Value>,
  owner: Class,
): FieldOptions["choices"] {
  const given = named.get("choices");
  if (given === undefined) return undefined;
  const members = choiceMembers(forced(given));
  // `Status.choices`, or `Status` itself from Django 5.0 on: the class is known by the name that the call has for it.
  const [, name] =
    /\bchoices\s*=\s*(\w+)(?:\.choices)?\s*[,)]/.exec(value.args.node?.text ?? "") ?? [];
  const type =
    name === undefined
      ? undefined
      : lineage(owner)
          .flatMap(({ members: all }) => forced(all.get(name) ?? null))
          .find((each) => each instanceof Class);
  const fromClass = type instanceof Class ? enumChoices(type) : [];
  return fromClass.length > 0 ? { class: name, members: fromClass } : { class: undefined, members };
}

function choiceMembers(given: Value): FieldChoice[] {
  if (given instanceof Class) return enumChoices(given).map((each) => ({ ...each, name: "" }));
  if (given instanceof Dict)
    return [...given.entries].flatMap(([value, label]) => choice(value, forced(label)));
  if (!(given instanceof List)) return [];
  return given.values.flatMap((item) => {
    const pair = forced(item);
    if (!(pair instanceof List)) return [];
    const [value = null, label = null] = pair.values.map(forced);
    return choice(value, label);
  });
}

/** One choice; those of a group, where what stands for the label is a list itself. */
function choice(value: Value, label: Value): FieldChoice[] {
  if (label instanceof List || label instanceof Dict) return choiceMembers(label);
  const plain = value instanceof Instance ? forced(value.fields.get("value") ?? null) : value;
  if (typeof plain !== "string" && typeof plain !== "number") return [];
  return [{ name: "", value: plain, label: typeof label === "string" ? label : String(plain) }];
}

/** The choices of a class of them. A member is its value, or a value and a label. */
function enumChoices(type: Class): FieldChoice[] {
  return enumMembers(type).flatMap((member) => {
    const value = forced(member.fields.get("value") ?? null);
    const name = String(member.fields.get("name"));
    const [first = null, label = null] = value instanceof List ? value.values.map(forced) : [value];
    if (typeof first !== "string" && typeof first !== "number") return [];
    return [{ name, value: first, label: typeof label === "string" ? label : name }];
  });
}

function onDelete(value: Instance, named: ReadonlyMap<string, Value>): string | undefined {
  const given = forced(named.get("on_delete") ?? value.args.positional[1] ?? null);
  return given instanceof External ? given.name.split(".").at(-1) : undefined;
}
