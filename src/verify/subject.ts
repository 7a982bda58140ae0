import { dependenciesOf } from "./dependencies.ts";
import type { Machine } from "./machine.ts";
import { ProjectFiles, type Overlay } from "./project-files.ts";
import type { ProjectUnderTest } from "./project-under-test.ts";
import { pythonVersionOf } from "./python-version.ts";
import type { Subject } from "./runner.ts";

/**
 * Reads what verification needs of a project, with changes laid over it that are only planned.
 *
 * @param isInstalled its packages are installed already
 * @throws Failure where they are not, and the project declares no dependencies
 */
export async function readSubject(
  project: ProjectUnderTest,
  machine: Machine,
  { overlay, isInstalled = false }: { overlay?: Overlay; isInstalled?: boolean } = {},
): Promise<Subject> {
  const files = await ProjectFiles.of(project.root, machine.execute, overlay);
  const dependencies = dependenciesOf(files, project.managePy, isInstalled);
  return { project, files, dependencies, python: pythonVersionOf(files, dependencies) };
}
