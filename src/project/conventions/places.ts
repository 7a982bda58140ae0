import type { Tree } from "../../tree/tree.ts";
import type { Project } from "../project.ts";
import { moduleNameOf } from "./module-name.ts";
import { memberPlace } from "./package-place.ts";
import { PARTS, type Candidate, type Part } from "./parts.ts";
import type { NewApp, Place } from "./place.ts";
import { remembered } from "./remembered.ts";
import { below, folderOf, isFree, shapeAt, type Shape } from "./shape.ts";
import { usualModule } from "./siblings.ts";
import { testHome } from "./test-homes.ts";
import { testPackages, testPlaceOf } from "./test-places.ts";

export { importFrom } from "./import-from.ts";
export { templatePlace } from "./template-places.ts";
export { testPlaceOf };
export type { NewApp, Part, Place };

/** Parts whose members are modules of their own: Django looks them up by their names. */
const FOLDERS: ReadonlySet<Part> = new Set(["commands", "templatetags"]);

/**
 * Where a new thing of an app goes: where the app has such things, else where its neighbours have them, else where
 * our projects do. A module never gets a package of its name beside it, nor the other way round.
 *
 * @param name of the class or the function; what is defined already is placed where it is
 * @param tree the repository with what is planned
 */
export function placeOf(
  part: Part,
  app: NewApp,
  name: string,
  project: Project,
  tree: Tree,
): Place {
  if (FOLDERS.has(part)) return inFolder(part, app, name, tree);
  const key = ["place", part, app.label, app.module, app.path].join("\0");
  const found = remembered(project, tree, key, () => moduleOf(part, app, project, tree));
  if ("path" in found) return found;
  const place = () => memberPlace({ part, app, name, project, tree, ...found });
  // What is in one module is in the same place, whatever its name.
  return found.shape.kind === "module" ? remembered(project, tree, `${key}\0`, place) : place();
}

/** The module or package of a part; of factories, their place. */
function moduleOf(
  part: Part,
  app: NewApp,
  project: Project,
  tree: Tree,
): { module: string; shape: Shape } | Place {
  const candidates: readonly Candidate[] = PARTS[part];
  for (const { module, holds } of candidates) {
    const shape = shapeAt(below(app.path, module), tree, project);
    if (shape && isOfPart(shape, holds, tree)) return { module, shape };
  }
  if (part === "factories") return factoriesPlace(app, project, tree);
  const usual = usualModule(part, app, project);
  const module =
    usual && isFree(app.path, usual.module, tree) ? usual.module : candidates[0]!.module;
  const base = below(app.path, module);
  const shape =
    shapeAt(base, tree, project) ??
    (usual?.module === module && usual.kind === "package"
      ? ({ kind: "package", path: `${base}/__init__.py` } as const)
      : ({ kind: "module", path: `${base}.py` } as const));
  return { module, shape };
}

function isOfPart({ path }: Shape, holds: RegExp | undefined, tree: Tree): boolean {
  if (!holds) return true;
  const files = path.endsWith("/__init__.py") ? tree.list(folderOf(path)) : [path];
  return files.some((file) => file.endsWith(".py") && holds.test(tree.read(file) ?? ""));
}

function inFolder(part: Part, app: NewApp, name: string, tree: Tree): Place {
  const folder = below(app.path, part === "commands" ? "management/commands" : part);
  const parents = folder
    .slice(app.path.length)
    .split("/")
    .filter(Boolean)
    .map((_, index, all) => below(app.path, `${all.slice(0, index + 1).join("/")}/__init__.py`));
  const path = `${folder}/${name}.py`;
  return {
    path,
    module: moduleNameOf(path, app),
    app: app.module,
    also: parents.filter((init) => !tree.exists(init)),
  };
}

/** Factories stand beside the tests that use them, unless those of other apps stand beside the code. */
function factoriesPlace(app: NewApp, project: Project, tree: Tree): Place {
  const home = testHome(app, project, tree);
  const folder = home.kind === "module" ? folderOf(home.path) : home.path;
  const shared = [folder, folderOf(folder)]
    .filter((one) => /(?:^|\/)tests?(?:\/|$)/.test(one))
    .map((one) => `${one}/factories.py`)
    .find((path) => tree.exists(path));
  const isBeside = !shared && usualModule("factories", app, project)?.module === "factories";
  const path = shared ?? below(isBeside ? app.path : folder, "factories.py");
  const also = shared || isBeside ? [] : testPackages(path, home, app, project, tree);
  return {
    path,
    module: moduleNameOf(path, app),
    app: app.module,
    isTest: folder !== app.path && !isBeside,
    ...(also.length > 0 && { also }),
  };
}
