import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { readProject } from "../../src/project/project.ts";
import { environmentRuns } from "../../src/project/setting-environments.ts";
import { isKnown, located, shown } from "../../src/project/shown.ts";
import { SETTINGS_FEATURES } from "../../src/settings/features.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { detectProject } from "../../src/verify/detect-project.ts";
import { proveSettings } from "../../src/verify/settings-proof.ts";
import { lacksPython, runProbe } from "./support/python.ts";

// Needs Django, so it runs in CI, or where PROVE_SETTINGS asks for it.
const isWanted = Boolean(process.env["CI"] ?? process.env["PROVE_SETTINGS"]);
const CASES = join(import.meta.dirname, "../cases/settings");

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "settings-proof-"));
  cpSync(join(CASES, "split-one-file/input"), root, { recursive: true });
  writeFileSync(join(root, "requirements.txt"), "django>=5.2,<5.3\n");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.skipIf(!isWanted)(
  "settings as Django has them (skipped outside CI: they need Django)",
  () => {
    async function proven(spoil: (changes: ChangeSet) => void) {
      const tree = new DiskTree(root);
      const project = await readProject(tree);
      const changes = new ChangeSet(tree);
      const split = await SETTINGS_FEATURES.find(({ name }) => name === "split-settings")!.load();
      const plan = split.plan(project, changes);
      if (plan.state !== "planned") throw new Error(plan.reason);
      spoil(changes);
      const request = {
        project: detectProject(root, tree, "manage.py"),
        changes: changes.files,
        runs: plan.runs,
        module: plan.module,
      };
      return proveSettings(request, { runner: "auto" });
    }

    it("are equal after a split", { timeout: 300_000 }, async () => {
      const { by, rows } = await proven(() => {});
      expect(by).toBe("django");
      expect(rows.map(({ environment, after }) => [environment, after])).toEqual([
        ["development", "shop.settings.development"],
        ["development", "shop.settings"],
        ["production", "shop.settings.production"],
        ["production", "shop.settings"],
        ["test", "shop.settings.test"],
        ["test", "shop.settings"],
      ]);
      for (const { differences, django, failed } of rows) {
        expect(differences).toEqual([]);
        expect(django).toBeGreaterThan(100);
        // Tests and development have no SECRET_KEY in the case: Django refuses them before and after.
        expect(failed ?? "").toMatch(/^$|SECRET_KEY/);
      }
    });

    it("differ where a path is not what it was", { timeout: 300_000 }, async () => {
      const { rows } = await proven((changes) => {
        const base = "shop/settings/base.py";
        const text = changes.read(base)!;
        changes.write(base, text.replace("os.path.dirname(os.path.dirname(", "(("), "spoilt");
      });
      const names = rows[0]!.differences.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(["BASE_DIR", "DATABASES"]));
    });
  },
);

/** As much of Django as the program needs that tells settings. */
const STUB = {
  "django/__init__.py": "",
  "django/core/__init__.py": "",
  "django/core/management.py": "def execute_from_command_line(argv=None): pass\n",
  "django/conf/__init__.py":
    "import importlib, os\nsettings = importlib.import_module(os.environ['DJANGO_SETTINGS_MODULE'])\n",
};

describe.skipIf(lacksPython)("settings as Python has them (skipped without Python)", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "settings-told-"));
    cpSync(join(CASES, "split-local-settings/input"), folder, { recursive: true });
    for (const [path, text] of Object.entries(STUB)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are what the facts say they are", async () => {
    const project = await readProject(new DiskTree(folder));
    const [run] = environmentRuns(project);
    const args = ["manage.py", "", "shop.settings", JSON.stringify(run!.argv)];
    const told = await runProbe<{ names: Record<string, unknown> }>("settings", args, folder);
    const names = Object.keys(told?.names ?? {}).filter((name) => /^[A-Z]+$/.test(name));
    expect(names).toContain("STEPS");
    for (const name of names) {
      const claimed = located(shown(run!.settings.values.get(name)!), folder);
      expect(isKnown(claimed)).toBe(true);
      expect([name, claimed]).toEqual([name, told?.names[name]]);
    }
  });
});
