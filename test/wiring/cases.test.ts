import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { readProject } from "../../src/project/project.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import * as verbs from "../../src/wiring/index.ts";

const CASES = join(import.meta.dirname, "../cases/wiring");

type Edit = [verb: keyof typeof verbs, ...args: unknown[]];

/**
 * A case: `input/` is a repository, edit.json has the verbs with what they are given and answer, `output/` the files
 * that are then otherwise, manual.txt what is left to a person.
 */
async function run(name: string, times: number) {
  const folder = join(CASES, name);
  const changes = new ChangeSet(new DiskTree(join(folder, "input")));
  const project = await readProject(changes);
  const wiring: verbs.Wiring = { changes, project, order: verbs.NO_ORDER, reason: "case" };
  const edits = JSON.parse(readFileSync(join(folder, "edit.json"), "utf8")) as {
    do: Edit;
    answer: verbs.Answer;
  }[];
  let answers: verbs.Answer[] = [];
  for (let time = 0; time < times; time++) {
    answers = edits.map(({ do: [verb, ...args] }) =>
      (verbs[verb] as (w: verbs.Wiring, ...rest: unknown[]) => verbs.Answer)(wiring, ...args),
    );
  }
  const files = changes.files.map(({ path, after }): [string, string] => [path, after ?? ""]);
  return { files, answers, expected: edits.map(({ answer }) => answer), manuals: changes.manuals };
}

function filesOf(folder: string): [string, string][] {
  const tree = new DiskTree(folder);
  return tree.list().map((path) => [path, tree.read(path) ?? ""]);
}

describe.each(readdirSync(CASES))("%s", (name) => {
  const left = join(CASES, name, "manual.txt");
  const manual = existsSync(left) ? readFileSync(left, "utf8") : "";

  it("edits what it has to, and nothing else", async () => {
    const { files, answers, expected, manuals } = await run(name, 1);
    expect(answers).toEqual(expected);
    expect(files).toEqual(filesOf(join(CASES, name, "output")));
    const shown = manuals.map(({ path, reason, snippet }) => `${path}: ${reason}\n${snippet}\n`);
    expect(shown.join("\n")).toBe(manual);
  });

  it("changes nothing the second time", async () => {
    const { files, answers, expected } = await run(name, 2);
    expect(files).toEqual(filesOf(join(CASES, name, "output")));
    expect(answers).toEqual(expected.map((one) => (one === "changed" ? "already" : one)));
  });
});
