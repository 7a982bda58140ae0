import { describe, expect, it } from "vitest";
import { catalogue } from "../../generators/index.ts";
import { planProject } from "../../src/recipes/plan.ts";
import { formatText } from "../../src/render/format.ts";
import { pairwiseRows } from "../matrix/rows.ts";

/** Lines that Ruff calls too long (E501): comments are not broken by its formatter. */
function tooLong([path, text]: [string, string]): string[] {
  if (!path.endsWith(".py") || path.includes("/migrations/")) return [];
  return text.split("\n").flatMap((line) => (line.length > 88 ? [`${path}: ${line}`] : []));
}

/** Nothing is formatted while `create` runs, so templates and merges have to come out formatted. */
describe("generated files", () => {
  it.each(pairwiseRows("format").map((answers) => [answers.name, answers] as const))(
    "are formatted as they come out: %s",
    async (_name, answers) => {
      const { changes } = await planProject(answers, catalogue);
      const made: Record<string, string> = {};
      const formatted: Record<string, string> = {};
      for (const { path, after = "" } of changes.files) {
        // Documents come along as they are here, where code in them stays as its own tools format it.
        if (path.startsWith(".claude/skills/django-expert/references/")) continue;
        made[path] = after;
        formatted[path] = await formatText(path, after);
      }
      expect(made).toEqual(formatted);
      expect(Object.entries(made).flatMap(tooLong)).toEqual([]);
    },
    60_000,
  );
});
