import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { features } from "../../../generators/features/index.ts";
import { catalogue } from "../../../generators/index.ts";
import { PRESETS } from "../../../generators/presets.ts";
import { applyChanges } from "../../../src/changes/apply.ts";
import { run as generate } from "../../../src/cli/commands/generate.ts";
import { silentContext } from "../../../src/cli/silent-context.ts";
import type { Answers } from "../../../src/recipes/answers.ts";
import { planProject } from "../../../src/recipes/plan.ts";
import { resolveFeatures } from "../../../src/recipes/resolve.ts";
import { formatText } from "../../../src/render/format.ts";
import { DiskTree } from "../../../src/tree/disk-tree.ts";
import { detectProject } from "../../../src/verify/detect-project.ts";
import type { Machine } from "../../../src/verify/machine.ts";
import { makeMigrations } from "../../../src/verify/make-migrations.ts";
import type { Runner } from "../../../src/verify/runner.ts";
import { readSubject } from "../../../src/verify/subject.ts";
import { ANSWERS } from "../../answers.ts";
import type { Line } from "./sample.ts";

/**
 * Writes the sample project with `create`, `generate resource` and Django's own makemigrations.
 *
 * @param spec file with the domain
 * @param runner what Django is run with
 */
export async function makeSample(
  line: Line,
  root: string,
  spec: string,
  { runner, machine }: { runner: Runner; machine: Machine },
): Promise<void> {
  const answers: Omit<Answers, "features"> = {
    ...ANSWERS,
    name: "sample",
    django: line,
    database: "postgres",
  };
  const chosen = resolveFeatures(features, { preset: PRESETS.full, with: [], answers });
  const { changes } = await planProject({ ...answers, features: chosen.features }, catalogue);
  const pyproject = changes.read("pyproject.toml") ?? "";
  // Beside what projects bring: packages that a topic is about.
  const extended = pyproject.replace('  "mypy>=', '  "jinja2>=3.1",\n  "mypy>=');
  changes.write("pyproject.toml", extended, "packages of topics");
  await applyChanges(changes, root);
  const state = { ...process.env, XDG_STATE_HOME: join(root, "..", "state") };
  const context = silentContext(new AbortController().signal, root);
  const argv = ["resource", "--spec", spec, "--yes", "--quiet", "--verify", "none"];
  const exit = await generate({ ...context, env: state, argv });
  if (exit !== 0 && exit !== 3) throw new Error(`generate resource: exit status ${exit}`);
  await migrate(root, runner, machine);
}

/** Without a look at it, `generate` leaves the migrations to be made. */
async function migrate(root: string, runner: Runner, machine: Machine): Promise<void> {
  const project = detectProject(root, new DiskTree(root));
  const environment = await runner.prepare(await readSubject(project, machine));
  try {
    const request = { migrating: ["blog", "shop"], header: false };
    for (const { path, after = "" } of await makeMigrations(environment, project, request)) {
      await mkdir(join(root, path, ".."), { recursive: true });
      await writeFile(join(root, path), await formatText(path, after));
    }
  } finally {
    await environment.dispose();
  }
}
