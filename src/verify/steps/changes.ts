import { compareTrees, type Compared } from "../gate/compare-trees.ts";
import { shortened } from "../gate/shortened.ts";
import type { Environment } from "../runner.ts";
import { passed, unverified, type Finding } from "../step.ts";

/** What the report calls it; it goes before all other steps, because it changes the copy that they run on. */
export const CHANGES = {
  id: "changes",
  title: "models, routes and checks of the project are still what they were",
  line: "changes",
} as const;

/** Compares the project with what it was before the changes that were made to it. */
export async function changesFinding(
  environment: Environment,
  compared: Compared,
): Promise<Finding> {
  const comparison = await compareTrees(environment, compared);
  if (!comparison.compared) return unverified(comparison.reason);
  const { losses, models, routes } = comparison;
  if (losses.length === 0)
    return passed(`${of(models, "model")} and ${of(routes, "route")} as before`);
  const lines = shortened(losses).map(sentence);
  const detail = "the change would take away what the project has";
  return { status: "failed", detail, lines, output: losses.map(sentence).join("\n") };
}

function of(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function sentence(loss: string): string {
  return `${loss.charAt(0).toUpperCase()}${loss.slice(1)}.`;
}
