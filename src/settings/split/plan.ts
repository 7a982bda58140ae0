import type { ChangeSet } from "../../changes/change-set.ts";
import { withoutExcuses } from "../../dress/lint-comments.ts";
import type { Project } from "../../project/project.ts";
import { environmentRuns, type EnvironmentName } from "../../project/setting-environments.ts";
import type { SettingsFeature, SettingsPlan } from "../feature.ts";
import { deepened } from "./deepen.ts";
import { environmentModule, packageModule } from "./modules.ts";
import { packageLists, pathMentions } from "./paths.ts";
import { environmentOf, renamed } from "./references.ts";

const REASON = "split-settings";
const ENVIRONMENTS: readonly EnvironmentName[] = ["development", "production", "test"];

/**
 * Plans that the single settings module becomes a package with a module for each environment, without changing a value:
 * the module becomes base.py, the package goes on giving what the module gave, and who starts Django names the module of
 * its environment.
 */
function planSplit(project: Project, changes: ChangeSet): SettingsPlan {
  const { settings } = project;
  if (!settings) return unavailable("there is no settings module");
  const { module, path } = settings;
  const split = splitAlready(project);
  if (split) return { state: "already", reason: split };
  const text = changes.read(path);
  if (text === undefined) return unavailable(`${path} cannot be read`);
  const refusal = refused(project, text);
  if (refusal) return unavailable(refusal);

  const runs = environmentRuns(project);
  const isPackage = path.endsWith("/__init__.py");
  const folder = path.replace(isPackage ? /\/__init__\.py$/ : /\.py$/, "");
  const eol = usesCrlf(text) ? "\r\n" : "\n";
  const put = (name: string, code: string) => changes.write(`${folder}/${name}.py`, code, REASON);
  const write = (name: string, code: string) =>
    put(name, withoutExcuses(code, project).replaceAll("\n", eol));

  const bom = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const base = isPackage ? text : bom + deepened(text.slice(bom.length));
  if (!isPackage) changes.delete(path, REASON);
  put("base", base);
  write("__init__", packageModule(underscoredImports(project, module)));
  const own = project.environments;
  const environments = Object.fromEntries(
    ENVIRONMENTS.map((name) => {
      const known = own[name];
      if (known !== undefined && known !== module) return [name, known];
      write(name, environmentModule(name));
      return [name, `${module}.${name}`];
    }),
  ) as Record<EnvironmentName, string>;

  follow(project, changes, module, environments);
  if (!isPackage) {
    followPaths(project, changes, path, folder);
    for (const list of packageLists(project.tree, module)) {
      const reason = `Line ${list.line} lists packages by name, and this one is new`;
      changes.manual(list.path, JSON.stringify(module), reason);
    }
  }
  return {
    state: "planned",
    module,
    notes: [`${module} goes on giving what it gave, for whoever names it`],
    next: [
      `Put what only servers have into ${environments.production}, and start them with DJANGO_SETTINGS_MODULE=${environments.production}`,
    ],
    runs: runs.map((run) => ({
      environment: run.name,
      before: run.module,
      after: [...new Set([environments[run.name], run.module])],
      argv: run.argv,
      assumed: run.assumed,
      settings: run.settings,
    })),
  };
}

function unavailable(reason: string): SettingsPlan {
  return { state: "unavailable", reason };
}

function usesCrlf(text: string): boolean {
  return (text.match(/\r\n/g)?.length ?? 0) * 2 > (text.match(/\n/g)?.length ?? 0);
}

