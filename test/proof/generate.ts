import { features } from "../../generators/features/index.ts";
import { catalogue } from "../../generators/index.ts";
import { PRESETS, type Preset } from "../../generators/presets.ts";
import type { ChangeSet } from "../../src/changes/change-set.ts";
import { run } from "../../src/cli/commands/generate.ts";
import { silentContext } from "../../src/cli/silent-context.ts";
import type { Where } from "../../src/cli/verification.ts";
import { planProject } from "../../src/recipes/plan.ts";
import { resolveFeatures } from "../../src/recipes/resolve.ts";
import { ANSWERS } from "../answers.ts";
import { wordsOf } from "./component-runs.ts";

/** The default project of a preset, planned. */
export async function projectOf(preset: Preset): Promise<ChangeSet> {
  const chosen = resolveFeatures(features, { preset: PRESETS[preset], with: [], answers: ANSWERS });
  const { changes } = await planProject({ ...ANSWERS, features: chosen.features }, catalogue);
  return changes;
}

/**
 * Runs `django-expert generate <line>` in a project.
 *
 * @throws Failure where it is refused; an Error where it leaves something to be done by hand
 */
export async function generateIn(root: string, line: string, verify: Where = "none") {
  const context = silentContext(new AbortController().signal, root);
  const argv = [...wordsOf(line), "--yes", "--quiet", "--verify", verify];
  const exit = await run({ ...context, argv });
  if (exit !== 0) throw new Error(`generate ${line}: exit status ${exit}`);
}
