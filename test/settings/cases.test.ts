import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { readProject } from "../../src/project/project.ts";
import { compareByReading } from "../../src/settings/equality.ts";
import { SETTINGS_FEATURES } from "../../src/settings/features.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import type { Tree } from "../../src/tree/tree.ts";

const CASES = join(import.meta.dirname, "../cases/settings");

interface Case {
  feature: string;
  state: string;
}

/**
 * A case: `input/` is a repository, edit.json has the feature and what becomes of it, `output/` the files that are then
 * otherwise, gone.txt those that are gone, manual.txt what is left to a person.
 */
async function planned(tree: Tree, { feature }: Case) {
  const project = await readProject(tree);
  const changes = new ChangeSet(tree);
  const found = SETTINGS_FEATURES.find(({ name }) => name === feature)!;
  const plan = (await found.load()).plan(project, changes);
  return { project, changes, plan };
}

function filesOf(folder: string): [string, string][] {
  const tree = new DiskTree(folder);
  return tree.list().map((path) => [path, tree.read(path) ?? ""]);
}

function textAt(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

describe.each(readdirSync(CASES))("%s", (name) => {
  const folder = join(CASES, name);
  const input = new DiskTree(join(folder, "input"));
  const wanted = JSON.parse(readFileSync(join(folder, "edit.json"), "utf8")) as Case;

  it("changes what it has to, and nothing else", async () => {
    const { changes, plan } = await planned(input, wanted);
    expect(plan.state).toBe(wanted.state);
    const written = changes.files.flatMap(({ path, after }): [string, string][] =>
      after === undefined ? [] : [[path, after]],
    );
    expect(written).toEqual(filesOf(join(folder, "output")));
    const gone = changes.files.filter(({ kind }) => kind === "delete").map(({ path }) => path);
    expect(gone.map((path) => `${path}\n`).join("")).toBe(textAt(join(folder, "gone.txt")));
    const left = changes.manuals.map(
      ({ path, reason, snippet }) => `${path}: ${reason}\n${snippet}\n`,
    );
    expect(left.join("\n")).toBe(textAt(join(folder, "manual.txt")));
  });

  it("leaves every value as it was", async () => {
    const { project, changes, plan } = await planned(input, wanted);
    if (plan.state !== "planned") return;
    for (const { differences, open } of compareByReading(project, changes.files, plan.runs))
      expect({ differences, open }).toEqual({ differences: [], open: [] });
  });

  it("changes nothing the second time", async () => {
    const { changes } = await planned(input, wanted);
    const after = new MemoryTree(
      changes.list().map((path) => [path, changes.read(path) ?? ""] as const),
    );
    const again = await planned(after, wanted);
    expect(again.changes.files).toEqual([]);
  });
});