/** What environments have modules of their own for; undefined where one file serves all. */
function splitAlready({
  settings,
  settingsModules,
  environments,
  tree,
}: Project): string | undefined {
  if (!settings) return undefined;
  const { module, path } = settings;
  const { development, production } = environments;
  if (production !== undefined && production !== development)
    return `production has ${production}, and development ${development ?? module}`;
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
  const siblings = settingsModules.filter(
    (one) => one.module !== module && one.path.slice(0, one.path.lastIndexOf("/")) === folder,
  );
  const isPackage = path.endsWith("/__init__.py");
  if (isPackage && siblings.length > 0)
    return `${path} puts the settings together from ${siblings.map((one) => one.module).join(", ")}`;
  const hasPackage = tree.exists(`${folder}/__init__.py`);
  // What it builds on has the apps; what it takes from one machine's own file is its own affair.
  const imports = settings.machine.trace
    .of(module, "INSTALLED_APPS")
    .filter((one) => one.how === "set" && siblings.some((other) => other.module === one.module));
  if (!isPackage && hasPackage && /(?:^|\.)settings\.\w+$/.test(module))
    return `${module} is a module of a package of settings`;
  return imports.length > 0
    ? `${path} takes its settings from ${imports.map((one) => one.module).join(", ")}`
    : undefined;
}

/** Why a module cannot be moved without a risk. */
function refused({ settings, tree, root }: Project, text: string): string | undefined {
  if (!settings) return undefined;
  const { module, path, values } = settings;
  if (/\bsplit_settings\b/.test(text)) return `${path} is put together by django-split-settings`;
  if (/\b(?:dynaconf|DjangoDynaconf)\b/.test(text))
    return `${path} is read by Dynaconf, which has environments of its own`;
  if (/^\s*from configurations\b/m.test(text))
    return `${path} has its environments as classes of django-configurations`;
  if (values.has("__all__")) return `${path} has an __all__, which a star import would go by`;
  const folder = path.replace(/\.py$/, "");
  if (!path.endsWith("/__init__.py") && tree.list(folder).length > 0)
    return `there is a folder ${folder} beside ${path}`;
  const back = importsBack(settings.machine.modules, module, (file) => tree.read(file));
  return back === undefined
    ? undefined
    : `${back} is imported by ${path} and imports it back, when only a part of it is there (below ${root || "."})`;
}

/** A module that the settings import and that imports them: it would find an empty package. */
function importsBack(
  modules: ReadonlyMap<string, { path: string }>,
  module: string,
  read: (path: string) => string | undefined,
): string | undefined {
  const last = module.split(".").at(-1)!;
  const dotted = module.replaceAll(".", "\\.");
  const pattern = new RegExp(
    `^\\s*(?:from (?:\\.${last}|${dotted}) import|import ${dotted}\\b)`,
    "m",
  );
  for (const [name, { path }] of modules)
    if (name !== module && name !== "__main__" && pattern.test(read(path) ?? "")) return path;
  return undefined;
}

/** Names with an underscore that code of the repository imports from the settings. */
function underscoredImports({ tree }: Project, module: string): string[] {
  const dotted = module.replaceAll(".", "\\.");
  const pattern = new RegExp(`^from ${dotted} import (.+)$`, "gm");
  const found = tree
    .list()
    .filter((path) => path.endsWith(".py"))
    .flatMap((path) => [...(tree.read(path) ?? "").matchAll(pattern)])
    .flatMap(([, names]) => names?.match(/(?<!\w)_\w+/g) ?? []);
  return [...new Set(found)].sort();
}

function follow(
  project: Project,
  changes: ChangeSet,
  module: string,
  environments: Readonly<Record<EnvironmentName, string>>,
): void {
  for (const evidence of project.evidence) {
    if (evidence.module !== module) continue;
    const text = changes.read(evidence.path);
    const environment = text === undefined ? undefined : environmentOf(evidence, text);
    if (text === undefined || environment === undefined) continue;
    changes.write(evidence.path, renamed(text, module, environments[environment]), REASON);
  }
}

function followPaths(project: Project, changes: ChangeSet, path: string, folder: string): void {
  for (const mention of pathMentions(project.tree, path, folder)) {
    if (mention.followed === undefined)
      changes.manual(
        mention.path,
        mention.text,
        `Line ${mention.line} names ${path}, which is ${folder}/base.py from now on`,
      );
    else changes.write(mention.path, mention.followed, REASON);
  }
}

/** `add split-settings`. */
export const splitSettings: SettingsFeature = {
  name: "split-settings",
  summary: "A settings package with a module for each environment, every value as it was",
  plan: planSplit,
};
