import type { FileChange } from "../../changes/change-set.ts";
import { EXIT, Failure } from "../../errors.ts";
import type { Allowed } from "../../gate/allowed.ts";
import type { ProjectUnderTest } from "../project-under-test.ts";
import type { Environment } from "../runner.ts";
import { lossesBetween } from "./compare-snapshots.ts";
import { snapshot, type Snapshot } from "./snapshot.ts";

/** What came of a comparison, with how much there was before; `reason` says why there was none. */
export type Comparison =
  | { compared: true; losses: readonly string[]; models: number; routes: number }
  | { compared: false; reason: string };

/** What is compared: a project and the changes between the two states of it. */
export interface Compared {
  project: ProjectUnderTest;
  changes: readonly FileChange[];
  allowed?: Allowed | undefined;
  /** What development needs of its environment. */
  env?: Readonly<Record<string, string>>;
  /** What it was before, where that is known already: as `describeBefore` gives it. */
  before?: Snapshot | string;
}

/**
 * Holds a project against what it was before some changes, as Django sees both. Both are loaded with the dependencies of
 * the changed one, which has those of the other and more.
 *
 * @param environment with the changed project; is left with that
 * @returns no comparison where the project could not be loaded before: there is nothing to lose
 * @throws Failure (exit status 4) where it cannot be loaded any more
 */
export async function compareTrees(
  environment: Environment,
  compared: Compared,
): Promise<Comparison> {
  const { project, allowed, env, before = await describeBefore(environment, compared) } = compared;
  if (typeof before === "string") return { compared: false, reason: before };
  const after = await snapshot(environment, project, env);
  return {
    compared: true,
    losses: lossesBetween(before, after, allowed),
    models: Object.keys(before.models).length,
    routes: before.routes.length,
  };
}

/**
 * What a project was before some changes, as Django sees it; in words, why that is not known.
 *
 * @param environment with the changed project; is left with that
 */
export async function describeBefore(
  environment: Environment,
  { project, changes, env }: Omit<Compared, "before" | "allowed">,
): Promise<Snapshot | string> {
  return asBefore(environment, changes, () => loaded(environment, project, env));
}

async function asBefore<T>(
  environment: Environment,
  changes: readonly FileChange[],
  work: () => Promise<T>,
): Promise<T> {
  await environment.write(new Map(changes.map(({ path, before }) => [path, before])));
  try {
    return await work();
  } finally {
    await environment.write(new Map(changes.map(({ path, after }) => [path, after])));
  }
}

async function loaded(
  environment: Environment,
  project: ProjectUnderTest,
  env: Compared["env"],
): Promise<Snapshot | string> {
  try {
    return await snapshot(environment, project, env);
  } catch (error) {
    if (!(error instanceof Failure) || error.exit !== EXIT.unverified) throw error;
    const why = error.details.at(-1);
    return `Django could not load the project as it was before the change${why ? ` (${why})` : ""}`;
  }
}
