import type { Preset } from "../../generators/presets.ts";
import { applyChanges } from "../../src/changes/apply.ts";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { formatText } from "../../src/render/format.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { chooseRunner } from "../../src/verify/choose-runner.ts";
import { detectProject } from "../../src/verify/detect-project.ts";
import { thisMachine } from "../../src/verify/machine.ts";
import { makeMigrations } from "../../src/verify/make-migrations.ts";
import { readSubject } from "../../src/verify/subject.ts";
import { COMPONENTS, GROUND, MIGRATIONS, runsOf } from "./component-runs.ts";
import { generateIn, projectOf } from "./generate.ts";

/** Apps that the runs make models in. */
const MIGRATING = ["blog", "shop"];

/** Makes the default project of a preset, and generates every kind of component into it. Needs a container engine. */
export async function makeWithEveryKind(preset: Preset, root: string): Promise<void> {
  await applyChanges(await projectOf(preset), root);
  for (const line of runsOf(preset, [...GROUND, ...COMPONENTS])) await generateIn(root, line);
  await migrate(root);
  for (const line of runsOf(preset, MIGRATIONS)) await generateIn(root, line);
}

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
