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
