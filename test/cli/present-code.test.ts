import { describe, expect, it } from "vitest";
import { tryOnPresentCode } from "../../src/cli/add/present-code.ts";
import { Failure } from "../../src/errors.ts";
import { readProject } from "../../src/project/project.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { planForeignAddition } from "../../src/cli/add/foreign-project.ts";
import { SINGLE } from "../foreign/trees.ts";

const OUT_OF_STEP = "ERROR: test_models_and_migrations_are_in_step (mysite.tests): SystemExit: 1";

function failed(...details: string[]): Failure {
  const message = `${details.length} of the new tests failed.`;
  return new Failure({ code: "tests-failed", message, details, exit: 4 });
}

async function planner(feature: string) {
  const files = { ...SINGLE, "blog/migrations/0001_initial.py": "" };
  const project = await readProject(new MemoryTree(Object.entries(files)));
  return (failing: readonly string[]) =>
    planForeignAddition(project, {
      features: [feature],
      without: [],
      answers: {},
      replace: false,
      options: { failing },
    });
}

describe("tests of code that was there before", () => {
  it("are left out where it does not pass them, and the others are written", async () => {
    const plan = await planner("tests");
    const refused = [failed(OUT_OF_STEP)];
    const { addition } = await tryOnPresentCode(
      await plan([]),
      () => {
        const failure = refused.pop();
        return failure ? Promise.reject(failure) : Promise.resolve("passed");
      },
      plan,
    );
    const [manual, ...others] = addition.changes.manuals;
    expect(others).toEqual([]);
    expect(manual?.reason).toContain("models have changes that no migration has");
    expect(manual?.snippet).toContain("def test_models_and_migrations_are_in_step");
    const smoke = addition.changes.read("mysite/tests/test_site.py");
    expect(smoke).toContain("leads_to_a_view");
    expect(smoke).not.toContain("in_step");
  });

  it.each([
    ["tests", [OUT_OF_STEP, "ERROR: test_sentry: ModuleNotFoundError"]],
    ["health", [OUT_OF_STEP]],
  ])("do not excuse what fails of %s beside them", async (feature, details) => {
    const plan = await planner(feature);
    const trying = tryOnPresentCode(await plan([]), () => Promise.reject(failed(...details)), plan);
    await expect(trying).rejects.toMatchObject({ code: "tests-failed" });
  });
});
