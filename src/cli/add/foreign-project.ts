import { bundles } from "../../../generators/bundles.ts";
import { catalogue } from "../../../generators/index.ts";
import type { ChangeSet } from "../../changes/change-set.ts";
import { usage, type Failure } from "../../errors.ts";
import { answersOf } from "../../foreign/answers.ts";
import type { Kept } from "../../foreign/ground.ts";
import { isFrom } from "../../foreign/lines.ts";
import { asServed, layoutOf, type Layout } from "../../foreign/layout.ts";
import type { PartOptions } from "../../foreign/part.ts";
import { planForeign } from "../../foreign/plan.ts";
import { allAllowed } from "../../gate/allowed.ts";
import { refusalFailure, staticGate } from "../../gate/static-gate.ts";
import type { Draft } from "../../components/draft.ts";
import { pythonLine } from "../../project/conventions/python-line.ts";
import type { Project } from "../../project/project.ts";
import type { Answers } from "../../recipes/answers.ts";
import type { Feature } from "../../recipes/feature.ts";
import { resolveFeatures } from "../../recipes/resolve.ts";

/** What is asked of a repository that is not ours. */
export interface ForeignOptions {
  features: readonly string[];
  without: readonly string[];
  answers: Partial<Pick<Answers, "storage" | "ci">>;
  /** Whether files that do the work already give way to ours. */
  replace: boolean;
  options?: PartOptions;
}

/** Features, planned for a repository that is not ours. */
export interface ForeignAddition {
  added: readonly Feature[];
  brought: readonly { feature: string; by: string }[];
  /** Features whose work something else does, or that cannot be had, with why. */
  passed: readonly { feature: string; reason: string }[];
  kept: readonly Kept[];
  /** What the user has to know, a line each. */
  notes: readonly string[];
  changes: ChangeSet;
  draft: Draft;
  layout: Layout;
  answers: Answers;
}

/**
 * Plans features for a repository that is not ours. Of a bundle, what is there by other means is passed over.
 *
 * @throws Failure (usage) where a feature asked for by name cannot be had; Failure (exit status 4) where the change would
 *   break the project as far as that can be told without Python
 */
export async function planForeignAddition(
  repository: Project,
  { features, without, answers: further, replace, options = {} }: ForeignOptions,
): Promise<ForeignAddition> {
  const project = asServed(repository);
  const answers = { ...answersOf(project), ...further };
  const asked = new Set(features.filter((name) => !bundles.some((one) => one.name === name)));
  const bundled = bundles
    .filter(({ name }) => features.includes(name))
    .flatMap((one) => one.features);
  const passed = [...new Set([...bundled, ...asked])].flatMap((feature) => {
    const obstacle = obstacleTo(feature, project);
    if (obstacle && !obstacle.isThere && asked.has(feature)) throw unavailable(feature, obstacle);
    return obstacle ? [{ feature, reason: obstacle.reason }] : [];
  });
  const there = catalogue.features.flatMap(({ name, elsewhere }) =>
    elsewhere?.there?.(project) === undefined ? [] : [name],
  );
  const isPassed = (name: string) => passed.some(({ feature }) => feature === name);
  const {
    features: all,
    brought,
    dropped,
  } = resolveFeatures(relaxed([...passed.map(({ feature }) => feature), ...there]), {
    preset: bundled.filter((name) => !isPassed(name)),
    with: [...asked].filter((name) => !isPassed(name)),
    without,
    answers,
  });
  for (const { feature, by } of brought) {
    const obstacle = obstacleTo(feature, project);
    if (obstacle && !obstacle.isThere && asked.has(by))
      throw unavailable(by, { ...obstacle, reason: `it needs ${feature}, and ${obstacle.reason}` });
  }
  const parts = catalogue.features.flatMap(({ name, partOf, elsewhere }) =>
    all.includes(name) && partOf !== undefined && all.includes(partOf) && !elsewhere?.standsAlone
      ? [{ feature: name, reason: `${partOf} brings it` }]
      : [],
  );
  passed.push(...parts);
  const chosen = catalogue.features.filter(({ name }) => all.includes(name) && !isPassed(name));
  const plan = await planForeign(
    project,
    { features: chosen, answers, replace, options },
    catalogue,
  );
  const allowed = allAllowed([...chosen.map(({ replaces = {} }) => replaces), plan.draft.allowed]);
  const refusals = await staticGate(plan.changes, project, { allowed });
  if (refusals.length > 0) throw refusalFailure(refusals);
  passed.push(...dropped);
  return { added: chosen, brought, passed, answers, ...plan };
}

/** The catalogue, in which what is there by other means need not come along, and each part stands for itself. */
function relaxed(there: readonly string[]): readonly Feature[] {
  return catalogue.features.map((feature) => {
    const requires = feature.elsewhere?.requires ?? feature.requires ?? [];
    const free: Feature = {
      ...feature,
      requires: requires.filter((name) => !there.includes(name)),
    };
    delete free.partOf;
    return free;
  });
}

interface Obstacle {
  reason: string;
  /** Whether something else does its work. */
  isThere: boolean;
}

/** Why a feature is not added: something else does its work, or its code does not run here. */
function obstacleTo(name: string, project: Project): Obstacle | undefined {
  const elsewhere = catalogue.features.find((one) => one.name === name)?.elsewhere;
  const there = elsewhere?.there?.(project);
  if (there !== undefined) return { reason: `${there} does that`, isThere: true };
  const layout = layoutOf(project);
  const { django, python } = elsewhere?.since ?? {};
  const reason =
    elsewhere?.unavailable?.(project) ??
    ((layout && django && !isFrom(layout.django, django) && `it needs Django ${django}`) ||
      (layout && python && !isFrom(pythonOf(layout), python) && `it needs Python ${python}`));
  return reason ? { reason, isThere: false } : undefined;
}

function unavailable(feature: string, { reason }: Obstacle): Failure {
  return usage(
    "feature-unavailable",
    `${feature} cannot be had here: ${reason}.`,
    "Leave it out; django-expert list shows the others.",
  );
}

/** What code runs on: what is stated, else what an image of ours has. */
function pythonOf({ project, django, python }: Layout): string {
  const isStated = project.packages.python !== undefined;
  const ofDjango = pythonLine(project, django, undefined);
  return isStated || python !== ofDjango ? python : answersOf(project).python;
}
