import type { Tree } from "../../tree/tree.ts";
import type { Project } from "../project.ts";
import { moduleNameOf } from "./module-name.ts";
import { snakeOf } from "./package-place.ts";
import type { NewApp, Place } from "./place.ts";
import { remembered } from "./remembered.ts";
import { below, folderOf, modulesIn } from "./shape.ts";
import { testHome, type TestHome } from "./test-homes.ts";

/**
 * Where a test of an app goes: the app's `tests.py`, a module of its `tests` package, beside its modules, or in a
 * folder of tests at the root, as the app or else its neighbours have it. `tests/` is never made beside `tests.py`.
 *
 * @param part what is tested: a part, or any word for the name of the module
 * @param name of what is tested, for repositories with one module each
 * @param tree the repository with what is planned
 */
export function testPlaceOf(
  part: string,
  app: NewApp,
  name: string,
  project: Project,
  tree: Tree,
): Place {
  const key = ["test", part, name, app.label, app.module, app.path].join("\0");
  return remembered(project, tree, key, () => newTestPlace(part, app, name, project, tree));
}

function newTestPlace(
  part: string,
  app: NewApp,
  name: string,
  project: Project,
  tree: Tree,
): Place {
  const homeKey = ["home", app.label, app.module, app.path].join("\0");
  const home = remembered(project, tree, homeKey, () => testHome(app, project, tree));
  const path = home.kind === "module" ? home.path : testFile(part, name, home, project, tree);
  const also = home.kind === "module" ? [] : testPackages(path, home, app, project, tree);
  return {
    path,
    module: moduleNameOf(path, app),
    app: app.module,
    isTest: true,
    ...(also.length > 0 && { also }),
  };
}

/** The module of a folder of tests that a part's tests are in, or would be. */
function testFile(
  part: string,
  name: string,
  home: TestHome,
  project: Project,
  tree: Tree,
): string {
  const folder = home.path;
  const stem = snakeOf(part);
  const grouped = [stem, `test_${stem}`, `tests_${stem}`]
    .map((one) => `${folder}/${one}`)
    .find((one) => modulesIn(one, project).length > 0);
  if (grouped) return `${grouped}/${named(snakeOf(name), modulesIn(grouped, project))}.py`;
  const neighbours = modulesIn(folder, project);
  const singular = stem.replace(/s$/, "");
  const found = [stem, singular]
    .map((one) => `${folder}/${named(one, neighbours)}.py`)
    .find((path) => tree.exists(path));
  if (found) return found;
  const own = home.prefix ? `${home.prefix}_${stem}` : stem;
  return `${folder}/${named(own, neighbours)}.py`;
}

/** `test_models`, or as the neighbours are named: `tests_models`, `models_test`. */
function named(stem: string, neighbours: readonly string[]): string {
  const files = neighbours.map((path) => path.slice(path.lastIndexOf("/") + 1, -".py".length));
  const count = (pattern: RegExp) => files.filter((file) => pattern.test(file)).length;
  const [most] = [
    { made: `test_${stem}`, count: count(/^test_/) },
    { made: `tests_${stem}`, count: count(/^tests_/) },
    { made: `${stem}_test`, count: count(/_test$/) },
    { made: `${stem}_tests`, count: count(/_tests$/) },
  ].sort((a, b) => b.count - a.count);
  return most!.made;
}

/** The `__init__.py` that are missing: where the tests are packages, or would be the first ones. */
export function testPackages(
  path: string,
  home: TestHome,
  app: NewApp,
  project: Project,
  tree: Tree,
): string[] {
  const folder = folderOf(path);
  if (folder === app.path) return [];
  const isNew = !home.exists;
  const root = isNew ? folderOf(home.path) : home.path;
  const isNewApp = project.tree.list(app.path).length === 0;
  if (!isNewApp && root && !tree.exists(`${root}/__init__.py`)) return [];
  const folders = folder === home.path ? [folder] : [home.path, folder];
  return folders.map((one) => below(one, "__init__.py")).filter((init) => !tree.exists(init));
}
