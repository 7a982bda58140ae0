import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { features as catalogueFeatures } from "../../generators/features/index.ts";
import { catalogue } from "../../generators/index.ts";
import type { Answers } from "../../src/recipes/answers.ts";
import { planFeatures, planProject, type Plan } from "../../src/recipes/plan.ts";
import { resolveFeatures } from "../../src/recipes/resolve.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { ANSWERS } from "../answers.ts";
import { OPTIONS } from "../matrix/rows.ts";

const RUNS = Number(process.env["LAWS_RUNS"] ?? 12);
const OFFERED = catalogueFeatures.filter(({ supporting }) => !supporting).map(({ name }) => name);

const options = fc.record(
  Object.fromEntries(
    Object.entries(OPTIONS).map(([key, values]) => [key, fc.constantFrom(...values)]),
  ),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Partial<Answers>>;

/** Options and a closed set of features, as `create` would resolve them. */
const projects = fc.tuple(options, fc.subarray(OFFERED)).map(([chosen, wanted]): Answers => {
  const answers = { ...ANSWERS, ...chosen };
  return {
    ...answers,
    features: resolveFeatures(catalogueFeatures, { preset: wanted, with: [], answers }).features,
  };
});

/** A project and its features in some order; those that only support others come with them. */
const orders = projects.chain((answers) => {
  const offered = answers.features.filter((name) => OFFERED.includes(name));
  return fc.tuple(
    fc.constant(answers),
    fc.shuffledSubarray(offered, { minLength: offered.length }),
  );
});

function filesOf({ changes, collisions }: Plan, tree = new MemoryTree()): MemoryTree {
  expect(collisions).toEqual([]);
  expect(changes.manuals).toEqual([]);
  const files = new Map(tree.list().map((path) => [path, tree.read(path) ?? ""]));
  for (const { path, after } of changes.files) {
    if (after === undefined) files.delete(path);
    else files.set(path, after);
  }
  return new MemoryTree(files);
}

function contents(tree: MemoryTree): Record<string, string> {
  return Object.fromEntries(tree.list().map((path) => [path, tree.read(path) ?? ""]));
}

async function create(answers: Answers): Promise<MemoryTree> {
  return filesOf(await planProject(answers, catalogue));
}

async function add(
  tree: MemoryTree,
  answers: Answers,
  name: string,
): Promise<[MemoryTree, Answers]> {
  const { features } = resolveFeatures(catalogueFeatures, { with: [name], answers });
  const plan = await planFeatures(tree, answers, features, catalogue);
  return [filesOf(plan, tree), plan.answers];
}

describe("the laws of design.md", () => {
  it("create with features equals create and add, in any order, byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(orders, async ([answers, order]) => {
        let known: Answers = { ...answers, features: [] };
        let tree = await create(known);
        for (const name of order) [tree, known] = await add(tree, known, name);
        expect(contents(tree)).toEqual(contents(await create(answers)));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it("adding what is installed changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (answers) => {
        const tree = await create(answers);
        // Planned as if nothing were installed: every file and fragment has to find itself there already.
        const plan = await planFeatures(
          tree,
          { ...answers, features: [] },
          answers.features,
          catalogue,
        );
        expect(plan.collisions).toEqual([]);
        expect(plan.changes.changes).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it("the same answers give the same project", async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (answers) => {
        expect(contents(await create(answers))).toEqual(contents(await create({ ...answers })));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
