import { catalogue } from "../../generators/index.ts";
import { PRESETS, type Preset } from "../../generators/presets.ts";
import type { FileChanges } from "../../src/changes/apply.ts";
import { decide } from "../../src/cli/create/planning.ts";
import { valuesFrom } from "../../src/cli/create/project-options.ts";
import type { Answers } from "../../src/recipes/answers.ts";
import { planProject } from "../../src/recipes/plan.ts";
import {
  answersKey,
  complete,
  PLACEHOLDER,
  prepare,
  type PreparedPlan,
} from "../../src/recipes/prepared.ts";

/** What `create` has where nothing but a preset is said, and the plan for it. */
export interface PreparedPreset {
  preset: Preset;
  answers: Answers;
  plan: PreparedPlan;
}

/**
 * Names that a prepared plan has to be right for: the shortest and the longest, first and last where something is
 * sorted, and each sign that a name can have. Whatever hangs on a name's length or place would show between them.
 */
const PROOFS = [
  "a",
  "a1",
  "my-rather-long-project-name",
  "zz_9-zz_9-zz_9-zz_9-zz_9-zz_9-zz_9-zz_9-zz_9-zz_9z",
];

/** The presets whose plan is the same for any name but for the name itself: composed once, and proven for others. */
export async function preparedPresets(): Promise<PreparedPreset[]> {
  const all = await Promise.all((Object.keys(PRESETS) as Preset[]).map(preparedPreset));
  return all.filter((one) => one !== undefined);
}

/** The source of a module that stands for `src/recipes/prepared-plans.ts`; a plan is a module of its own. */
export function plansModule(prepared: readonly PreparedPreset[]): string {
  const loaders = prepared.map(({ preset, answers }) => {
    const specifier = JSON.stringify(`prepared:${preset}`);
    return `${JSON.stringify(answersKey(answers))}: async () => (await import(${specifier})).default`;
  });
  return `export const preparedPlans = {${loaders.join(",\n")}};\n`;
}

/** The source of a module that holds a plan. */
export function planModule({ plan }: PreparedPreset): string {
  return `export default ${JSON.stringify(plan)};\n`;
}

async function preparedPreset(preset: Preset): Promise<PreparedPreset | undefined> {
  const { values } = await valuesFrom({ directory: PLACEHOLDER, preset });
  const { answers } = decide(values);
  const plan = prepare(await planProject(answers, catalogue));
  if (!plan) return undefined;
  for (const name of PROOFS) {
    if (!(await isExact(plan, { ...answers, name }))) return undefined;
  }
  return { preset, answers, plan };
}

/** Whether a prepared plan, completed, is what composing gives for the same answers. */
export async function isExact(plan: PreparedPlan, answers: Answers): Promise<boolean> {
  const composed = await planProject(answers, catalogue);
  const completed = complete(plan, answers);
  return (
    composed.collisions.length === 0 &&
    composed.changes.manuals.length === 0 &&
    bytes(completed.changes) === bytes(composed.changes)
  );
}

function bytes({ files }: FileChanges): string {
  return JSON.stringify(files);
}
