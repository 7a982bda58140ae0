import { importModule } from "./evaluate/imports.ts";
import type { Machine } from "./evaluate/machine.ts";
import { INCLUDE, ROUTE } from "./evaluate/natives/urls.ts";
import { textOf } from "./evaluate/operators.ts";
import {
  Attribute,
  External,
  forced,
  Instance,
  type Item,
  List,
  Maybe,
  Module,
  Unknown,
  type Value,
} from "./evaluate/values.ts";

export interface Route {
  /** The whole pattern, from the root of the site. */
  route: string;
  /** Whether the pattern, or a part of it, is a regular expression. */
  regex: boolean;
  /** The view as it is written, or `include(…)` where what is included is not in the repository. */
  view: string;
  /** The dotted name of the view, where that is plain. */
  target: string | undefined;
  /** With its namespaces: `polls:detail`. */
  name: string | undefined;
  path: string;
  /** 1-based. */
  line: number;
  /** Whether it is there under a condition that cannot be decided without running the code. */
  conditional: boolean;
}

interface Position {
  prefix: string;
  regex: boolean;
  namespaces: readonly string[];
  conditional: boolean;
  depth: number;
}

/** A circle of includes is an error in Django; here it ends. */
const DEEPEST = 12;

/** The routes of a URL configuration and of all that it includes, in the order that Django tries them. */
export function readRoutes(rootUrlconf: string, machine: Machine): Route[] {
  machine.begin();
  const routes: Route[] = [];
  const module = importModule(rootUrlconf, machine);
  const start = { prefix: "", regex: false, namespaces: [], conditional: false, depth: 0 };
  if (module) walk(patternsOf(module), start, machine, routes);
  return routes;
}

function patternsOf(module: Module): Value {
  return forced(module.members.get("urlpatterns") ?? null);
}

function walk(patterns: Value, position: Position, machine: Machine, into: Route[]): void {
  const list = forced(patterns);
  if (list instanceof Attribute) return visit(list, position, machine, into);
  if (!(list instanceof List) || position.depth > DEEPEST) return;
  for (const item of list.items) visit(item, position, machine, into);
}

function visit(item: Item, position: Position, machine: Machine, into: Route[]): void {
  const value = forced(item instanceof Maybe ? item.value : item);
  const conditional = position.conditional || item instanceof Maybe;
  if (value instanceof List) return walk(value, { ...position, conditional }, machine, into);
  if (value instanceof Attribute && value.name === "urls")
    return registered(value.of, { ...position, conditional }, machine, into);
  if (!(value instanceof Instance) || typeNameOf(value) !== ROUTE) return;
  const regex = position.regex || value.fields.get("kind") === "re_path";
  const prefix = position.prefix + routeText(value);
  const view = value.fields.get("view");
  const here = { ...position, prefix, regex, conditional, depth: position.depth + 1 };
  const included = view instanceof Instance && typeNameOf(view) === INCLUDE ? view : undefined;
  if (included) return include(included, here, value, machine, into);
  const fields = view instanceof Instance ? view.fields : new Map<string, Value>();
  into.push(
    route(
      here,
      value,
      String(fields.get("text") ?? ""),
      textField(fields.get("target")),
      value.fields.get("name"),
    ),
  );
}

/** `^` and `$` only say where the parts begin and end. */
function routeText(instance: Instance): string {
  const given = forced(instance.fields.get("route") ?? null);
  const text = given instanceof Unknown ? `<${given.reason}>` : (textOf(given) ?? "");
  return instance.fields.get("kind") === "re_path"
    ? text.replace(/^\^/, "").replace(/(?<!\\)\$$/, "")
    : text;
}

function route(
  position: Position,
  instance: Instance,
  view: string,
  target: string | undefined,
  given: Value | undefined,
): Route {
  const name = textField(given === undefined ? undefined : forced(given));
  const { node, scope } = instance.args;
  return {
    route: position.prefix,
    regex: position.regex,
    view: view.replace(/\s+/g, " "),
    target,
    name: name === undefined ? undefined : [...position.namespaces, name].join(":"),
    path: scope?.module.path ?? "",
    line: (node?.startPosition.row ?? 0) + 1,
    conditional: position.conditional,
  };
}

function textField(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function include(
  included: Instance,
  position: Position,
  at: Instance,
  machine: Machine,
  into: Route[],
): void {
  const namespace = textField(included.fields.get("namespace"));
  let target = forced(included.fields.get("target") ?? null);
  let space = namespace;
  // `(patterns, app_namespace)`, or with admin's `(patterns, app_namespace, namespace)`.
  if (target instanceof List && target.kind === "tuple" && !isPattern(target.values[0])) {
    const [patterns = null, app = null, instance = null] = target.values.map(forced);
    space = namespace ?? textField(instance) ?? textField(app);
    target = patterns;
  }
  const module = typeof target === "string" ? importModule(target, machine) : target;
  if (module instanceof Module) {
    const named = namespace ?? textField(forced(module.members.get("app_name") ?? null));
    return walk(patternsOf(module), within(position, space ?? named), machine, into);
  }
  const inner = within(position, space);
  if (target instanceof List) return walk(target, inner, machine, into);
  if (target instanceof Attribute && target.name === "urls" && target.of.calls.length > 0)
    return registered(target.of, inner, machine, into);
  const name =
    typeof target === "string"
      ? target
      : target instanceof External
        ? target.name
        : included.args.node?.text;
  into.push(route(position, at, `include(${name ?? "…"})`, undefined, undefined));
}

function isPattern(value: Value | undefined): boolean {
  const known = value === undefined ? null : forced(value);
  return known instanceof Instance && typeNameOf(known) === ROUTE;
}

function within(position: Position, namespace: string | undefined): Position {
  return namespace ? { ...position, namespaces: [...position.namespaces, namespace] } : position;
}

/** A viewset that a router of Django REST framework was given counts as the route of its list. */
function registered(router: Instance, position: Position, machine: Machine, into: Route[]): void {
  for (const { method, args } of router.calls) {
    if (method === "extend") extendRouter(args.positional[0] ?? null, position, machine, into);
    if (method !== "register") continue;
    const prefix = forced(args.positional[0] ?? args.named.get("prefix") ?? null);
    const view = args.positional[1] ?? args.named.get("viewset");
    const nodes = args.node?.childForFieldName("arguments")?.namedChildren ?? [];
    const text = nodes.filter(({ type }) => type !== "comment")[1]?.text ?? "";
    const instance = new Instance(new External(ROUTE), args);
    const here = {
      ...position,
      prefix: `${position.prefix}${textOf(prefix) ?? "<…>"}/`,
      regex: position.regex,
    };
    const base = args.named.get("basename") ?? args.named.get("base_name") ?? args.positional[2];
    const name = typeof base === "string" ? `${base}-list` : undefined;
    into.push(route(here, instance, text, nameOfView(view), name));
  }
}

function extendRouter(value: Value, position: Position, machine: Machine, into: Route[]): void {
  const other = forced(value);
  if (other instanceof Instance) registered(other, position, machine, into);
}

function nameOfView(view: Value | undefined): string | undefined {
  return view !== undefined && view !== null && typeof view === "object" && "name" in view
    ? String(view.name)
    : undefined;
}

function typeNameOf({ type }: Instance): string {
  return type.name;
}
