import type { Node } from "../../../python/parse.ts";
import { contentOf, evaluate } from "../expressions.ts";
import type { Machine } from "../machine.ts";
import type { Scope } from "../scope.ts";
import {
  External,
  forced,
  Func,
  Instance,
  Lazy,
  List,
  Native,
  type NativeCall,
  NO_ARGS,
  Unknown,
  type Value,
} from "../values.ts";

/** The arguments of a call as nodes: views are named, not run. */
interface Nodes {
  positional: Node[];
  named: Map<string, Node>;
}

function nodesOf(call: Node): Nodes {
  const nodes: Nodes = { positional: [], named: new Map() };
  const list = call.childForFieldName("arguments");
  for (const child of list ? contentOf(list) : []) {
    const value = child.type === "keyword_argument" ? child.childForFieldName("value") : child;
    if (child.type === "keyword_argument" && value)
      nodes.named.set(child.childForFieldName("name")?.text ?? "", value);
    else nodes.positional.push(child);
  }
  return nodes;
}

/** The names that a route and what it includes are made under; urls.ts of the project reads them. */
export const ROUTE = "django.urls.path";
export const INCLUDE = "django.urls.include";

function made(
  type: string,
  fields: Readonly<Record<string, Value>>,
  node: Node,
  scope: Scope,
): Instance {
  const instance = new Instance(new External(type), { ...NO_ARGS, node, scope });
  for (const [name, value] of Object.entries(fields)) instance.fields.set(name, value);
  return instance;
}

/** `path(route, view, kwargs, name)`, `re_path` and the old `url`. */
function route(kind: "path" | "re_path"): NativeCall {
  return ({ node, scope }, machine) => {
    if (!node || !scope) return new Unknown("a route");
    const { positional, named } = nodesOf(node);
    const pattern = positional[0] ?? named.get("route") ?? named.get("regex");
    const view = positional[1] ?? named.get("view");
    const name = named.get("name") ?? positional[3];
    return made(
      ROUTE,
      {
        kind,
        route: pattern ? forced(evaluate(pattern, scope, machine)) : null,
        view: view ? viewOf(view, scope, machine) : null,
        name: name ? forced(evaluate(name, scope, machine)) : null,
      },
      node,
      scope,
    );
  };
}

/** What is included, or the view by its text and, where that is plain, its dotted name. */
function viewOf(node: Node, scope: Scope, machine: Machine): Value {
  if (includes(node, scope, machine)) {
    const value = forced(evaluate(node, scope, machine));
    if (value instanceof Instance && nameOf(value) === INCLUDE) return value;
    if (node.type !== "identifier")
      return made(INCLUDE, { target: value, namespace: null }, node, scope);
  }
  const target = dottedName(node, scope, machine);
  return made("view", { text: node.text, target: target ?? null }, node, scope);
}

function nameOf(instance: Instance): string | undefined {
  return instance.type instanceof External ? instance.type.name : undefined;
}

/** Whether an expression gives further routes: `include(…)`, `admin.site.urls`, a variable that holds one. */
function includes(node: Node, scope: Scope, machine: Machine): boolean {
  if (node.type === "tuple") return true;
  if (node.type === "attribute") return node.childForFieldName("attribute")?.text === "urls";
  if (node.type === "identifier") {
    const value = scope.get(node.text);
    return value instanceof Instance || value instanceof List;
  }
  const callee = node.type === "call" ? node.childForFieldName("function") : null;
  if (callee?.type !== "identifier" && callee?.type !== "attribute") return false;
  const value = evaluate(callee, scope, machine);
  if (value instanceof Native) return value.name.endsWith(".include");
  return value instanceof Func && /include|urls/i.test(value.name);
}

/** The dotted name of `views.index`, `views.Index.as_view(…)`, or of the first view that a decorator is given. */
function dottedName(node: Node, scope: Scope, machine: Machine): string | undefined {
  if (node.type === "call") {
    const callee = node.childForFieldName("function");
    const isAsView =
      callee?.type === "attribute" && callee.childForFieldName("attribute")?.text === "as_view";
    const inner = isAsView
      ? callee.childForFieldName("object")
      : node.childForFieldName("arguments")?.namedChild(0);
    return inner ? dottedName(inner, scope, machine) : undefined;
  }
  if (node.type !== "identifier" && node.type !== "attribute") return undefined;
  const value = evaluate(node, scope, machine);
  if (value instanceof Lazy || value instanceof External) return value.name;
  return value instanceof Func ? `${value.scope.module.name}.${value.name}` : undefined;
}

/** `include(module)`, `include((patterns, app), namespace)`, `include(router.urls)`. */
const include: NativeCall = ({ node, scope }, machine) => {
  if (!node || !scope) return new Unknown("included routes");
  const { positional, named } = nodesOf(node);
  const target = positional[0] ?? named.get("arg");
  const space = positional[1] ?? named.get("namespace");
  const value = target ? forced(evaluate(target, scope, machine)) : null;
  const namespace = space ? forced(evaluate(space, scope, machine)) : null;
  return made(INCLUDE, { target: value, namespace }, node, scope);
};

/** `i18n_patterns(*routes)`: the routes, below the code of a language. */
const languagePatterns: NativeCall = ({ node, scope }, machine) => {
  if (!node || !scope) return new Unknown("translated routes");
  const routes: Value[] = [];
  for (const child of nodesOf(node).positional) {
    const inner = child.type === "list_splat" ? child.namedChild(0) : undefined;
    const value = forced(evaluate(inner ?? child, scope, machine));
    if (inner && value instanceof List) routes.push(...value.values);
    else routes.push(value);
  }
  const included = made(INCLUDE, { target: new List(routes), namespace: null }, node, scope);
  return new List([
    made(ROUTE, { kind: "path", route: "<language>/", view: included, name: null }, node, scope),
  ]);
};

/** `static(prefix)`: a route in development only. */
const staticFiles: NativeCall = ({ node, scope }, machine) => {
  if (!node || !scope) return new List([]);
  const prefix = nodesOf(node).positional[0];
  const value = prefix ? forced(evaluate(prefix, scope, machine)) : null;
  const text =
    typeof value === "string" ? value.replace(/^\//, "") : new Unknown(prefix?.text ?? "");
  const view = made("view", { text: "serve", target: "django.views.static.serve" }, node, scope);
  return new List([made(ROUTE, { kind: "path", route: text, view, name: null }, node, scope)]);
};

/** The functions of URL configurations. They look at the text of their arguments, so that no view is loaded. */
export const URLS: Readonly<Record<string, NativeCall>> = {
  "django.urls.path": route("path"),
  "django.urls.re_path": route("re_path"),
  "django.urls.conf.path": route("path"),
  "django.conf.urls.url": route("re_path"),
  "django.urls.include": include,
  "django.urls.conf.include": include,
  "django.conf.urls.include": include,
  "django.conf.urls.i18n.i18n_patterns": languagePatterns,
  "django.conf.urls.static.static": staticFiles,
  "django.contrib.staticfiles.urls.staticfiles_urlpatterns": () => new List([]),
};
