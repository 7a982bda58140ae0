import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run as runGenerate } from "../../src/cli/commands/generate.ts";
import { run as runUndo } from "../../src/cli/commands/undo.ts";
import { create } from "../../src/cli/create.ts";
import { snapshot, workspace } from "../changes/support/workspace.ts";
import { run } from "./support/run.ts";

// In CI a missing engine is a failure, not a reason to skip.
const isWanted = Boolean(process.env["CI"] ?? process.env["VERIFY_IN_CONTAINER"]);
const MINUTES = 60_000;

describe.skipIf(!isWanted)("generate, tried in a container (skipped outside CI)", () => {
  let root: string;

  beforeEach(async () => {
    const cwd = workspace();
    root = join(cwd, "shop");
    vi.stubEnv("XDG_STATE_HOME", join(cwd, "state"));
    const argv = ["shop", "--preset", "minimal", "--verify", "none", "--no-install", "--yes"];
    await run(create, argv, { cwd });
  });

  afterEach(() => {
    vi.unstubAllEnvs();
  });

  function generate(...argv: string[]) {
    const { PATH, HOME, DOCKER_HOST } = process.env;
    const env = { PATH, HOME, ...(DOCKER_HOST && { DOCKER_HOST }) };
    return run(runGenerate, [...argv, "--verify", "container", "--json"], { cwd: root, env });
  }

  it(
    "has Django make the migration, runs the new tests, and is undone to the byte",
    async () => {
      const before = snapshot(root);
      const { stdout, exit, failure } = await generate("resource", "blog.Post", "title:char:200");
      expect(failure).toBeUndefined();
      expect(exit).toBe(0);
      const { trial } = JSON.parse(stdout);
      expect(trial).toMatchObject({ state: "passed", compared: true });
      expect(trial.migrations).toEqual(["apps/blog/migrations/0001_initial.py"]);
      expect(trial.tests).toBeGreaterThan(10);
      expect(snapshot(root)).toHaveProperty(["apps/blog/migrations/0001_initial.py"]);
      await run(runUndo, ["--yes"], { cwd: root });
      expect(snapshot(root)).toEqual(before);
    },
    10 * MINUTES,
  );

  it(
    "writes nothing where a new test fails",
    async () => {
      expect((await generate("app", "shop")).exit).toBe(0);
      const own = join(root, ".django-expert/templates/model");
      mkdirSync(own, { recursive: true });
      // A team's own template that does not keep what its tests promise.
      writeFileSync(
        join(own, "models.py.hbs"),
        readFileSync("templates/components/model/models.py.hbs", "utf8").replace(
          /return self\.<% title %>/,
          'return "something else"',
        ),
      );
      const before = snapshot(root);
      const { exit, failure } = await generate("model", "shop.Product", "name:char:50");
      expect(failure?.code).toBe("tests-failed");
      expect(exit).toBe(4);
      expect(snapshot(root)).toEqual(before);
    },
    10 * MINUTES,
  );
});
