import type { Project } from "../project/project.ts";
import type { Answers } from "../recipes/answers.ts";
import type { Feature } from "../recipes/feature.ts";
import { featureSteps, type Catalogue, type Step } from "../recipes/plan.ts";

/** The catalogue, with the packages that features need in a repository. */
function forProject(catalogue: Catalogue, project: Project): Catalogue {
  const features = catalogue.features.map((feature): Feature => {
    const packages = feature.elsewhere?.packages;
    return packages ? { ...feature, packages: () => packages(project) } : feature;
  });
  return { ...catalogue, features };
}

/** The steps of what is added: alone, and beside what of ours is in the repository already. */
export function stepsOf(
  features: readonly Feature[],
  answers: Answers,
  project: Project,
  catalogue: Catalogue,
): Step[] {
  const names = features.map(({ name }) => name);
  const installed = catalogue.features
    .map(({ name }) => name)
    .filter((name) => names.includes(name));
  return featureSteps({ ...answers, features: installed }, names, forProject(catalogue, project));
}
