import { call } from "../calls.ts";
import { type Machine, Raised } from "../machine.ts";
import {
  type Args,
  Dict,
  External,
  FilePath,
  forced,
  Instance,
  List,
  Native,
  type NativeCall,
  Unknown,
  type Value,
} from "../values.ts";
import { argument, given, unknown } from "./arguments.ts";
import { databaseOf } from "./database-urls.ts";
import { readNearestFile } from "./environment-files.ts";
import { noteVariable, readVariable } from "./variables.ts";

const TRUE = /^(?:true|on|ok|y|yes|1|t)$/i;

/** What a cast makes of the text of a variable. */
function castText(text: string, cast: string): Value {
  switch (cast) {
    case "bool":
      return TRUE.test(text.trim());
    case "int":
    case "float": {
      const number = Number(text);
      return text.trim() === "" || Number.isNaN(number) ? new Unknown(`${cast}(${text})`) : number;
    }
    case "list":
    case "tuple":
    case "set":
      return new List(text === "" ? [] : text.split(",").map((part) => part.trim()), cast);
    case "path":
      return new FilePath(text);
    case "db":
      return databaseOf(text);
    case "json":
    case "dict":
    case "cache":
    case "email":
      return new Unknown(text);
    default:
      return text;
  }
}

/** The name of a cast that is given as a type: `bool`, `environ.Env.list`, `[str]`. */
function castName(value: Value | undefined): string {
  if (value instanceof List) return value.kind;
  if (value instanceof Dict) return "dict";
  return value instanceof Native || value instanceof External
    ? (value.name.split(".").at(-1) ?? "")
    : "";
}

/** `env(…)` of django-environ and environs: a variable, how it is cast, and what it is by default. */
function read(args: Args, machine: Machine, cast: string, preset: Value | undefined): Value {
  const rest = { ...args, positional: args.positional.slice(1) };
  const scheme = schemeOf(args.positional[0], rest);
  const asked = cast || castName(scheme?.cast);
  const fallback = preset === undefined ? scheme?.preset : preset;
  const value = readRequired(rest, machine, fallback);
  if (typeof value === "string" && (value !== fallback || asked === "db" || asked === "path"))
    return eachCast(castText(value, asked), args.named.get("subcast"), rest, machine);
  return value;
}

/** `env.list(name, subcast=int)`. */
function eachCast(value: Value, subcast: Value | undefined, args: Args, machine: Machine): Value {
  if (!(value instanceof List) || subcast === undefined || forced(subcast) === null) return value;
  const cast = (item: Value) =>
    call(forced(subcast), { ...args, positional: [item], named: new Map() }, machine);
  return new List(value.values.map(cast), value.kind, value.complete);
}

function readRequired(args: Args, machine: Machine, preset: Value | undefined): Value {
  if (preset !== undefined || !machine.catches("ImproperlyConfigured"))
    return readVariable(args, machine, preset);
  const name = forced(args.positional[0] ?? null);
  if (typeof name === "string" && !machine.environment.entries.has(name)) {
    noteVariable(name, true, args, machine);
    throw new Raised("ImproperlyConfigured", `Set the ${name} environment variable`);
  }
  return readVariable(args, machine);
}

/** The cast and default that `environ.Env(NAME=(bool, False))` declares for a variable. */
function schemeOf(
  env: Value | undefined,
  args: Args,
): { cast: Value; preset: Value | undefined } | undefined {
  const name = forced(args.positional[0] ?? null);
  const declared =
    env instanceof Instance && typeof name === "string" ? env.args.named.get(name) : undefined;
  if (declared === undefined) return undefined;
  const value = forced(declared);
  if (!(value instanceof List)) return { cast: value, preset: undefined };
  const [cast = null, preset] = value.values;
  return { cast, preset };
}

/** Methods whose second argument is the default. */
function reader(cast: string): NativeCall {
  return (args, machine) => read(args, machine, cast, given(args, 2, "default"));
}

/** `env(name, cast, default)`: here the second argument is the cast. */
const callEnviron: NativeCall = (args, machine) => {
  const cast = argument(args, 2, "cast");
  return read(args, machine, castName(cast), given(args, 3, "default"));
};

const CASTS: Readonly<Record<string, string>> = {
  str: "str",
  unicode: "str",
  bytes: "str",
  url: "url",
  bool: "bool",
  int: "int",
  float: "float",
  list: "list",
  tuple: "tuple",
  json: "json",
  dict: "dict",
  path: "path",
  db: "db",
  db_url: "db",
  dj_db_url: "db",
  cache: "cache",
  cache_url: "cache",
  dj_cache_url: "cache",
  email: "email",
  email_url: "email",
  dj_email_url: "email",
  search_url: "json",
};

