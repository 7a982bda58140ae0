import type { Class, Module, Value } from "./values.ts";

/** Where names live while code runs: a module, a class body, a function or a comprehension. */
export class Scope {
  readonly names: Map<string, Value>;
  readonly parent: Scope | undefined;
  readonly module: Module;
  readonly kind: "module" | "class" | "function";
  /** Names that a `global` statement sends to the module. */
  readonly globals = new Set<string>();
  /** Values of `return` in branches that could not be decided. */
  readonly returns: Value[] = [];
  /** The method that this is the body of, for `super()`. */
  method: { self: Value; owner: Class } | undefined;
  /** Values of `yield`; there where the function is a generator. */
  yields: Value[] | undefined;

  constructor(
    module: Module,
    kind: Scope["kind"] = "module",
    parent?: Scope,
    names: Map<string, Value> = kind === "module" ? module.members : new Map(),
  ) {
    this.module = module;
    this.kind = kind;
    this.parent = parent;
    this.names = names;
  }

  get(name: string): Value | undefined {
    const own = this.names.get(name);
    if (own !== undefined) return own;
    for (let scope = this.parent; scope; scope = scope.parent) {
      // The body of a class is no scope for the functions within it.
      if (scope.kind === "class") continue;
      const value = scope.names.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  set(name: string, value: Value): void {
    if (this.globals.has(name)) this.module.members.set(name, value);
    else this.names.set(name, value);
  }
}
