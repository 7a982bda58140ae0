import { catalogue } from "../../../generators/index.ts";
import type { ChangeSet } from "../../changes/change-set.ts";
import { usage } from "../../errors.ts";
import type { Answers } from "../../recipes/answers.ts";
import type { Feature } from "../../recipes/feature.ts";
import { planFeatures } from "../../recipes/plan.ts";
import { resolveFeatures } from "../../recipes/resolve.ts";
import type { OwnProject } from "./own-project.ts";

/** Features, planned for a project: nothing is written yet. */
export interface Addition {
  /** As they will be kept. */
  answers: Answers;
  /** What is added, with what came along, in the order of the catalogue. */
  added: readonly Feature[];
  brought: readonly { feature: string; by: string }[];
  /** What was asked for that is a part of another feature. */
  parts: readonly { feature: string; of: string }[];
  changes: ChangeSet;
  /** Files that stand in the way and that the user wants to be replaced. */
  overwritten: readonly string[];
}

export interface AdditionOptions {
  features: readonly string[];
  /** Answers that only matter once a feature is there. */
  answers: Partial<Pick<Answers, "storage" | "ci">>;
  /** What happens to files that are in the way and differ; undefined: refuse. */
  existing: "overwrite" | "keep" | undefined;
}

/** Whether every project of ours has a feature from the start. */
function isBasic(name: string): boolean {
  return catalogue.features.some((feature) => feature.name === name && feature.isBasic);
}

/**
 * Plans features for a project of ours.
 *
 * @throws Failure (usage) where they do not go with it, or files are in their way
 */
export async function planAddition(
  { tree, answers: kept }: OwnProject,
  { features, answers: further, existing }: AdditionOptions,
): Promise<Addition> {
  const answers = { ...kept, ...further };
  const asked = features.filter((name) => !isBasic(name));
  const {
    features: all,
    brought,
    dropped,
    parts,
  } = resolveFeatures(catalogue.features, {
    preset: answers.features,
    with: asked,
    answers,
  });
  const [lost] = dropped;
  if (lost) {
    throw usage(
      "feature-conflict",
      `${lost.feature} is installed and cannot stay: ${lost.reason}.`,
      `Leave out what conflicts with ${lost.feature}.`,
    );
  }
  const names = all.filter((name) => !kept.features.includes(name));
  const plan = await planFeatures(tree, answers, names, catalogue);
  if (plan.collisions.length > 0 && !existing) {
    throw usage(
      "files-in-the-way",
      "Files are in the way of what would be made.",
      "Move them, or add --skip-existing to leave them as they are, or --force to overwrite them.",
      plan.collisions.map(({ path }) => path),
    );
  }
  const replaced = existing === "overwrite" ? plan.collisions : [];
  for (const { path, text, reason, executable } of replaced) {
    plan.changes.write(path, text, reason, { executable });
  }
  return {
    answers: plan.answers,
    added: catalogue.features.filter(({ name }) => names.includes(name)),
    brought: brought.filter(({ feature }) => names.includes(feature)),
    parts,
    changes: plan.changes,
    overwritten: replaced.map(({ path }) => path),
  };
}
