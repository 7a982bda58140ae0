import { usage } from "../errors.ts";
import type { LocalApp } from "../project/apps.ts";
import type { InstallOptions } from "../wiring/index.ts";
import { appNameProblem } from "./app-name.ts";
import type { Draft } from "./draft.ts";
import { namesOf } from "./names.ts";

/**
 * Plans an app where the repository has its apps, and installs it. One that is there already gets what it lacks.
 *
 * @throws Failure (usage) where the name would break Python or Django, or a module of that name stands there
 */
export async function newApp(
  draft: Draft,
  name: string,
  options: InstallOptions = {},
): Promise<LocalApp> {
  const { site, changes } = draft;
  const { project, conventions, tree } = site;
  const known = site.apps.find(({ label }) => label === name);
  const { appsFolder, appsModule } = conventions;
  const problem = known ? undefined : appNameProblem(name, project, appsModule !== "");
  if (problem)
    throw usage(problem.code ?? "bad-app-name", `${problem.reason}.`, problem.suggestion);
  const path = known?.path ?? (appsFolder ? `${appsFolder}/${name}` : name);
  const module = known?.module ?? `${appsModule}${name}`;
  const rival = [`${path}.py`, `${path}/__init__.py`].find((one) => tree.exists(one));
  if (!known && rival) {
    throw usage(
      "name-taken",
      `${rival} is there already, and is no app of the settings.`,
      rival.endsWith("/__init__.py")
        ? `Add "${module}" to INSTALLED_APPS, or take another name.`
        : "Take another name.",
    );
  }
  const app: LocalApp = known ?? {
    entry: module,
    module,
    label: name,
    conditional: false,
    path,
    config: undefined,
  };
  if (!known) site.planApp(app);
  const init = (folder: string) => {
    const file = `${path}${folder}/__init__.py`;
    if (!changes.exists(file)) changes.write(file, "", "app");
  };
  init("");
  init("/migrations");
  if (!known?.config) {
    const names = namesOf(name);
    const place = { path: `${path}/apps.py`, module: `${module}.apps`, app: module };
    const verbose =
      names.words === name.toLowerCase() && !conventions.translated ? "" : names.sentence;
    await draft.python("app/apps.py", place, { names, module, verbose });
    // Wiring of what comes next may have to edit it.
    await draft.flush();
  }
  draft.install(module, options);
  return app;
}
