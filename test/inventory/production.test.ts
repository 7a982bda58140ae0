import { describe, expect, it } from "vitest";
import { productionOf } from "../../src/inventory/production.ts";
import { isDebugging } from "../../src/project/debug-switch.ts";
import type { Project } from "../../src/project/project.ts";
import { environmentRuns } from "../../src/project/setting-environments.ts";
import { manage, project } from "../project/support/project.ts";

/** The facts of a project with these settings. */
function withSettings(code: string): Promise<Project> {
  return project({
    "manage.py": manage("mysite.settings"),
    "mysite/__init__.py": "",
    "mysite/settings.py": `import os\n\nSECRET_KEY = "x"\nROOT_URLCONF = "mysite.urls"\n${code}`,
    "mysite/urls.py": "urlpatterns = []\n",
  });
}

const DEBUG = `DEBUG = os.environ.get("SITE_DEBUG", "1") == "1"\n`;
const LOCAL = `LOCAL = os.environ.get("SITE_LOCAL", "1") == "1"\n`;

describe("what a server runs where one module serves all", () => {
  it("has debugging off by a variable that only its name tells, as the report of settings has it", async () => {
    const facts = await withSettings(`${LOCAL}\n\n\n\nDEBUG = LOCAL\n`);
    const reported = environmentRuns(facts).find(({ name }) => name === "production");

    expect(isDebugging(productionOf(facts))).toBe(false);
    expect(reported?.settings.values.get("DEBUG")).toBe(false);
  });

  it("has debugging off by whatever variable is read beside it, as the report of settings has it", async () => {
    const facts = await withSettings(`DEBUG = os.environ.get("VERBOSE", "1") == "1"\n`);
    const reported = environmentRuns(facts).find(({ name }) => name === "production");

    expect(isDebugging(productionOf(facts))).toBe(false);
    expect(reported?.settings.values.get("DEBUG")).toBe(false);
    expect([...(reported?.assumed ?? [])].map(([name]) => name)).toEqual(["VERBOSE"]);
  });

  it("has what says beside DEBUG that a developer runs this off, too", async () => {
    const facts = await withSettings(`${DEBUG}\n\n\n\n${LOCAL}SECURE_SSL_REDIRECT = not LOCAL\n`);

    expect(productionOf(facts).setting("SECURE_SSL_REDIRECT")).toBe(true);
  });

  it("leaves on what is only spelt alike", async () => {
    const facts = await withSettings(
      `${DEBUG}\n\n\n\nLOCALE = os.environ.get("LOCALE", "en")\nDEVICES = os.environ.get("DEVICES", "2")\n`,
    );

    expect(productionOf(facts).setting("LOCALE")).toBe("en");
    expect(productionOf(facts).setting("DEVICES")).toBe("2");
  });

  it("is what a developer runs where no variable turns debugging off", async () => {
    const facts = await withSettings(
      `DEBUG = True\n\n\n\nLOCAL = os.environ.get("SITE_LOCAL", "1")\n`,
    );

    expect(productionOf(facts)).toBe(facts);
  });
});
