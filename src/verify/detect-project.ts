import { usage } from "../errors.ts";
import type { Tree } from "../tree/tree.ts";
import { folderOf, type ProjectUnderTest } from "./project-under-test.ts";

const PYTEST = [
  ["pyproject.toml", /^\[tool\.pytest[.\]]/m],
  ["pytest.ini", /(?:)/],
  [".pytest.ini", /(?:)/],
  ["setup.cfg", /^\[tool:pytest\]/m],
  ["tox.ini", /^\[pytest\]/m],
] as const;

/**
 * What verification needs to know of the project in a folder: from manage.py, from the settings modules beside
 * the one that it names, and from the configuration of pytest.
 *
 * @param asked the manage.py to go by, where the repository has several
 * @throws Failure (usage) where there is no manage.py
 */
export function detectProject(root: string, tree: Tree, asked?: string): ProjectUnderTest {
  const managePy = asked ?? (tree.exists("manage.py") ? "manage.py" : nearestBelow(tree));
  if (managePy === undefined) {
    throw usage(
      "no-project",
      `There is no manage.py in ${root} or below it.`,
      "Run the command in a Django project, or name one with --cwd.",
    );
  }
  const folder = folderOf(managePy);
  const source = tree.read(managePy) ?? "";
  const named = /DJANGO_SETTINGS_MODULE["'],\s*["']([\w.]+)["']/.exec(source)?.[1];
  const development = named ?? "settings";
  const testFolder = [folder, ""].find((where) => configuresPytest(tree, where));
  const production = sibling(tree, folder, development, ["production", "prod"]);
  const test = sibling(tree, folder, development, ["test", "testing", "tests"]);
  return {
    root,
    managePy,
    settings: { development, ...(production && { production }), ...(test && { test }) },
    tests: testFolder === undefined ? "django" : "pytest",
    testFolder: testFolder ?? folder,
  };
}

/** The manage.py that is least deep; a repository may have others, for its examples. */
function nearestBelow(tree: Tree): string | undefined {
  const paths = tree.list().filter((path) => path.endsWith("/manage.py"));
  const depth = (path: string) => path.split("/").length;
  return paths.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))[0];
}

function configuresPytest(tree: Tree, folder: string): boolean {
  const prefix = folder && `${folder}/`;
  return PYTEST.some(([path, table]) => {
    const text = tree.read(prefix + path);
    return text !== undefined && table.test(text);
  });
}

/** The settings module beside another that has one of the names, as a dotted name. */
function sibling(
  tree: Tree,
  folder: string,
  module: string,
  names: readonly string[],
): string | undefined {
  const parent = module.split(".").slice(0, -1);
  const path = [...(folder ? [folder] : []), ...parent].join("/");
  const found = names.find((name) => tree.exists(path ? `${path}/${name}.py` : `${name}.py`));
  // `settings.py` has only neighbours that are no settings: tests.py is one of them.
  if (!found || module.endsWith("settings")) return undefined;
  return [...parent, found].join(".");
}
