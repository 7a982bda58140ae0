import type { Tree } from "../tree/tree.ts";
import { Failure } from "../errors.ts";

/** How much a folder's name speaks against the project in it: what is meant for others comes later. */
const LESSER: readonly (readonly [RegExp, number])[] = [
  [/\{\{|%\w|(?:^|[_-])templates?(?:[_-]|$)|cookiecutter/i, 3],
  [/(?:^|[_-])tests?(?:[_-]|$)|fixtures?$/i, 2],
  [/^(?:examples?|demos?|samples?|docs?|sandbox|tutorials?)$/i, 1],
];

function weight(path: string): number {
  const folders = path.split("/").slice(0, -1);
  return Math.max(
    0,
    ...folders.map((folder) => LESSER.find(([pattern]) => pattern.test(folder))?.[1] ?? 0),
  );
}

/** Whether a `manage.py` is Django's: other frameworks had files of that name, too. */
function isDjangos(text: string | undefined): boolean {
  return (
    text !== undefined && /DJANGO_SETTINGS_MODULE|execute_from_command_line|django/i.test(text)
  );
}

/**
 * Every `manage.py` of Django in a tree, the one that is most likely meant first: not in a folder of
 * tests, examples or templates, then as near to the root as can be, then by the shorter path.
 */
export function manageFiles(tree: Tree): string[] {
  return tree
    .list()
    .filter((path) => path.split("/").at(-1) === "manage.py" && isDjangos(tree.read(path)))
    .sort(
      (a, b) =>
        weight(a) - weight(b) ||
        a.split("/").length - b.split("/").length ||
        a.length - b.length ||
        (a < b ? -1 : 1),
    );
}

/**
 * The `manage.py` to go by; undefined where the tree has none.
 *
 * @param asked a path that was asked for: of the file, or of the folder it is in
 * @throws Failure where the path asked for has no `manage.py`
 */
export function chooseManage(tree: Tree, asked?: string): string | undefined {
  if (asked === undefined) {
    // Most projects have it at the root: then nothing needs to be searched.
    if (isDjangos(tree.read("manage.py"))) return "manage.py";
    return manageFiles(tree)[0];
  }
  const path = asked.replaceAll("\\", "/").replace(/^\.\//, "").replace(/\/$/, "");
  const within = path === "." || path === "" ? "manage.py" : `${path}/manage.py`;
  for (const candidate of [path, within]) if (tree.exists(candidate)) return candidate;
  const found = manageFiles(tree);
  throw new Failure({
    code: "manage-not-found",
    message: `There is no ${path.endsWith(".py") ? path : within} in this repository.`,
    next:
      found.length > 0
        ? `Give one of these with --manage: ${found.join(", ")}`
        : "Leave --manage out.",
  });
}