/** The database of `env.db()` is that of DATABASE_URL. */
function database(args: Args, machine: Machine): Value {
  const [env, name = args.named.get("var") ?? "DATABASE_URL", ...rest] = args.positional;
  return reader("db")({ ...args, positional: [env ?? null, name, ...rest] }, machine);
}

function methodsOf(library: string): Record<string, NativeCall> {
  const methods = Object.entries(CASTS).map(([name, cast]) => [
    `${library}().${name}`,
    reader(cast),
  ]);
  return {
    ...Object.fromEntries(methods),
    [`${library}().db`]: database,
    [`${library}().db_url`]: database,
  };
}

/** `config(name, default=…, cast=…)` of python-decouple. */
function decouple(args: Args, machine: Machine): Value {
  readNearestFile(args, machine);
  const preset = argument(args, 1, "default");
  const cast = argument(args, 2, "cast");
  if (preset === undefined && machine.catches("UndefinedValueError") && !isSet(args, machine)) {
    noteVariable(String(forced(args.positional[0] ?? "")), true, args, machine);
    throw new Raised("UndefinedValueError");
  }
  const value = readVariable(args, machine, preset);
  if (cast === undefined || value instanceof Unknown) return value;
  if (castName(cast) === "bool") {
    if (typeof value === "boolean" || typeof value === "number") return Boolean(value);
    return typeof value === "string" ? castText(value, "bool") : unknown(args);
  }
  return call(cast, { ...args, positional: [value], named: new Map() }, machine);
}

function isSet(args: Args, machine: Machine): boolean {
  const name = forced(args.positional[0] ?? null);
  return typeof name === "string" && machine.environment.entries.has(name);
}

/** `Csv(cast=…)` of python-decouple, called with the text. */
function callCsv(args: Args, machine: Machine): Value {
  const csv = argument(args, 0);
  const text = argument(args, 1);
  if (text === null) return new List([]);
  if (typeof text !== "string") return unknown(args);
  const cast =
    csv instanceof Instance ? (csv.args.named.get("cast") ?? csv.args.positional[0]) : undefined;
  const parts = text.split(",").flatMap((part) => (part.trim() ? [part.trim()] : []));
  const values = parts.map((part) =>
    cast === undefined ? part : call(cast, { positional: [part], named: new Map() }, machine),
  );
  const post = csv instanceof Instance ? csv.args.named.get("post_process") : undefined;
  return new List(values, castName(post && forced(post)) === "tuple" ? "tuple" : "list");
}

/** Decouple's own ways to make a reader: all read the environment first. */
function callConfig(args: Args, machine: Machine): Value {
  return decouple({ ...args, positional: args.positional.slice(1) }, machine);
}

export const ENVIRONMENT: Readonly<Record<string, NativeCall>> = {
  "os.getenv": (args, machine) => readVariable(args, machine, argument(args, 1, "default") ?? null),
  "os.environ.get": (args, machine) =>
    readVariable(args, machine, argument(args, 1, "default") ?? null),
  ...methodsOf("environ.Env"),
  ...methodsOf("environ.FileAwareEnv"),
  ...methodsOf("environs.Env"),
  ...methodsOf("environs.FileAwareEnv"),
  "environ.Env().__call__": callEnviron,
  "environ.FileAwareEnv().__call__": callEnviron,
  "environs.Env().__call__": reader(""),
  "environs.FileAwareEnv().__call__": reader(""),
  "decouple.config": decouple,
  "decouple.AutoConfig().__call__": callConfig,
  "decouple.Config().__call__": callConfig,
  "decouple.Csv().__call__": callCsv,
  // The text is what matters of a URL; its parts are what a URL has.
  "urllib.parse.urlparse": (args) => urlParts(argument(args, 0), args),
  "urllib.parse.quote": (args) => argument(args, 0) ?? unknown(args),
  "urllib.parse.quote_plus": (args) => argument(args, 0) ?? unknown(args),
};

function urlParts(url: Value | undefined, args: Args): Value {
  if (typeof url !== "string") return unknown(args);
  const parts = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/(?:[^@/]*@)?([^/?#]*))?([^?#]*)/i.exec(url);
  const made = new Instance(new External("urllib.parse.ParseResult"), args);
  made.fields
    .set("scheme", parts?.[1] ?? "")
    .set("netloc", parts?.[2] ?? "")
    .set("path", parts?.[3] ?? "");
  made.fields.set("hostname", (parts?.[2] ?? "").replace(/:\d+$/, "") || null);
  return made;
}
