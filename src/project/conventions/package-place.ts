import type { Tree } from "../../tree/tree.ts";
import type { Project } from "../project.ts";
import { moduleNameOf } from "./module-name.ts";
import type { Part } from "./parts.ts";
import type { NewApp, Place } from "./place.ts";
import { below, folderOf, modulesIn, type Shape } from "./shape.ts";

interface Member {
  part: Part;
  app: NewApp;
  name: string;
  /** The module or package of the part, below the app. */
  module: string;
  shape: Shape;
  project: Project;
  tree: Tree;
}

/** Parts of which an app has one, however many things are in it. */
const SINGLE: ReadonlySet<Part> = new Set(["urls", "api-urls", "routing"]);
/** Django finds what these import alone. */
const EXPORTED: ReadonlySet<Part> = new Set(["models", "admin"]);

/** Where a thing goes in the module of its part, or in the package that it is. */
export function memberPlace({ part, app, name, module, shape, project, tree }: Member): Place {
  const path = shape.kind === "module" ? shape.path : inPackage(part, name, shape, project, tree);
  const init = `${folderOf(shape.path)}/__init__.py`;
  const isMember = shape.kind === "package" && path !== init;
  const also = missingPackages(app, module, shape, tree);
  return {
    path,
    module: moduleNameOf(path, app),
    app: app.module,
    ...(/(?:^|\/)tests?\//.test(module) && { isTest: true }),
    ...(isMember &&
      (EXPORTED.has(part) || exportsMembers(init, project, tree)) && {
        exportIn: { path: init, from: `.${path.slice(path.lastIndexOf("/") + 1, -".py".length)}` },
      }),
    ...(also.length > 0 && { also }),
  };
}

/** The `__init__.py` of the packages that a module is in, those that are not there. */
function missingPackages(app: NewApp, module: string, shape: Shape, tree: Tree): string[] {
  const parts = shape.kind === "package" ? module.split("/") : module.split("/").slice(0, -1);
  return parts
    .map((_, index) => below(app.path, `${parts.slice(0, index + 1).join("/")}/__init__.py`))
    .filter((path) => !tree.exists(path) && !tree.exists(`${folderOf(path)}.py`));
}

/** The file of a package that defines a name, or would. */
function inPackage(
  part: Part,
  name: string,
  { path: init }: Shape,
  project: Project,
  tree: Tree,
): string {
  const folder = folderOf(init);
  const modules = modulesIn(folder, project);
  const defines = new RegExp(`^(?:class|(?:async )?def) ${name}\\b`, "m");
  const definer = [init, ...modules].find((path) => defines.test(tree.read(path) ?? ""));
  if (definer) return definer;
  if (SINGLE.has(part)) return init;
  const isCode = modules.length === 0 && /^(?:class|def) /m.test(tree.read(init) ?? "");
  return isCode ? init : `${folder}/${fileName(name, modules)}.py`;
}

const SUFFIX =
  /(?:_(?:model_)?(?:serializer|view_?set|api_view|view|form_set|form|admin|factory|filter_set|filter|permission|pagination|throttle))$/;

/** `post` for PostSerializer; `post_serializer` where the neighbours are named so. */
function fileName(name: string, modules: readonly string[]): string {
  const snake = snakeOf(name);
  const neighbours = modules.map((path) => path.slice(path.lastIndexOf("/") + 1, -".py".length));
  const suffixed = neighbours.filter((file) => SUFFIX.test(file)).length;
  return suffixed * 2 > neighbours.length ? snake : snake.replace(SUFFIX, "");
}

/** `invoice_line` of `InvoiceLine`; names that are in this form already stay. */
export function snakeOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}

/** Whether a package gives out what its modules define. */
function exportsMembers(init: string, project: Project, tree: Tree): boolean {
  const text = tree.read(init);
  if (text === undefined) return false;
  return (
    /^from \.[\w.]* import /m.test(text) ||
    (/^from [\w.]+ import /m.test(text) && modulesIn(folderOf(init), project).length > 0)
  );
}
