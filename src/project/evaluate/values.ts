import type { Node } from "../../python/parse.ts";
import type { Machine } from "./machine.ts";
import type { Scope } from "./scope.ts";

/** What an expression is worth, as far as it can be known without Python. */
export type Value =
  | null
  | boolean
  | number
  | string
  | List
  | Dict
  | FilePath
  | Unknown
  | External
  | Lazy
  | Module
  | Func
  | Class
  | Instance
  | Attribute
  | Bound
  | Native;

/** What only Python, or the machine it runs on, knows. */
export class Unknown {
  readonly reason: string;
  /** The values that it can have, where they are known. */
  readonly options: readonly Value[];
  /** What a text begins with, where only the rest of it is not known. */
  readonly prefix: string;

  constructor(reason: string, options: readonly Value[] = [], prefix = "") {
    this.reason = reason;
    this.options = options;
    this.prefix = prefix;
  }
}

/** An item of a list that is there under a condition which cannot be decided. */
export class Maybe {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

export type Item = Value | Maybe;

export class List {
  items: Item[];
  readonly kind: "list" | "tuple" | "set";
  /** Whether these are all the items. */
  complete: boolean;

  constructor(items: Item[], kind: "list" | "tuple" | "set" = "list", complete = true) {
    this.items = items;
    this.kind = kind;
    this.complete = complete;
  }

  get values(): Value[] {
    return this.items.map((item) => (item instanceof Maybe ? item.value : item));
  }
}

export type Key = string | number | boolean | null;

export class Dict {
  readonly entries: Map<Key, Value>;
  /** Whether these are all the entries. */
  complete: boolean;

  constructor(entries: Map<Key, Value> = new Map(), complete = true) {
    this.entries = entries;
    this.complete = complete;
  }
}

/** A `pathlib.Path`, or an `environ.Path`, which can be called and subtracted from. */
export class FilePath {
  readonly path: string;

  constructor(path: string) {
    this.path = path.replace(/(?<=.)\/+$/, "");
  }
}

/** A module, class or function that is not in the repository, by its dotted name. */
export class External {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** What was imported, found out when it is needed: most imports never are. */
export class Lazy {
  /** The dotted name, such as `apps.shop.views.index`. */
  readonly name: string;
  readonly #force: () => Value;
  #value: { value: Value } | undefined;

  constructor(name: string, force: () => Value) {
    this.name = name;
    this.#force = force;
  }

  get value(): Value {
    if (!this.#value) {
      // A module that imports itself in a circle asks for a name before it has one.
      this.#value = { value: new Unknown(`${this.name} is imported in a circle`) };
      this.#value = { value: forced(this.#force()) };
    }
    return this.#value.value;
  }
}

/** A module of the repository. */
export class Module {
  readonly name: string;
  readonly path: string;
  readonly members: Map<string, Value>;

  constructor(name: string, path: string, members: Map<string, Value> = new Map()) {
    this.name = name;
    this.path = path;
    this.members = members;
  }
}

export class Func {
  readonly name: string;
  /** Parameters and body of a `function_definition` or a `lambda`. */
  readonly node: Node;
  readonly scope: Scope;
  readonly kind: "function" | "static" | "class" | "property";

  constructor(name: string, node: Node, scope: Scope, kind: Func["kind"] = "function") {
    this.name = name;
    this.node = node;
    this.scope = scope;
    this.kind = kind;
  }
}

export class Class {
  readonly name: string;
  readonly bases: readonly Value[];
  readonly members: Map<string, Value>;
  readonly module: Module;
  /** 1-based. */
  readonly line: number;

  constructor(
    name: string,
    bases: readonly Value[],
    members: Map<string, Value>,
    module: Module,
    line: number,
  ) {
    this.name = name;
    this.bases = bases;
    this.members = members;
    this.module = module;
    this.line = line;
  }
}

/** What calling a class gave. Of one outside the repository, it is known how it was made and used. */
export class Instance {
  readonly type: Class | External;
  readonly args: Args;
  readonly fields: Map<string, Value> = new Map();
  readonly calls: { method: string; args: Args }[] = [];

  constructor(type: Class | External, args: Args) {
    this.type = type;
    this.args = args;
  }
}

/** An attribute of an instance whose class is outside of the repository. */
export class Attribute {
  readonly of: Instance;
  readonly name: string;

  constructor(of: Instance, name: string) {
    this.of = of;
    this.name = name;
  }
}

export class Bound {
  readonly self: Value;
  readonly func: Func;
  /** The class that the function was found in, for `super()`. */
  readonly owner: Class;

  constructor(self: Value, func: Func, owner: Class) {
    this.self = self;
    this.func = func;
    this.owner = owner;
  }
}

/** A function that we know better than its source would tell. */
export class Native {
  readonly name: string;
  readonly call: NativeCall;
  /** Whether it looks at the text of its arguments, which are not evaluated before. */
  readonly takesNodes: boolean;

  constructor(name: string, call: NativeCall, takesNodes = false) {
    this.name = name;
    this.call = call;
    this.takesNodes = takesNodes;
  }
}

export type NativeCall = (args: Args, machine: Machine) => Value;

export interface Args {
  positional: readonly Value[];
  named: ReadonlyMap<string, Value>;
  /** The call, for its text and place; undefined where we call. */
  node?: Node | undefined;
  scope?: Scope | undefined;
}

export const NO_ARGS: Args = { positional: [], named: new Map() };

/** The value behind an import. */
export function forced(value: Value): Value {
  return value instanceof Lazy ? value.value : value;
}

/** Whether nothing can be decided by it. */
export function isOpaque(value: Value): value is Unknown | Instance | Attribute {
  return value instanceof Unknown || value instanceof Instance || value instanceof Attribute;
}
