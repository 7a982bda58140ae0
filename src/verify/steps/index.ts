import { usage } from "../../errors.ts";
import { PROFILES, type Profile, type Step } from "../step.ts";
import { agents } from "./agents.ts";
import { check, deploy } from "./checks.ts";
import { lint } from "./lint.ts";
import { migrate, migrations } from "./migrations.ts";
import { openapi } from "./openapi.ts";
import { boot, image } from "./production.ts";
import { tests, testsOnDatabase } from "./tests.ts";
import { types } from "./types.ts";

/** Every step, in the order of the report; the environment comes before them all. */
export const STEPS: readonly Step[] = [
  lint,
  types,
  check,
  deploy,
  migrations,
  migrate,
  tests,
  testsOnDatabase,
  openapi,
  agents,
  image,
  boot,
];

/** The name of what every verification begins with. */
export const ENVIRONMENT = "environment";

/**
 * The steps of a profile, or those that are named.
 *
 * @throws Failure (usage) for a name that no step has
 */
export function stepsFor(profile: Profile, only: readonly string[] = []): readonly Step[] {
  const ids = [ENVIRONMENT, ...STEPS.map(({ id }) => id)];
  const unknown = only.filter((id) => !ids.includes(id));
  if (unknown.length > 0) {
    throw usage(
      "unknown-step",
      `No step is named ${unknown.join(", ")}.`,
      `The steps are: ${ids.join(", ")}.`,
    );
  }
  if (only.length > 0) return STEPS.filter(({ id }) => only.includes(id));
  const depth = PROFILES.indexOf(profile);
  return STEPS.filter((step) => PROFILES.indexOf(step.profile) <= depth);
}
