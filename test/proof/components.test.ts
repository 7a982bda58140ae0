import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PRESETS, type Preset } from "../../generators/presets.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { detectProject } from "../../src/verify/detect-project.ts";
import { verify, type Verdict } from "../../src/verify/verify.ts";
import { makeWithEveryKind } from "./every-kind.ts";

/** What a project has to have covered: as much as its own pyproject.toml asks for. */
const COVERAGE = 95;

async function prove(preset: Preset, folder: string): Promise<Verdict> {
  const root = join(folder, preset);
  await makeWithEveryKind(preset, root);
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
