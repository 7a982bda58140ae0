import type { FileChange } from "../changes/change-set.ts";
import type { LocalApp } from "../project/apps.ts";
import type { Model } from "../project/models.ts";
import type { Project } from "../project/project.ts";
import type { Refusal } from "./refusal.ts";
import type { Planned } from "./static-gate.ts";

/** Parts of an app that define no model. */
const NO_MODELS = /\/(?:tests?|migrations|management|templatetags|locale)\/|\/tests?(?:_\w+)?\.py$/;

/** Local apps that INSTALLED_APPS would no longer have, where a file of the settings changes. */
export async function lostApps({ files, before, after }: Planned): Promise<Refusal[]> {
  const settings = filesOfSettings(before);
  const changed = files.find(({ path }) => settings.has(path));
  if (!changed || !before.appsAreComplete) return [];
  const now = await after();
  if (!now.appsAreComplete) return [];
  const labels = new Set(now.localApps.map(({ label }) => label));
  return before.localApps
    .filter(({ label, conditional }) => !conditional && !labels.has(label))
    .map(({ label }) => {
      const message = `the app ${label} would no longer be installed`;
      return { code: "lost-app", path: changed.path, line: 1, message };
    });
}

/** The files that the settings are made of. */
function filesOfSettings({ settings }: Project): ReadonlySet<string> {
  const places = [...(settings?.places.values() ?? [])].flat();
  return new Set(places.map(({ path }) => path));
}

/** Models of the touched apps that would be gone. */
export async function lostModels(planned: Planned): Promise<Refusal[]> {
  const { files, before, after, allowed } = planned;
  const changed = files
    .filter((change) => !NO_MODELS.test(`/${change.path}`) && isAboutModels(change))
    .map(({ path }) => path);
  if (changed.length === 0) return [];
  const touched = before.localApps.filter((app) => changed.some((path) => isIn(app, path)));
  const now = touched.length > 0 ? await after() : undefined;
  return touched.flatMap((app) => {
    const same = now?.app(app.label);
    if (!same || !now) return [];
    const kept = new Set(now.modelsOf(same).map(labelOf));
    return before
      .modelsOf(app)
      .filter((model) => !model.abstract && !kept.has(labelOf(model)))
      .filter((model) => !allowed.models?.includes(labelOf(model)))
      .map((model) => {
        const message = `the model ${labelOf(model)} would be gone, and the next migration would drop its table`;
        return { code: "lost-model", path: model.path, line: model.line, message };
      });
  });
}

/** A file that defined models, or could come before one that does. */
function isAboutModels({ path, before }: FileChange): boolean {
  if (before === undefined) return /(?:^|\/)models(?:\/|\.py$)/.test(path);
  return /\bclass\b|\bimport\b/.test(before);
}

function isIn({ path: folder }: LocalApp, path: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

function labelOf({ app, name }: Model): string {
  return `${app}.${name}`;
}
