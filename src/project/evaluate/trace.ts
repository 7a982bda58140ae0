import type { Node } from "../../python/parse.ts";
import type { Scope } from "./scope.ts";
import type { Value } from "./values.ts";

/** A condition that a statement stands under. */
export interface Condition {
  text: string;
  /** Whether it has to hold, or not to. */
  holds: boolean;
  /** Whether nothing decides it before the code runs. */
  open: boolean;
}

/** An environment variable that a statement read. */
export interface Read {
  name: string;
  /** What it is where it is not set; undefined where the code needs it. */
  preset: Value | undefined;
}

/** A statement that gave a name its value, or changed that. */
export interface Touch {
  /** The dotted name of the module. */
  module: string;
  path: string;
  /** 1-based. */
  line: number;
  /** `set`, or a change of what was there: `+=`, an item, a method. */
  how: "set" | "change" | "delete";
  /** The statement. */
  node: Node;
  conditions: readonly Condition[];
  reads: readonly Read[];
  /** Statements count up as they run. */
  order: number;
}

interface Flow {
  into: string;
  from: string;
  /** `*` is all of them. */
  name: string;
  bound: string;
}

/** Methods that change the list or dictionary that they are called on. */
const CHANGING =
  /^(?:append|add|extend|insert|remove|discard|pop|clear|sort|reverse|update|setdefault|popitem|difference_update)$/;

/** Remembers how names of modules came to their values: by which statements, under which conditions, from which modules. */
export class Trace {
  readonly #touches = new Map<string, Touch[]>();
  readonly #flows: Flow[] = [];
  #conditions: readonly Condition[] = [];
  #reads: Read[] = [];
  #order = 0;

  /** A statement begins; what it gives is called at its end. Functions run within one, and are part of it. */
  begin(node: Node, scope: Scope): () => void {
    const names = scope.kind === "module" ? touched(node) : [];
    if (names.length === 0) return () => {};
    const before = this.#reads;
    const conditions = this.#conditions;
    this.#reads = [];
    return () => {
      for (const { name, how } of names) {
        const touch: Touch = {
          module: scope.module.name,
          path: scope.module.path,
          line: node.startPosition.row + 1,
          how,
          node,
          conditions,
          reads: this.#reads,
          order: this.#order++,
        };
        const known = this.#touches.get(name);
        if (known) known.push(touch);
        else this.#touches.set(name, [touch]);
      }
      this.#reads = before;
    };
  }

  /** Runs what stands under a condition. */
  under<T>(condition: Node | null, holds: boolean, open: boolean, work: () => T): T {
    if (!condition) return work();
    const before = this.#conditions;
    this.#conditions = [...before, { text: condition.text, holds, open }];
    try {
      return work();
    } finally {
      this.#conditions = before;
    }
  }

  read(name: string, preset: Value | undefined): void {
    if (!this.#reads.some((one) => one.name === name)) this.#reads.push({ name, preset });
  }

  /** A module takes over a name of another. */
  flows({ module, kind }: Scope, from: string, name: string, bound: string): void {
    if (kind === "module") this.#flows.push({ into: module.name, from, name, bound });
  }

  /** The same memory, for what runs on from here elsewhere. */
  copy(): Trace {
    const other = new Trace();
    for (const [name, touches] of this.#touches) other.#touches.set(name, [...touches]);
    other.#flows.push(...this.#flows);
    other.#order = this.#order;
    return other;
  }

  /** The statements that a name of a module has its value from, in the order of execution. */
  of(module: string, name: string): Touch[] {
    return this.sources(module, name)
      .flatMap((source) =>
        (this.#touches.get(source.name) ?? []).filter((touch) => touch.module === source.module),
      )
      .sort((a, b) => a.order - b.order);
  }

  /** The modules that a name can come by, each with the name that it has there. */
  sources(
    module: string,
    name: string,
    known: { module: string; name: string }[] = [],
  ): readonly { module: string; name: string }[] {
    if (known.some((one) => one.module === module && one.name === name)) return known;
    known.push({ module, name });
    for (const flow of this.#flows) {
      if (flow.into !== module) continue;
      if (flow.name === "*") this.sources(flow.from, name, known);
      else if (flow.bound === name) this.sources(flow.from, flow.name, known);
    }
    return known;
  }
}

/** The names that a statement gives a value, or changes the value of. */
export function touched(node: Node): { name: string; how: Touch["how"] }[] {
  switch (node.type) {
    case "assignment": {
      const target = node.childForFieldName("left");
      const right = node.childForFieldName("right");
      if (!target || !right) return [];
      return [...targets(target), ...(right.type === "assignment" ? touched(right) : [])];
    }
    case "augmented_assignment": {
      const name = rootName(node.childForFieldName("left"));
      return name === undefined ? [] : [{ name, how: "change" }];
    }
    case "call": {
      const callee = node.childForFieldName("function");
      const method = callee?.childForFieldName("attribute")?.text ?? "";
      const name = rootName(callee?.childForFieldName("object") ?? null);
      return name !== undefined && CHANGING.test(method) ? [{ name, how: "change" }] : [];
    }
    case "delete_statement":
      return node.namedChildren.flatMap((each) => {
        const name = rootName(each);
        const how = each.type === "identifier" ? "delete" : "change";
        return name === undefined ? [] : [{ name, how }];
      });
    default:
      return [];
  }
}

function targets(target: Node): { name: string; how: Touch["how"] }[] {
  if (target.type === "identifier") return [{ name: target.text, how: "set" }];
  if (target.type === "subscript" || target.type === "attribute") {
    const name = rootName(target);
    return name === undefined ? [] : [{ name, how: "change" }];
  }
  return target.namedChildren.flatMap(targets);
}

/** The name that a chain of subscripts, attributes and calls begins with. */
function rootName(node: Node | null): string | undefined {
  let root = node;
  while (root && root.type !== "identifier") {
    const field = { subscript: "value", attribute: "object", call: "function" }[root.type];
    root = field === undefined ? null : root.childForFieldName(field);
  }
  return root?.text;
}
