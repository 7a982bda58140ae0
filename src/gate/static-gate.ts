import type { ChangeSet, FileChange } from "../changes/change-set.ts";
import type { Project } from "../project/project.ts";
import { loadPython } from "../python/parse.ts";
import type { Allowed } from "./allowed.ts";
import { hiddenModules } from "./hidden-modules.ts";
import { lostApps, lostModels } from "./lost-models.ts";
import { lostRoutes } from "./lost-routes.ts";
import { lostTests } from "./lost-tests.ts";
import type { Refusal } from "./refusal.ts";
import { unknownImports } from "./unknown-imports.ts";

export { refusalFailure, type Refusal } from "./refusal.ts";

/** What every part of the gate looks at. */
export interface Planned {
  /** The changes of Python files, in the order of their paths. */
  files: readonly FileChange[];
  /** The repository as it will be. */
  tree: ChangeSet;
  before: Project;
  /** The facts as they will be: read once, for the first who asks. */
  after: () => Promise<Project>;
  allowed: Allowed;
}

/**
 * Looks for what planned changes would break, without Python and without writing: new syntax errors, names that are
 * not defined or cannot be imported, a module that another one hides, and apps, models, routes and tests that
 * would be lost. What cannot be known without Python is not refused. Cost grows with what changes: facts that no
 * changed file can have an effect on are not asked for.
 *
 * @param changes complete: what is planned later is not seen
 * @param before the facts of the tree that the changes were planned on
 * @returns why the changes are to be refused; nothing where they are fine
 */
export async function staticGate(
  changes: ChangeSet,
  before: Project,
  { allowed = {} }: { allowed?: Allowed } = {},
): Promise<readonly Refusal[]> {
  const files = changes.files.filter(({ path }) => path.endsWith(".py"));
  if (files.length === 0) return [];
  await loadPython();
  let facts: Promise<Project> | undefined;
  const after = () => (facts ??= Promise.resolve(before.over(changes)));
  const planned: Planned = { files, tree: changes, before, after, allowed };
  try {
    const parts = [
      hiddenModules(planned),
      await newFindings(planned),
      unknownImports(planned),
      lostTests(planned),
      await lostApps(planned),
      await lostModels(planned),
      await lostRoutes(planned),
    ];
    return parts.flat();
  } finally {
    (await facts)?.close();
  }
}

async function newFindings({ files, tree }: Planned): Promise<Refusal[]> {
  const { findings } = await import("./findings.ts");
  const found = await findings(files);
  const left = new Set(tree.manuals.map(({ path }) => path));
  // What a person is asked to paste may be what defines the name.
  return found.filter(({ code, path }) => code === "syntax" || !left.has(path));
}
