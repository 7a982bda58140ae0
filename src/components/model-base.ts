import { usage } from "../errors.ts";
import { fieldOfModel } from "../fields/existing.ts";
import type { ModelField } from "../fields/model-field.ts";
import { nearest } from "../options/nearest.ts";
import type { ModelBase as Usual } from "../project/conventions/types.ts";
import type { Site } from "./site.ts";

/** An abstract model that others build on. */
export interface ModelBase {
  name: string;
  imports: readonly string[];
  /** What it gives to each; empty where its code is in a package. */
  fields: readonly ModelField[];
}

/**
 * The abstract model to build on: as asked for, or as most models of the app do, or of the repository.
 *
 * @param asked its name, or its dotted path; none for Django's own
 * @throws Failure (usage) where there is none of that name
 */
export function baseOf(
  site: Site,
  app: { label: string },
  asked: string | undefined,
): ModelBase | undefined {
  if (asked === "none") return undefined;
  const { bases } = site.conventions;
  const found =
    asked === undefined ? usualBase(site, app) : bases.find(({ name }) => name === asked);
  if (found) return base(site, found.module, found.name);
  if (asked === undefined) return undefined;
  const dot = asked.lastIndexOf(".");
  if (dot > 0) return base(site, asked.slice(0, dot), asked.slice(dot + 1));
  const abstract = site.project.models.find((model) => model.abstract && model.name === asked);
  if (abstract) return base(site, abstract.module, abstract.name);
  const meant = nearest(
    asked,
    bases.map(({ name }) => name),
  );
  throw usage(
    "unknown-base",
    `--base: there is no abstract model ${asked}.`,
    meant ? `Did you mean ${meant}?` : "Give its dotted path, or leave --base out.",
  );
}

/** What most models of the app build on; where it has too few to tell, those of the repository. */
function usualBase(site: Site, { label }: { label: string }): Usual | undefined {
  const { bases, baseUse } = site.conventions;
  const app = bases.length > 0 ? site.localApp(label) : undefined;
  const own = (app ? site.project.modelsOf(app) : []).filter((one) => !one.abstract && !one.proxy);
  const uses = (one: Usual) =>
    own.filter((model) => model.bases.includes(`${one.app}.${one.name}`)).length;
  const usual = bases.find((one) => uses(one) * 2 > own.length);
  if (usual) return usual;
  const hasOwnWay = own.length > 1 && !bases.some((one) => uses(one) > 0);
  return baseUse >= 0.5 && !hasOwnWay ? bases[0] : undefined;
}

function base(site: Site, module: string, name: string): ModelBase {
  const owner = site.project.localApps.find((app) => `${module}.`.startsWith(`${app.module}.`));
  const model = owner && site.project.modelsOf(owner).find((one) => one.name === name);
  return {
    name,
    imports: [`from ${module} import ${name}`],
    fields: (model?.fields ?? []).map((field) => fieldOfModel(field, site.userModel)),
  };
}
