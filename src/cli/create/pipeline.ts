import { PRESETS } from "../../../generators/presets.ts";
import { usage } from "../../errors.ts";
import type { ProjectValues } from "./planning.ts";

/**
 * The features that a named pipeline means: who names one wants the feature ci, whatever the preset, and who
 * wants none leaves it out.
 *
 * @throws Failure (usage) where both are said
 */
export function withPipeline<V extends ProjectValues>(values: V): V {
  const { ci, preset, with: wanted, without } = values;
  const ofPreset: readonly string[] = PRESETS[preset];
  if (ci !== "none") {
    const has = [...ofPreset, ...wanted, ...without].includes("ci");
    return has ? values : { ...values, with: [...wanted, "ci"] };
  }
  if (wanted.includes("ci")) {
    throw usage(
      "conflicting-flags",
      "--ci none and --with ci cannot be given together.",
      "Leave one of them out.",
    );
  }
  return values;
}
