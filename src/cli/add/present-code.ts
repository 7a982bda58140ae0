import { Failure } from "../../errors.ts";
import type { ForeignAddition } from "./foreign-project.ts";

/**
 * Tries an addition whose tests hold what the repository has. One that its code as it is does not pass is left out of a
 * second plan, which says what it found: a fault that was there before keeps nobody from the other tests.
 *
 * @param plan the addition, without the tests of these names
 * @throws Failure of the trial, where the fault is the addition's own
 */
export async function tryOnPresentCode<T>(
  addition: ForeignAddition,
  tryOut: (addition: ForeignAddition) => Promise<T>,
  plan: (failing: readonly string[]) => Promise<ForeignAddition>,
): Promise<{ addition: ForeignAddition; trial: T }> {
  try {
    return { addition, trial: await tryOut(addition) };
  } catch (error) {
    const failing = await failingOf(addition, error);
    if (failing.length === 0) throw error;
    const smaller = await plan(failing);
    return { addition: smaller, trial: await tryOut(smaller) };
  }
}

/** The tests that failed, where the repository's own code is what all of them are about. */
async function failingOf({ added }: ForeignAddition, error: unknown): Promise<string[]> {
  if (!(error instanceof Failure) || error.code !== "tests-failed") return [];
  const count = Number(/^(\d+) of /.exec(error.message)?.[1]);
  if (!added.some(({ name }) => name === "tests")) return [];
  const { FINDINGS } = await import("../../foreign/tests.ts");
  const named = Object.keys(FINDINGS).filter((name) =>
    error.details.some((line) => line.includes(name)),
  );
  return named.length === count ? named : [];
}
