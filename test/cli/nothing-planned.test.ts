import { describe, expect, it } from "vitest";
import { nothingPlanned } from "../../src/cli/add/nothing-planned.ts";
import { add } from "../foreign/support.ts";
import { SINGLE } from "../foreign/trees.ts";

const WORKFLOW = ".github/workflows/checks.yml";

describe("where nothing is planned", () => {
  it("says that all is there", async () => {
    const files = { ...SINGLE, [WORKFLOW]: "run: python manage.py test\n" };
    expect(nothingPlanned(await add(files, ["ci"]))).toEqual(["All of it is there already."]);
  });

  it("says what something else that does the work lacks", async () => {
    const settings = SINGLE["mysite/settings.py"]!.replace(
      '"blog",',
      '"blog",\n    "rest_framework",',
    );
    const addition = await add({ ...SINGLE, "mysite/settings.py": settings }, ["drf"]);
    expect(addition.passed.map(({ feature }) => feature)).toEqual(["drf"]);
    expect(nothingPlanned(addition).join("\n")).toMatch(/\n {2}drf: REST_FRAMEWORK/);
  });

  it("says what the file that does the work lacks", async () => {
    const files = { ...SINGLE, [WORKFLOW]: "run: python manage.py check\n" };
    const addition = await add(files, ["ci"]);
    expect(addition.paths).toEqual([]);
    expect(nothingPlanned(addition)).toEqual([
      `Nothing is added: ${WORKFLOW} stays as it is. It lacks 1 thing:`,
      `  ci: a pipeline that runs the tests (${WORKFLOW}:1)`,
    ]);
  });
});
