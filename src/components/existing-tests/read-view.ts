import type { Project } from "../../project/project.ts";
import type { Route } from "../../project/urls.ts";
import type { Tree } from "../../tree/tree.ts";
import { fileOfModule } from "../../wiring/urlconf.ts";
import { definitionSource } from "../class-source.ts";
import { isLoginRequired } from "../open-view.ts";
import { classFacts } from "./class-view.ts";
import { functionFacts } from "./function-view.ts";
import { UNKNOWN, type ViewFacts, type ViewSource } from "./view-facts.ts";

/** Reads the view that a route leads to. */
export function viewFacts(project: Project, tree: Tree, route: Route): ViewFacts {
  const facts = readFacts(project, tree, route);
  const isWrapped = /\blogin_required\(/.test(route.view);
  const isOpen = /login_not_required/.test(route.view);
  const login = facts.guard.login || isWrapped || (isLoginRequired(project) && !isOpen);
  return { ...facts, guard: { ...facts.guard, login: login && facts.status !== 405 } };
}

function readFacts(project: Project, tree: Tree, route: Route): ViewFacts {
  const argument = /<(?:\w+:)?(\w+)>/.exec(route.route)?.[1];
  const inline = /^(?:\w+\.)*(\w+)\.as_view\(([^]*)\)$/.exec(route.view);
  if (route.target !== undefined) {
    const source = sourceOf(project, tree, route.target);
    if (source && /^class /m.test(source.text)) return classFacts(source, argument);
    if (source) return functionFacts(source.text, argument);
  }
  if (!inline) return UNKNOWN;
  const [, base = "", given = ""] = inline;
  const body = given.replaceAll(/(\w+)=/g, "\n    $1 = ");
  return classFacts(
    { text: `class View(${base}):\n    ${body}\n`, module: "", label: "" },
    argument,
  );
}

function sourceOf(project: Project, tree: Tree, target: string): ViewSource | undefined {
  const dot = target.lastIndexOf(".");
  const name = target.slice(dot + 1);
  const path = fileOfModule(project, target.slice(0, dot));
  const module = path === undefined ? undefined : tree.read(path);
  if (path === undefined || module === undefined) return undefined;
  const app = project.localApps.find((one) => path.startsWith(`${one.path}/`));
  const text = definitionSource(module, name);
  if (text !== undefined) return { text, module, label: app?.label ?? "" };
  const from = new RegExp(`^from \\.(\\w+) import [^\\n]*\\b${name}\\b`, "m").exec(module)?.[1];
  if (from === undefined || !path.endsWith("/__init__.py")) return undefined;
  return sourceOf(project, tree, `${target.slice(0, dot)}.${from}.${name}`);
}
