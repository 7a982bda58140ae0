import { Failure } from "../errors.ts";
import { modelsWithoutFactory, withoutRows } from "../project/factories.ts";
import type { PartGround } from "./part.ts";
import { requirePackages } from "./packages.ts";

/** Plans a factory, as `generate factory` does, for each model of the repository that lacks one. */
export async function planFactories(ground: PartGround): Promise<void> {
  const { draft, layout, notes, requirement } = ground;
  const { project } = layout;
  const lacking = modelsWithoutFactory(project);
  for (const model of project.models) {
    const reason = withoutRows(model);
    if (reason) notes.push(`No factory for ${model.app}.${model.name}: ${reason}.`);
  }
  if (lacking.length === 0) return;
  requirePackages(ground, { dev: ["factory-boy"] }, "factories", requirement);
  for (const { app, name } of lacking) {
    const reference = `${app}.${name}`;
    if (!draft.site.findModel(reference)) {
      notes.push(`No factory for ${reference}: its app is not one of INSTALLED_APPS.`);
      continue;
    }
    try {
      await draft.run("factory", { model: reference });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== "no-factory") throw error;
      draft.underway.delete(`factory ${reference}`);
      notes.push(`No factory for ${reference}: ${error.message}`);
    }
  }
}
