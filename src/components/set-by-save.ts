import { classSource } from "./class-source.ts";
import type { Draft } from "./draft.ts";
import type { ModelFacts } from "./site.ts";

const SAVE = /^( +|\t+)def save\(self[^\n]*\n(?:(?:\1[ \t]+[^\n]*)?\n)*/m;

/** The fields that a model, or one that it extends, sets itself whenever a row is saved: no test can choose their values. */
export function setBySave(draft: Draft, { app, names, place }: ModelFacts): Set<string> {
  const found = new Set<string>();
  const { project } = draft.site;
  const known = draft.site.localApp(app.label) ? project.modelsOf(app) : [];
  const seen = new Set<string>();
  const look = (path: string, name: string, bases: readonly string[]) => {
    if (seen.has(`${path} ${name}`)) return;
    seen.add(`${path} ${name}`);
    const text = SAVE.exec(`${classSource(draft.sourceOf(path, name), name) ?? ""}\n`)?.[0] ?? "";
    for (const [, field = ""] of text.matchAll(/\bself\.(\w+) = /g)) found.add(field);
    for (const base of bases) {
      const [label = "", model = ""] = base.split(".");
      const owner = project.localApps.find((one) => one.label === label);
      const one = owner && project.modelsOf(owner).find((other) => other.name === model);
      if (one) look(one.path, one.name, one.bases);
    }
  };
  const self = known.find(({ name }) => name === names.class);
  look(place.path, names.class, self?.bases ?? []);
  return found;
}
