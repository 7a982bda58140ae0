import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { applyChanges } from "../../src/changes/apply.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { chooseRunner } from "../../src/verify/choose-runner.ts";
import { detectProject } from "../../src/verify/detect-project.ts";
import { thisMachine } from "../../src/verify/machine.ts";
import { readSubject } from "../../src/verify/subject.ts";
import { snapshot } from "../changes/support/workspace.ts";
import { COMPONENTS, GROUND, runsOf } from "./component-runs.ts";
import { generateIn, projectOf } from "./generate.ts";
import { MUTATIONS } from "./mutations/index.ts";
import type { Mutation } from "./mutations/mutation.ts";

/** A run of tests, over a mutation or over the project as it is. */
interface Job extends Partial<Mutation> {
  title: string;
  tests: readonly string[];
}

/** How a run of tests ended: as pytest has it, or -1 where the mutation does not apply. */
interface Ended {
  status: number;
  said: string;
}

const PASSED = 0;
const FAILED = 1;

/** Generates what is to be mutated, and gives the paths of the tests that each line wrote or added to. */
async function generateAll(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const needed = new Set(MUTATIONS.keys());
  for (const { line, after } of COMPONENTS)
    if (MUTATIONS.has(line)) for (const one of after) needed.add(one);
  const lines = runsOf("full", COMPONENTS).filter((line) => needed.has(line));
  const tests = new Map<string, readonly string[]>();
  for (const line of [...runsOf("full", GROUND), ...lines]) {
    const before = snapshot(root);
    await generateIn(root, line);
    const after = snapshot(root);
    const written = Object.keys(after).filter((path) => after[path] !== before[path]);
    tests.set(
      line,
      written.filter((path) => /\/tests\/test_\w+\.py$/.test(path)),
    );
  }
  return tests;
}

/** Runs the tests of all jobs in one environment. */
async function runAll(root: string, jobs: readonly Job[]): Promise<readonly Ended[]> {
  const machine = thisMachine();
  const project = detectProject(root, new DiskTree(root));
  const runner = await chooseRunner("container", machine);
  const environment = await runner.prepare(await readSubject(project, machine));
  try {
    await environment.write(new Map([["mutations.json", JSON.stringify(jobs)]]));
    const input = readFileSync(new URL("mutate.py", import.meta.url), "utf8");
    const done = await environment.run(["python", "-"], { input });
    if (done.status !== 0) throw new Error(done.output);
    return JSON.parse(done.stdout.trim().split("\n").at(-1)!) as Ended[];
  } finally {
    await environment.dispose();
  }
}

// Needs a container engine and minutes, so it runs in CI, or where MUTATIONS asks for it.
const isWanted = Boolean(process.env["CI"] ?? process.env["MUTATIONS"]);

describe.skipIf(!isWanted)(
  "tests of what is generated (skipped outside CI: they need a container)",
  () => {
    const ended = new Map<string, Ended>();
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "mutations-"));
      vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
      const root = join(folder, "my-app");
      await applyChanges(await projectOf("full"), root);
      const tests = await generateAll(root);
      const whole = { title: "", tests: [...new Set([...tests.values()].flat())] };
      const jobs: Job[] = [...MUTATIONS].flatMap(([line, list]) =>
        list.map((mutation) => ({
          ...mutation,
          path: `apps/${mutation.path}`,
          title: titleOf(line, mutation),
          tests: tests.get(line) ?? [],
        })),
      );
      const found = await runAll(root, [whole, ...jobs]);
      for (const [index, { title }] of [whole, ...jobs].entries()) ended.set(title, found[index]!);
    }, 900_000);

    afterAll(async () => {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true, force: true });
    });

    it("pass over what was generated", () => {
      expect(ended.get("")).toMatchObject({ status: PASSED });
    });

    describe("fail where", () => {
      const titles = [...MUTATIONS].flatMap(([line, list]) =>
        list.map((mutation) => titleOf(line, mutation)),
      );

      it.each(titles)("%s", (title) => {
        const { status, said } = ended.get(title)!;
        expect({ status, said: status === FAILED ? "" : said }).toEqual({
          status: FAILED,
          said: "",
        });
      });
    });
  },
);

function titleOf(line: string, { name }: Mutation): string {
  return `${name}: ${line}`;
}
