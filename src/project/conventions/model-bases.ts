import type { LocalApp } from "../apps.ts";
import type { Project } from "../project.ts";
import { below } from "./shape.ts";
import type { ModelBase } from "./types.ts";

/** Apps that are looked at for what their models build on: more say nothing new. */
const MOST_APPS = 12;
const ABSTRACT = /^\s+abstract\s*(?::[^=\n]+)?=\s*True\b/m;
/** Modules beside the models that abstract ones are kept in. */
const BESIDE = ["abstract", "base", "bases", "behaviors", "mixins"];

/**
 * The abstract models of the repository by how many models build on them, and the share that the first one has. Apps
 * are read where they have abstract models, and some others for the share.
 */
export function modelBases(project: Project): { bases: readonly ModelBase[]; use: number } {
  const isAbstract = new Set(project.localApps.filter((app) => hasAbstract(app, project)));
  if (isAbstract.size === 0) return { bases: [], use: 0 };
  const others = project.localApps.filter((app) => !isAbstract.has(app));
  const step = Math.max(1, others.length / MOST_APPS);
  const apps = [...isAbstract, ...others.filter((_, index) => Math.floor(index % step) === 0)];
  const models = apps.flatMap((app) => project.modelsOf(app));
  const concrete = models.filter(({ abstract, proxy }) => !abstract && !proxy);
  const uses = (app: string, name: string) =>
    concrete.filter(({ bases }) => bases.includes(`${app}.${name}`)).length;
  const bases = models
    .filter(({ abstract }) => abstract)
    .map(({ app, name, module, fields }) => ({
      app,
      name,
      module,
      fields: fields.map((field) => field.name),
      count: uses(app, name),
    }))
    .sort((a, b) => b.count - a.count);
  const first = bases[0];
  return {
    bases: bases.map(({ app, name, module, fields }) => ({ app, name, module, fields })),
    use: first && concrete.length > 0 ? first.count / concrete.length : 0,
  };
}

/** Whether the text of an app's models, or of a module that they import, says that one is abstract. */
function hasAbstract({ path }: LocalApp, { tree }: Project): boolean {
  const own = below(path, "models.py");
  const files = tree.exists(own) ? [own] : tree.list(below(path, "models"));
  const texts = files.filter((file) => file.endsWith(".py")).map((file) => tree.read(file) ?? "");
  const imported = texts.flatMap((text) =>
    [...text.matchAll(/^from \.+(\w+) import/gm)].map(([, name = ""]) => name),
  );
  const beside = [...new Set([...BESIDE, ...imported])].map((name) => below(path, `${name}.py`));
  return [...texts, ...beside.map((file) => tree.read(file) ?? "")].some((text) =>
    ABSTRACT.test(text),
  );
}
