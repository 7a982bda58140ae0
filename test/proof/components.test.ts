import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PRESETS, type Preset } from "../../generators/presets.ts";
import { applyChanges } from "../../src/changes/apply.ts";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { formatText } from "../../src/render/format.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { chooseRunner } from "../../src/verify/choose-runner.ts";
import { detectProject } from "../../src/verify/detect-project.ts";
import { thisMachine } from "../../src/verify/machine.ts";
import { makeMigrations } from "../../src/verify/make-migrations.ts";
import { readSubject } from "../../src/verify/subject.ts";
import { verify, type Verdict } from "../../src/verify/verify.ts";
import { COMPONENTS, GROUND, MIGRATIONS, runsOf } from "./component-runs.ts";
import { generateIn, projectOf } from "./generate.ts";

/** Apps that the runs make models in. */
const MIGRATING = ["blog", "shop"];

/** What a project has to have covered: as much as its own pyproject.toml asks for. */
const COVERAGE = 95;

/** Has Django write the migrations of all that was generated, formatted as `generate` leaves them. */
async function migrate(root: string): Promise<void> {
  const machine = thisMachine();
  const tree = new DiskTree(root);
  const project = detectProject(root, tree);
  const runner = await chooseRunner("container", machine);
  const environment = await runner.prepare(await readSubject(project, machine));
  try {
    const request = { migrating: MIGRATING, header: false };
    const changes = new ChangeSet(tree);
    for (const { path, after = "" } of await makeMigrations(environment, project, request)) {
      changes.write(path, await formatText(path, after), "migration");
    }
    await applyChanges(changes, root);
  } finally {
    await environment.dispose();
  }
}

async function prove(preset: Preset, folder: string): Promise<Verdict> {
  const root = join(folder, preset);
  await applyChanges(await projectOf(preset), root);
  for (const line of runsOf(preset, [...GROUND, ...COMPONENTS])) await generateIn(root, line);
  await migrate(root);
  for (const line of runsOf(preset, MIGRATIONS)) await generateIn(root, line);
  return verify(detectProject(root, new DiskTree(root)), { runner: "container" });
}

// Needs a container engine and minutes a preset, so it runs in CI, or for COMPONENT_PRESETS=api,web.
const wanted = process.env["COMPONENT_PRESETS"] ?? (process.env["CI"] ? "all" : "");
const presets = (Object.keys(PRESETS) as Preset[]).filter(
  (preset) => wanted === "all" || wanted.split(",").includes(preset),
);

describe.skipIf(presets.length === 0)(
  "every kind of component in one project (skipped outside CI: it needs containers)",
  () => {
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "components-"));
      vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
    });

    afterAll(async () => {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true, force: true });
    });

    it.concurrent.each(presets)(
      "%s",
      async (preset) => {
        const { status, steps } = await prove(preset, folder);
        const fell = steps.filter(
          (step) => step.status === "failed" || (step.status === "skipped" && step.unverified),
        );
        expect(fell).toEqual([]);
        expect(status).toBe("passed");
        const tests = steps.find(({ id }) => id === "tests");
        const [, covered] = /([\d.]+)% covered/.exec(tests?.detail ?? "") ?? [];
        expect(Number(covered)).toBeGreaterThanOrEqual(COVERAGE);
      },
      900_000,
    );
  },
);
