import type { requirement } from "../../generators/packages.ts";
import type { Catalogue } from "../recipes/plan.ts";
import type { Ground } from "./ground.ts";

/** What options of `add` say to features that look at the repository. */
export interface PartOptions {
  /** How tests are run, with the feature tests. */
  runner?: "django" | "pytest";
  /** Names of tests that the code of the repository does not pass as it is. */
  failing?: readonly string[];
}

/** What a part of a plan works with. */
export interface PartGround extends Ground {
  catalogue: Catalogue;
  requirement: typeof requirement;
  options: PartOptions;
  /** The features that are added. */
  names: readonly string[];
  /** What the user has to know, a line each: shown after the plan. */
  notes: string[];
}

/** Plans what a feature does beyond its templates. */
export type ForeignPart = (ground: PartGround) => void | Promise<void>;
