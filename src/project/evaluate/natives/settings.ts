import { fileOf } from "../imports.ts";
import type { Machine } from "../machine.ts";
import { joinPaths, PATH_ROOT } from "../paths.ts";
import { Scope } from "../scope.ts";
import { runEach } from "../statements.ts";
import {
  type Args,
  Dict,
  External,
  forced,
  Instance,
  Module,
  type NativeCall,
  Unknown,
  type Value,
} from "../values.ts";
import { argument, unknown } from "./arguments.ts";
import { databaseOf } from "./database-urls.ts";
import { matching, pathText } from "./paths.ts";
import { readVariable } from "./variables.ts";
import { STANDARD_LIBRARY } from "../../../python/stdlib.ts";

/** What stands for the class that `get_user_model()` gives. */
export const USER_MODEL = "django.contrib.auth.get_user_model()";

/** `include("components/*.py", optional("local.py"))` of django-split-settings: files run as part of this one. */
function include(args: Args, machine: Machine): Value {
  const { scope } = args;
  if (!scope) return null;
  const folder = scope.module.path.slice(0, Math.max(scope.module.path.lastIndexOf("/"), 0));
  for (const given of args.positional) {
    const pattern = pathText(unwrapped(forced(given)));
    if (pattern === undefined) {
      machine.noteAt(args.node, scope, "includes a file whose name is not known");
      continue;
    }
    for (const path of matching(joinPaths([`${PATH_ROOT}/${folder}`, pattern]), machine))
      runFile(path, scope, machine);
  }
  return null;
}

/** Runs a file with the names of another: they read and set the same ones. */
function runFile(path: string, scope: Scope, machine: Machine): void {
  const root = machine.outside.sources.syntax(path);
  if (!root) return;
  const module = new Module(scope.module.name, path, scope.module.members);
  const file = module.members.get("__file__") ?? "";
  module.members.set("__file__", `${PATH_ROOT}/${path}`);
  runEach(root, new Scope(module, "module", undefined, scope.names), machine);
  module.members.set("__file__", file);
}

function unwrapped(value: Value): Value {
  if (
    value instanceof Instance &&
    value.type instanceof External &&
    value.type.name.endsWith(".optional")
  )
    return forced(value.args.positional[0] ?? null);
  return value;
}

/** `DjangoDynaconf(__name__)`: from here on its files and variables set what they like. */
function dynaconf({ scope, node }: Args, machine: Machine): Value {
  if (scope && node) machine.late = { path: scope.module.path, line: node.startPosition.row + 1 };
  return new Unknown("Dynaconf");
}

/** Whether a module can be found; `importlib.util.find_spec`. */
function findSpec(args: Args, machine: Machine): Value {
  const name = argument(args, 0);
  if (typeof name !== "string") return unknown(args);
  const top = name.split(".")[0] ?? "";
  const isHere = STANDARD_LIBRARY.has(top) || fileOf(name, machine) !== undefined;
  const found = isHere || machine.outside.installed(top);
  if (found === undefined) return unknown(args);
  return found ? new External(`importlib.machinery.ModuleSpec(${name})`) : null;
}

/** A `values.Value(…)` of django-configurations: what it is by default, or the variable where it is set. */
function configured(convert: (value: Value) => Value): NativeCall {
  return (args, machine) => {
    const name = args.named.get("environ_name");
    const preset = argument(args, 0, "default") ?? null;
    if (name === undefined) return convert(preset);
    const variable = forced(name);
    return typeof variable === "string"
      ? convert(readVariable({ ...args, positional: [`DJANGO_${variable}`] }, machine, preset))
      : convert(preset);
  };
}

const same = (value: Value): Value => value;
/** `DatabaseURLValue` gives the whole of DATABASES, with this one as the default. */
const asDatabases = (value: Value): Value =>
  typeof value === "string" ? new Dict(new Map([["default", databaseOf(value)]])) : value;

const VALUES = [
  "",
  "Boolean",
  "Integer",
  "PositiveInteger",
  "Float",
  "Decimal",
  "List",
  "Tuple",
  "Set",
  "Dict",
  "Email",
  "URL",
  "IP",
  "Regex",
  "Path",
  "SingleNestedList",
  "SingleNestedTuple",
];

export const SETTINGS: Readonly<Record<string, NativeCall>> = {
  "split_settings.tools.include": include,
  "dynaconf.DjangoDynaconf": dynaconf,
  "importlib.util.find_spec": findSpec,
  "configurations.values.SecretValue": (args) => new Unknown(args.node?.text ?? "a secret"),
  ...Object.fromEntries(
    VALUES.map((type) => [`configurations.values.${type}Value`, configured(same)]),
  ),
  "configurations.values.DatabaseURLValue": configured(asDatabases),
  "django.contrib.auth.get_user_model": () => new External(USER_MODEL),
  "django.utils.translation.gettext_lazy": (args) => argument(args, 0) ?? unknown(args),
  "django.utils.translation.gettext": (args) => argument(args, 0) ?? unknown(args),
  "django.utils.translation.ugettext_lazy": (args) => argument(args, 0) ?? unknown(args),
};
