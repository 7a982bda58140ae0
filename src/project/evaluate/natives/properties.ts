import type { Machine } from "../machine.ts";
import { Dict, External, Instance, List, NO_ARGS, type Value } from "../values.ts";

/** `sys.modules`, as it is asked whether tests are running; its modules are looked up by name. */
export const MODULES = new Dict(new Map(["sys", "os", "builtins"].map((name) => [name, true])));

/** The reader that environs makes for everyone. */
const ENVIRONS = new Instance(new External("environs.Env"), NO_ARGS);

/** Values outside of the repository that settings look at, by their dotted names: a development machine. */
export function property(name: string, machine: Machine): Value | undefined {
  switch (name) {
    case "os.environ":
      return machine.environment;
    case "sys.path":
      return machine.path;
    case "sys.argv":
      return machine.argv;
    case "dj_database_url.DEFAULT_ENV":
      return "DATABASE_URL";
    case "environs.env":
      return ENVIRONS;
    case "sys.modules":
      return MODULES;
    case "sys.platform":
      return "linux";
    case "sys.version_info":
      return new List([3, 13, 0, "final", 0], "tuple");
    case "os.name":
      return "posix";
    case "os.sep":
    case "os.path.sep":
      return "/";
    case "os.curdir":
      return ".";
    case "os.pardir":
      return "..";
    case "typing.TYPE_CHECKING":
      return false;
    case "django.VERSION":
      return djangoVersion(machine);
    case "django.conf.settings":
      return machine.settings;
    default:
      return CONSTANTS[name];
  }
}

/** Numbers that are named. */
const LEVELS = { DEBUG: 10, INFO: 20, WARNING: 30, ERROR: 40, CRITICAL: 50 };
const MESSAGES = { DEBUG: 10, INFO: 20, SUCCESS: 25, WARNING: 30, ERROR: 40 };

const CONSTANTS: Readonly<Record<string, number>> = {
  ...named("logging", { ...LEVELS, NOTSET: 0, WARN: 30, FATAL: 50 }),
  ...named("django.contrib.messages", MESSAGES),
  ...named("django.contrib.messages.constants", MESSAGES),
};

function named(module: string, values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${module}.${name}`, value]),
  );
}

function djangoVersion(machine: Machine): Value | undefined {
  const version = machine.outside.versionOf("django");
  const parts = version?.split(".").map(Number);
  if (!parts || parts.some(Number.isNaN)) return undefined;
  return new List([parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, "final", 0], "tuple");
}
