import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../generators/index.ts";
import { applyChanges } from "../../src/changes/apply.ts";
import type { Answers } from "../../src/recipes/answers.ts";
import { planProject } from "../../src/recipes/plan.ts";
import { detectProject } from "../../src/verify/detect-project.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { verify } from "../../src/verify/verify.ts";
import { pairwiseRows } from "../matrix/rows.ts";

const SEED = process.env["MATRIX_SEED"] ?? "1";
const ROWS = process.env["MATRIX_ROWS"] ?? "6";

const all = pairwiseRows(SEED);
const first = Number(SEED) % all.length || 0;
const rows = ROWS === "all" ? all : [...all, ...all].slice(first, first + Number(ROWS));

/** The options of a row on one line, to repeat it by. */
function title({ features, ...options }: Answers): string {
  return `${Object.values(options).join(" ")} + ${features.join(",")}`;
}

async function prove(answers: Answers) {
  const folder = await mkdtemp(join(tmpdir(), "matrix-"));
  const root = join(folder, answers.name);
  try {
    const { changes } = await planProject(answers, catalogue);
    await applyChanges(changes, root);
    return await verify(detectProject(root, new DiskTree(root)), { runner: "container" });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// Needs a container engine and minutes a row, so it runs in CI, or where MATRIX_ROWS asks for it.
const isWanted = Boolean(process.env["CI"] ?? process.env["MATRIX_ROWS"]);

describe.skipIf(!isWanted)(
  `pairwise rows of seed ${SEED} (skipped outside CI: they need containers)`,
  () => {
    it.concurrent.each(rows.map((answers) => [title(answers), answers] as const))(
      "%s",
      async (_title, answers) => {
        const { status, steps } = await prove(answers);
        const fell = steps.filter(
          (step) => step.status === "failed" || (step.status === "skipped" && step.unverified),
        );
        expect(fell).toEqual([]);
        expect(status).toBe("passed");
      },
      900_000,
    );
  },
);
