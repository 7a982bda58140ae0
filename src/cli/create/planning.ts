import { features } from "../../../generators/features/index.ts";
import { PRESETS } from "../../../generators/presets.ts";
import { ChangeSet } from "../../changes/change-set.ts";
import { refusal } from "../../options/accept.ts";
import type { CreateValues } from "../../options/create-options.ts";
import type { Answers } from "../../recipes/answers.ts";
import type { Feature } from "../../recipes/feature.ts";
import type { Plan } from "../../recipes/plan.ts";
import { preparedPlans } from "../../recipes/prepared-plans.ts";
import { preparedFor } from "../../recipes/prepared.ts";
import { resolveFeatures, type Resolution } from "../../recipes/resolve.ts";
import { DiskTree } from "../../tree/disk-tree.ts";
import { inspectTarget, targetProblem, type Target } from "./target.ts";

/** What the answers decide of a project; how it is written is another matter. */
export type ProjectValues = Pick<
  CreateValues,
  Exclude<keyof Answers, "features"> | "preset" | "with" | "without"
>;

/** A new project, planned: nothing is written yet. */
export interface Creation {
  answers: Answers;
  resolution: Resolution;
  features: readonly Feature[];
  target: Target;
  changes: ChangeSet;
}

/** What happens to files that are there already and differ; undefined: a folder with files is refused. */
export type Existing = "overwrite" | "keep" | undefined;

/**
 * Plans a project and lays the plan over what is in its folder.
 *
 * @param folder absolute
 * @throws Failure (usage) where the features asked for do not go together, or the folder cannot be used
 */
export async function planCreation(
  values: ProjectValues,
  folder: string,
  existing: Existing,
): Promise<Creation> {
  const { answers, resolution } = decide(values);
  const { changes } = (await preparedFor(answers, preparedPlans)) ?? (await compose(answers));
  // Whatever was asked before: another run may have been faster.
  const problem = targetProblem(folder, existing !== undefined);
  if (problem) throw refusal("directory", problem);
  const target = inspectTarget(folder);
  return {
    answers,
    resolution,
    features: features.filter(({ name }) => answers.features.includes(name)),
    target,
    changes: target.entries.length === 0 ? changes : laidOver(changes, target.root, existing),
  };
}

/**
 * The answers that values come to, with the features of their preset.
 *
 * @throws Failure (usage) where the features asked for do not go together
 */
export function decide(values: ProjectValues): Pick<Creation, "answers" | "resolution"> {
  const { preset, with: wanted, without, ci } = values;
  const chosen = answersOf(values);
  const resolution = resolveFeatures(features, {
    preset: PRESETS[preset],
    with: wanted,
    without: ci === "none" ? [...without, "ci"] : without,
    answers: chosen,
  });
  return { answers: { ...chosen, features: resolution.features }, resolution };
}

/** Parsers, merges and templates are loaded here: a plan that was prepared does without them. */
async function compose(answers: Answers): Promise<Plan> {
  const [{ planProject }, { catalogue }] = await Promise.all([
    import("../../recipes/plan.ts"),
    import("../../../generators/index.ts"),
  ]);
  return planProject(answers, catalogue);
}

/** The changes that a plan for an empty folder means for one with files. */
function laidOver(planned: ChangeSet, root: string, existing: Existing): ChangeSet {
  const tree = new DiskTree(root);
  const changes = new ChangeSet(tree);
  for (const { path, after = "", reasons, executable } of planned.files) {
    if (existing === "keep" && tree.exists(path)) continue;
    changes.write(path, after, reasons.join(", "), { executable });
  }
  return changes;
}

/** Without a pipeline the feature ci is left out; whose it would be is kept for the day it is added. */
function answersOf(values: ProjectValues): Omit<Answers, "features"> {
  const { name, django, python, database, user, packageManager, tests, storage } = values;
  const { timeZone, language, author, license } = values;
  const ci = values.ci === "none" ? "github" : values.ci;
  const built = { name, django, python, database, user, packageManager, tests, ci, storage };
  return { ...built, timeZone, language, author, license };
}
