import type { Node } from "../../python/parse.ts";
import type { Tree } from "../../tree/tree.ts";
import type { Sources } from "../sources.ts";
import { importModule } from "./imports.ts";
import { PATH_ROOT } from "./paths.ts";
import { Scope } from "./scope.ts";
import { runEach } from "./statements.ts";
import { Trace } from "./trace.ts";
import { Dict, Instance, Lazy, List, type Key, Module, type Value } from "./values.ts";

/** What evaluation asks of the world around the code. */
export interface Outside {
  tree: Tree;
  sources: Pick<Sources, "syntax">;
  /** Environment variables that are set. */
  environment: ReadonlyMap<string, string>;
  /** The command line that the code sees; that of a development server by default. */
  argv?: readonly string[];
  /** Folders that modules are looked up in, as `sys.path` at the start; "" is the repository itself. */
  paths: readonly string[];
  /** Whether a top-level module that is not in the repository can be imported; undefined: not known. */
  installed: (module: string) => boolean | undefined;
  /** The version of an installed package, where it is known. */
  versionOf: (distribution: string) => string | undefined;
}

/** An environment variable that the code reads. */
export interface Variable {
  name: string;
  /** Whether there is no default, so that the code fails without it. */
  required: boolean;
  path: string;
  line: number;
}

/** Something met on the way that a reader of the facts should know. */
export interface Note {
  path: string;
  /** 1-based. */
  line: number;
  message: string;
}

/** An assignment at the top level of a module. */
export interface Place {
  path: string;
  /** 1-based. */
  line: number;
}

/** A Python exception. */
export class Raised extends Error {
  readonly type: string;

  constructor(type: string, message = "") {
    super(message);
    this.type = type;
  }
}

/** Thrown when code runs on without an end in sight: settings do not. */
export class Exhausted extends Error {}

/** Some four times what the largest projects known take. */
const MOST_STEPS = 100_000;

/**
 * Runs the part of Python that settings and URL configurations are made of, over a tree of files:
 * nothing is executed, and what cannot be known stays open (see `Unknown` and `Maybe`). Cost is
 * proportional to what is asked: a module is read when something of it is needed.
 */
export class Machine {
  readonly outside: Outside;
  /** `os.environ`. */
  readonly environment: Dict;
  /** `sys.path`. */
  readonly path: List;
  readonly argv: List;
  readonly modules = new Map<string, Module>();
  readonly variables = new Map<string, Variable>();
  /** How many imports have not been followed: nothing of them was needed so far. */
  unfollowed = 0;
  readonly notes: Note[] = [];
  /** Files that were read as the environment: `.env` and samples of it. */
  readonly environmentFiles = new Set<string>();
  /** Where names are assigned at the top level of a module, in the order of execution. */
  readonly assigned = new Map<string, Place[]>();
  /** How the settings came to their values. */
  trace = new Trace();
  /** The exceptions that enclosing `try` statements catch. */
  readonly handlers: (readonly string[])[] = [];
  /** Where a library takes over, and can give any setting another value when the code runs. */
  late: Place | undefined;
  /** What `django.conf.settings` is; there once the settings are known. */
  settings: Instance | undefined;
  depth = 0;
  /** How many undecided conditions the code that runs is under. */
  undecided = 0;
  #steps = 0;

  constructor(outside: Outside) {
    this.outside = outside;
    const environment = new Map<Key, Value>(outside.environment);
    this.environment = new Dict(environment);
    this.argv = new List([...(outside.argv ?? ["manage.py", "runserver"])]);
    this.path = new List(outside.paths.map((path) => (path ? `${PATH_ROOT}/${path}` : PATH_ROOT)));
  }

  /**
   * A machine that has run what this one has, over another state of the files. It is right where all that was read so
   * far reads the same there, and nothing is unfollowed: what imports are followed to, they look up here.
   */
  over(outside: Outside): Machine {
    const other = new Machine(outside);
    other.environment.entries.clear();
    for (const [name, value] of this.environment.entries)
      other.environment.entries.set(name, value);
    other.environment.complete = this.environment.complete;
    other.path.items = [...this.path.items];
    other.path.complete = this.path.complete;
    other.argv.items = [...this.argv.items];
    for (const [name, module] of this.modules) other.modules.set(name, module);
    for (const [name, variable] of this.variables) other.variables.set(name, variable);
    for (const [name, places] of this.assigned) other.assigned.set(name, [...places]);
    for (const file of this.environmentFiles) other.environmentFiles.add(file);
    other.notes.push(...this.notes);
    other.trace = this.trace.copy();
    other.late = this.late;
    if (this.settings) {
      other.settings = new Instance(this.settings.type, this.settings.args);
      for (const [name, value] of this.settings.fields) other.settings.fields.set(name, value);
    }
    return other;
  }

  /** What an import gives, followed when it is needed. */
  later(name: string, follow: () => Value): Lazy {
    this.unfollowed++;
    return new Lazy(name, () => {
      this.unfollowed--;
      return follow();
    });
  }

  /** Runs a file as the module of this name, or gives what it gave when it ran. */
  load(name: string, path: string): Module {
    const known = this.modules.get(name);
    if (known) return known;
    const module = new Module(name, path);
    this.modules.set(name, module);
    const root = this.outside.sources.syntax(path);
    module.members.set("__name__", name);
    module.members.set("__file__", `${PATH_ROOT}/${path}`);
    if (root) {
      try {
        runEach(root, new Scope(module), this);
      } catch (error) {
        // A value that holds itself is deeper than any stack.
        if (!(error instanceof Exhausted || error instanceof RangeError)) throw error;
        this.note(path, 1, "is too long a computation; facts are as far as it was followed");
      }
    }
    return module;
  }

  /** The module of a dotted name as `import` finds it; undefined where it is not in the repository. */
  find(name: string): Module | undefined {
    return importModule(name, this);
  }

  note(path: string, line: number, message: string): void {
    if (
      !this.notes.some(
        (note) => note.path === path && note.line === line && note.message === message,
      )
    )
      this.notes.push({ path, line, message });
  }

  noteAt(node: Node | undefined, scope: Scope | undefined, message: string): void {
    if (scope) this.note(scope.module.path, (node?.startPosition.row ?? 0) + 1, message);
  }

  /** Whether an enclosing `try` would catch this exception. */
  catches(type: string): boolean {
    return this.handlers.some((types) => catches(types, type));
  }

  /** Begins a new computation: what others cost does not count against it. */
  begin(): void {
    this.#steps = 0;
  }

  step(cost = 1): void {
    this.#steps += cost;
    if (this.#steps > MOST_STEPS) throw new Exhausted();
  }
}

/** The built-in exceptions that settings meet, with what catches them beside `Exception`. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  ModuleNotFoundError: ["ImportError"],
  KeyError: ["LookupError"],
  IndexError: ["LookupError"],
  FileNotFoundError: ["OSError", "IOError", "EnvironmentError"],
  UndefinedValueError: ["Exception"],
  EnvError: ["ValueError"],
};

/** Whether handlers of these types catch an exception; a bare `except` is the empty name. */
export function catches(handlers: readonly string[], type: string): boolean {
  const names = ["", "Exception", "BaseException", type, ...(PARENTS[type] ?? [])];
  return handlers.some((handler) => names.includes(handler));
}
