import type { Refusal } from "./refusal.ts";
import type { Planned } from "./static-gate.ts";

/**
 * Modules that Python would not find any more, because a package of the same name stands beside them: a `models/`
 * beside `models.py` takes all its models out of Django's sight, and the next migration drops their tables, while
 * `manage.py check` has nothing to say. Of the two, Python imports the package.
 */
export function hiddenModules({ files, tree }: Planned): Refusal[] {
  return files
    .filter(({ kind }) => kind === "create")
    .flatMap(({ path }): Refusal[] => {
      const hidden = /^(.+)\/__init__\.py$/.exec(path)?.[1];
      if (hidden !== undefined && tree.exists(`${hidden}.py`)) {
        const message = `the new package ${hidden}/ would hide ${hidden}.py: Python would not import it any more`;
        return [{ code: "hidden-module", path, line: 1, message }];
      }
      const package_ = path.replace(/\.py$/, "");
      if (tree.exists(`${package_}/__init__.py`)) {
        const message = `Python would never import it: the package ${package_}/ stands before it`;
        return [{ code: "hidden-module", path, line: 1, message }];
      }
      // Without an `__init__.py` it is the other way round: the module wins.
      const folder = /^((?:.+\/)?models)\/[^/]+\.py$/.exec(path)?.[1];
      if (folder === undefined || !tree.exists(`${folder}.py`)) return [];
      if (tree.exists(`${folder}/__init__.py`)) return [];
      const message = `Python would never import it: ${folder}.py stands before the folder ${folder}/`;
      return [{ code: "hidden-module", path, line: 1, message }];
    });
}
