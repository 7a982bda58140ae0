import type { Tree } from "../tree/tree.ts";

const SETTINGS =
  /(?:^|\/)(?:settings|settings_\w+|\w+_settings|settings\/(?:__init__|base|common|local|dev|development|defaults?))\.py$/;
const LESSER = /(?:^|\/)(?:tests?|docs?|examples?|fixtures|\w*templates?|contrib|migrations)\//i;

/** A settings module that nothing names, found by what it holds: a project may be run by a program of its own. */
export function discoverSettings(
  tree: Tree,
): { module: string; root: string; path: string } | undefined {
  const path = tree
    .list()
    .filter(
      (file) =>
        SETTINGS.test(file) && /^(?:INSTALLED_APPS|ROOT_URLCONF)\b/m.test(tree.read(file) ?? ""),
    )
    .sort(
      (a, b) =>
        Number(LESSER.test(a)) - Number(LESSER.test(b)) ||
        depth(a) - depth(b) ||
        a.length - b.length,
    )[0];
  return path === undefined ? undefined : { ...moduleOf(tree, path), path };
}

function depth(path: string): number {
  return path.split("/").length;
}

/** The dotted name of a file, and the folder that it is imported from: the first one up that is no package. */
function moduleOf(tree: Tree, path: string): { module: string; root: string } {
  const folders = path.split("/").slice(0, -1);
  let from = folders.length;
  while (from > 0 && tree.exists(`${folders.slice(0, from).join("/")}/__init__.py`)) from--;
  const name = path
    .slice(folders.slice(0, from).join("/").length)
    .replace(/^\//, "")
    .replace(/(?:\/__init__)?\.py$/, "");
  return { module: name.replaceAll("/", "."), root: folders.slice(0, from).join("/") };
}
