import { ChangeSet } from "../changes/change-set.ts";
import type { Order } from "../merge/merge.ts";
import { loadPython } from "../python/parse.ts";
import type { TemplateSource } from "../render/templates.ts";
import { MemoryTree } from "../tree/memory-tree.ts";
import type { Tree } from "../tree/tree.ts";
import type { Answers } from "./answers.ts";
import { answersFragment } from "./answers-table.ts";
import type { Feature, Packages } from "./feature.ts";
import { Recipe, type Collision, type InstalledTemplates } from "./recipe.ts";

/** What planning takes from the catalogue of generators. */
export interface Catalogue {
  features: readonly Feature[];
  basePackages: (answers: Answers) => Packages;
  order: Order;
  /** @param django the line of a repository that is not ours */
  requirement: (name: string, django?: string) => string;
  templates: TemplateSource;
}

export interface Plan {
  changes: ChangeSet;
  answers: Answers;
  /** Files that a feature makes where others stand: the caller decides which stays. */
  collisions: readonly Collision[];
}

/** Plans a new project: the base and every feature of the answers, over an empty tree. */
export async function planProject(answers: Answers, catalogue: Catalogue): Promise<Plan> {
  return plan(new MemoryTree(), answers, answers.features, catalogue, true);
}

/**
 * Plans features for a project of ours.
 *
 * @param answers as the project keeps them
 * @param added features to install, closed under their requirements; those installed already are left alone
 */
export async function planFeatures(
  tree: Tree,
  answers: Answers,
  added: readonly string[],
  catalogue: Catalogue,
): Promise<Plan> {
  const fresh = added.filter((name) => !answers.features.includes(name));
  const installed = new Set([...answers.features, ...fresh]);
  const features = catalogue.features.map(({ name }) => name).filter((name) => installed.has(name));
  return plan(tree, { ...answers, features }, fresh, catalogue, false);
}

async function plan(
  tree: Tree,
  answers: Answers,
  added: readonly string[],
  catalogue: Catalogue,
  withBase: boolean,
): Promise<Plan> {
  const { templates, order, requirement } = catalogue;
  const changes = new ChangeSet(tree);
  const recipe = new Recipe(answers, { changes, order, requirement, isNew: withBase });
  const steps = [
    ...(withBase ? [baseStep(answers, catalogue), ...basicSteps(catalogue)] : []),
    ...featureSteps(answers, added, catalogue),
  ];
  const [loaded] = await Promise.all([
    Promise.all(steps.map(({ folder }) => (folder ? templates.load(folder) : []))),
    loadPython(),
  ]);
  const replaceable = await Promise.all(
    steps.map(async ({ replaces = [] }, index) =>
      loaded[index]?.some(({ replace }) => replace)
        ? (await Promise.all(replaces.map((folder) => templates.load(folder)))).flat()
        : [],
    ),
  );
  const isReplacing = loaded.flat().some(({ replace }) => replace);
  const installed = withBase || !isReplacing ? [] : await installedOf(answers, added, catalogue);
  steps.forEach((_, index) =>
    recipe.replace(loaded[index] ?? [], replaceable[index] ?? [], installed),
  );
  steps.forEach(({ packages, reason }, index) => {
    recipe.apply(loaded[index] ?? [], reason);
    if (packages) recipe.require(packages, reason);
  });
  recipe.merge("pyproject.toml", answersFragment(answers), "the answers of this project");
  recipe.finish();
  return { changes, answers, collisions: recipe.collisions };
}

/** The templates of what a project has before features are added. */
async function installedOf(
  answers: Answers,
  added: readonly string[],
  catalogue: Catalogue,
): Promise<InstalledTemplates[]> {
  const features = answers.features.filter((name) => !added.includes(name));
  const steps = [
    ...basicSteps(catalogue),
    ...featureSteps({ ...answers, features }, features, catalogue),
  ];
  return Promise.all(
    steps.map(async ({ folder, reason }) => ({
      files: folder === undefined ? [] : await catalogue.templates.load(folder),
      reason,
    })),
  );
}

/** A template folder or packages to bring in, and what for. */
export interface Step {
  folder?: string;
  /** Folders whose files its `.replace` templates may take the place of. */
  replaces?: readonly string[];
  packages?: Packages;
  reason: string;
}

function baseStep(answers: Answers, { basePackages }: Catalogue): Step {
  return { folder: "project", packages: basePackages(answers), reason: "base project" };
}

/** Features that every project of ours has: they are part of the base, and of no list. */
function basicSteps({ features }: Catalogue): Step[] {
  const basic = features.filter(({ isBasic }) => isBasic);
  return basic.map(({ name }) => ({ folder: `features/${name}`, reason: "base project" }));
}

/** What the added features need: on their own, and beside those that are installed. */
export function featureSteps(
  answers: Answers,
  added: readonly string[],
  catalogue: Catalogue,
): Step[] {
  const { features, templates } = catalogue;
  const concerns = (names: readonly string[]) =>
    names.every((name) => answers.features.includes(name)) &&
    names.some((name) => added.includes(name));

  const alone = features
    .filter(({ name }) => added.includes(name))
    .map(({ name, requires = [], packages }): Step => ({
      folder: `features/${name}`,
      replaces: ["project", ...requires.map((other) => `features/${other}`)],
      ...(packages && { packages: packages(answers) }),
      reason: name,
    }));
  const together = templates
    .folders("features")
    .filter((folder) => folder.includes("+") && concerns(folder.split("+")))
    .map((folder): Step => ({
      folder: `features/${folder}`,
      replaces: ["project", ...folder.split("+").map((name) => `features/${name}`)],
      reason: folder,
    }));
  const packagesTogether = features.flatMap(({ name, packagesWith = {} }) =>
    Object.entries(packagesWith)
      .filter(([other]) => concerns([name, other]))
      .map(([other, packages]): Step => ({ packages, reason: `${name}+${other}` })),
  );
  return [...alone, ...together, ...packagesTogether];
}
