import { attributeOf } from "../attributes.ts";
import { lineage } from "../classes.ts";
import { type Machine, Raised } from "../machine.ts";
import { textOf } from "../operators.ts";
import { shownPath, treePath } from "../paths.ts";
import { truth } from "../logic.ts";
import {
  type Args,
  Attribute,
  Class,
  Dict,
  External,
  FilePath,
  forced,
  Instance,
  isOpaque,
  List,
  Maybe,
  Module,
  Native,
  type NativeCall,
  Unknown,
  type Value,
} from "../values.ts";
import { argument, unknown } from "./arguments.ts";

function toInteger(args: Args, machine: Machine): Value {
  const value = argument(args, 0);
  if (value === undefined) return 0;
  if (typeof value === "number" || typeof value === "boolean") return Math.trunc(Number(value));
  if (typeof value !== "string") return unknown(args);
  const number = Number(value.trim().replaceAll("_", ""));
  if (value.trim() !== "" && Number.isInteger(number)) return number;
  if (machine.catches("ValueError")) throw new Raised("ValueError", `not a number: ${value}`);
  return unknown(args);
}

function toFloat(args: Args, machine: Machine): Value {
  const value = argument(args, 0);
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number === "number" && !Number.isNaN(number)) return number;
  if (typeof value === "string" && machine.catches("ValueError")) throw new Raised("ValueError");
  return unknown(args);
}

function toBoolean(args: Args): Value {
  const decided = truth(argument(args, 0) ?? false);
  return decided ?? unknown(args);
}

function length(args: Args): Value {
  const value = argument(args, 0);
  if (typeof value === "string") return value.length;
  if (value instanceof Dict && value.complete) return value.entries.size;
  if (value instanceof List && value.complete && !value.items.some((item) => item instanceof Maybe))
    return value.items.length;
  return unknown(args);
}

function isInstance(args: Args): Value {
  const value = argument(args, 0) ?? null;
  const type = argument(args, 1) ?? null;
  if (value instanceof Unknown) return unknown(args);
  const types = type instanceof List ? type.values.map(forced) : [type];
  const verdicts = types.map((one) => {
    if (one instanceof Native) return nameOfType(value) === one.name.replace("builtins.", "");
    if (!(one instanceof Class) || !(value instanceof Instance)) return undefined;
    return value.type instanceof Class ? lineage(value.type).includes(one) : undefined;
  });
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? unknown(args) : false;
}

function nameOfType(value: Value): string {
  if (value === null) return "NoneType";
  if (value instanceof List) return value.kind;
  if (value instanceof Dict) return "dict";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  return { string: "str", boolean: "bool" }[typeof value as string] ?? "";
}

function getAttribute(args: Args, machine: Machine): Value {
  const name = argument(args, 1);
  const preset = argument(args, 2);
  if (typeof name !== "string") return unknown(args);
  const owner = argument(args, 0) ?? null;
  const found = attributeOf(owner, name, machine);
  const isMissing =
    found instanceof Unknown || (owner === machine.settings && found instanceof Attribute);
  return preset !== undefined && isMissing ? preset : found;
}

function hasAttribute(args: Args, machine: Machine): Value {
  const owner = argument(args, 0) ?? null;
  const name = argument(args, 1);
  if (typeof name !== "string") return unknown(args);
  if (owner instanceof Module || owner instanceof Class) return owner.members.has(name);
  if (owner instanceof Instance && owner === machine.settings) return owner.fields.has(name);
  return isOpaque(owner) || owner instanceof External
    ? unknown(args)
    : !(attributeOf(owner, name, machine) instanceof Unknown);
}

/** `globals()`, and `locals()` at the top of a module, share the names of the module. */
function namesOf(args: Args): Value {
  const names = args.scope?.kind === "module" ? args.scope.names : args.scope?.module.members;
  return names ? new Dict(names as Map<string, Value>) : unknown(args);
}

/** A file that is opened to be read; only its text matters. */
function open(args: Args, machine: Machine): Value {
  const given = argument(args, 0);
  const path = given instanceof FilePath ? given.path : given;
  const inTree = typeof path === "string" ? treePath(path) : undefined;
  const mode = argument(args, 1, "mode");
  if (inTree === undefined || (typeof mode === "string" && /[wa]/.test(mode))) return unknown(args);
  const text = machine.outside.tree.read(inTree);
  if (text === undefined && machine.catches("FileNotFoundError"))
    throw new Raised("FileNotFoundError", shownPath(inTree));
  const file = new Instance(new External("io.TextIOWrapper"), args);
  file.fields.set("text", text ?? new Unknown("a file"));
  return file;
}

export const BUILTINS: Readonly<Record<string, NativeCall>> = {
  "builtins.str": (args) => textOf(argument(args, 0) ?? "") ?? unknown(args),
  "builtins.int": toInteger,
  "builtins.float": toFloat,
  "builtins.bool": toBoolean,
  "builtins.len": length,
  "builtins.isinstance": isInstance,
  "builtins.getattr": getAttribute,
  "builtins.hasattr": hasAttribute,
  "builtins.globals": namesOf,
  "builtins.locals": namesOf,
  "builtins.vars": (args) => {
    const of = argument(args, 0);
    if (of === undefined) return namesOf(args);
    return of instanceof Module ? new Dict(of.members as Map<string, Value>) : unknown(args);
  },
  "builtins.dir": (args) => {
    const of = argument(args, 0);
    return of instanceof Module ? new List([...of.members.keys()]) : new List([], "list", false);
  },
  "builtins.setattr": (args) => {
    const [owner, name, value] = args.positional.map(forced);
    if (owner instanceof Module && typeof name === "string") owner.members.set(name, value ?? null);
    return null;
  },
  "builtins.print": () => null,
  "builtins.open": open,
  "io.open": open,
  "codecs.open": open,
  "io.TextIOWrapper().read": (args) => {
    const file = argument(args, 0);
    return (file instanceof Instance ? file.fields.get("text") : undefined) ?? unknown(args);
  },
  "io.TextIOWrapper().close": () => null,
};
