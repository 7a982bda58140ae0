import { STANDARD_LIBRARY } from "../../python/stdlib.ts";
import type { Node } from "../../python/parse.ts";
import { attributeOf, externalValue } from "./attributes.ts";
import { absoluteName, fileOf, importModule } from "./imports.ts";
import { type Machine, Raised } from "./machine.ts";
import type { Scope } from "./scope.ts";
import { External, List, type Value } from "./values.ts";

/** Runs `import a.b, c as d`. */
export function importNames(node: Node, scope: Scope, machine: Machine): void {
  for (const child of node.childrenForFieldName("name")) {
    if (!child) continue;
    const aliased = child.type === "aliased_import";
    const name = (aliased ? child.childForFieldName("name") : child)?.text ?? "";
    const alias = aliased ? child.childForFieldName("alias")?.text : undefined;
    ensure(name, node, scope, machine);
    const bound = alias ? name : (name.split(".")[0] ?? name);
    scope.set(alias ?? bound, lazyModule(bound, machine));
  }
}

/** Runs `from a import b, c as d` and `from a import *`. */
export function importFrom(node: Node, scope: Scope, machine: Machine): void {
  const from = node.childForFieldName("module_name");
  const level = from?.type === "relative_import" ? dotsOf(from) : 0;
  const written = from?.text.slice(level) ?? "";
  const name = level > 0 ? absoluteName(scope.module, level, written) : written;
  ensure(name, node, scope, machine);
  if (node.namedChildren.some(({ type }) => type === "wildcard_import")) {
    machine.trace.flows(scope, name, "*", "*");
    importStar(name, scope, machine);
    return;
  }
  for (const child of node.childrenForFieldName("name")) {
    if (!child) continue;
    const aliased = child.type === "aliased_import";
    const member = (aliased ? child.childForFieldName("name") : child)?.text ?? "";
    const bound = (aliased ? child.childForFieldName("alias")?.text : undefined) ?? member;
    machine.trace.flows(scope, name, member, bound);
    scope.set(bound, lazyMember(name, member, machine));
  }
}

function dotsOf(relative: Node): number {
  return /^\.+/.exec(relative.text)?.[0].length ?? 0;
}

function lazyModule(name: string, machine: Machine): Value {
  return isLocal(name, machine)
    ? machine.later(name, () => importModule(name, machine) ?? new External(name))
    : externalValue(name, machine);
}

function lazyMember(module: string, member: string, machine: Machine): Value {
  const name = module ? `${module}.${member}` : member;
  if (!isLocal(module || member, machine) && !isLocal(name, machine))
    return externalValue(name, machine);
  return machine.later(name, () => {
    const owner = module ? importModule(module, machine) : undefined;
    return owner
      ? attributeOf(owner, member, machine)
      : (importModule(name, machine) ?? new External(name));
  });
}

/** Copies the public names of a module, which has to run for that. */
function importStar(name: string, scope: Scope, machine: Machine): void {
  const module = importModule(name, machine);
  if (!module) return;
  const listed = module.members.get("__all__");
  const names =
    listed instanceof List
      ? listed.values.filter((item) => typeof item === "string")
      : [...module.members.keys()].filter((key) => !key.startsWith("_"));
  for (const key of names) {
    const value = module.members.get(key);
    if (value !== undefined) scope.set(key, value);
  }
}

function isLocal(name: string, machine: Machine): boolean {
  return fileOf(name, machine) !== undefined;
}

/**
 * Raises `ImportError` where an enclosing `try` is there to catch it: for a module of the repository
 * without its file, as `local_settings` often is, and for a package that is not among the installed ones.
 */
function ensure(name: string, node: Node, scope: Scope, machine: Machine): void {
  const top = name.split(".")[0] ?? name;
  if (STANDARD_LIBRARY.has(top)) return;
  if (isLocal(name, machine)) return;
  const topIsLocal = isLocal(top, machine);
  const importsMember =
    node.type === "import_from_statement" && hasLocalMember(name, node, machine);
  if (importsMember) return;
  if (machine.catches("ImportError")) {
    if (topIsLocal || machine.outside.installed(top) === false)
      throw new Raised("ModuleNotFoundError", `No module named '${name}'`);
  } else if (topIsLocal) {
    machine.noteAt(node, scope, `imports ${name}, which is not there`);
  }
}

/** `from package import module`, where the package has no `__init__` file. */
function hasLocalMember(name: string, node: Node, machine: Machine): boolean {
  return node
    .childrenForFieldName("name")
    .some((child) => child && isLocal(`${name}.${child.text.split(" ")[0]}`, machine));
}
