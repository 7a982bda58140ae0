import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../generators/index.ts";
import { applyChanges } from "../../src/changes/apply.ts";
import type { FileChange } from "../../src/changes/change-set.ts";
import { planProject } from "../../src/recipes/plan.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { detectProject } from "../../src/verify/detect-project.ts";
import { execute } from "../../src/verify/processes.ts";
import { guard } from "../../src/verify/semantic-gate.ts";
import { verify } from "../../src/verify/verify.ts";
import { ANSWERS } from "../answers.ts";

// In CI a missing engine is a failure, not a reason to skip.
const isWanted = Boolean(process.env["CI"] ?? process.env["VERIFY_IN_CONTAINER"]);
const MINUTES = 60_000;

let folder: string;
let root: string;

/** A planned edit of a file of the project. */
async function edit(path: string, change: (text: string) => string): Promise<FileChange> {
  const before = await readFile(join(root, path), "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  return { kind: "edit", path, before, after, reasons: [], executable: false };
}

describe.skipIf(!isWanted)(
  "a project in a container (skipped outside CI: it needs an engine)",
  () => {
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "in container ü-"));
      root = join(folder, "my-app");
      const { changes } = await planProject(ANSWERS, catalogue);
      await applyChanges(changes, root);
    }, MINUTES);
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const project = () => detectProject(root, new DiskTree(root));

    it(
      "is verified without a trace in it, the second time without installing",
      async () => {
        const before = await readdir(root, { recursive: true });
        const first = await verify(project(), { runner: "container" });
        expect(first.steps.filter(({ status }) => status === "failed")).toEqual([]);
        expect(first.status).toBe("passed");
        const second = await verify(project(), { runner: "container", profile: "quick" });
        expect(second.steps[0]).toMatchObject({ detail: "dependencies as before" });
        expect(await readdir(root, { recursive: true })).toEqual(before);
        const left = [
          "docker",
          "ps",
          "--all",
          "--filter",
          `name=-${process.pid}-`,
          "--format",
          "{{.Names}}",
        ];
        expect((await execute(left)).stdout).toBe("");
      },
      10 * MINUTES,
    );

    it(
      "fails where it is broken, and says where",
      async () => {
        const path = join(root, "apps/users/models.py");
        const models = await readFile(path, "utf8");
        await writeFile(path, `${models}\n\nraise RuntimeError("broken on purpose")\n`);
        const verdict = await verify(project(), {
          runner: "container",
          only: ["check", "migrations"],
        });
        await writeFile(path, models);
        expect(verdict.status).toBe("failed");
        for (const step of verdict.steps.slice(1)) {
          expect(step.lines!.join("\n")).toMatch(
            /models\.py".*\n.*\n?.*RuntimeError: broken on purpose/,
          );
          expect(await readFile(step.log!, "utf8")).toContain("Traceback");
        }
      },
      5 * MINUTES,
    );

    it(
      "is held by the semantic gate against changes that pass every check",
      async () => {
        await guard(project(), [await edit("config/urls.py", (text) => `# A comment.\n${text}`)]);
        const hidden = await edit("config/urls.py", (text) =>
          text.replace(/^ +path\(.*admin.*\n/m, ""),
        );
        await expect(guard(project(), [hidden])).rejects.toMatchObject({
          code: "semantic-gate",
          exit: 4,
        });
        const moved = await edit("apps/users/models.py", (text) =>
          text.replace(/^ +class Meta.*:$/m, '$&\n        db_table = "people"'),
        );
        await expect(guard(project(), [moved])).rejects.toMatchObject({
          details: expect.arrayContaining([
            "the model users.User moves from the table users_user to people",
          ]) as string[],
        });
      },
      5 * MINUTES,
    );
  },
);
