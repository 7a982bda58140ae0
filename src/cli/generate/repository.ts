import { dirname, join, relative, sep } from "node:path";
import { disk, type Io } from "../../changes/io.ts";
import { usage } from "../../errors.ts";
import { readProject, type Project } from "../../project/project.ts";
import { DiskTree } from "../../tree/disk-tree.ts";

/** The Django repository that a folder is in. */
export interface Repository {
  /** Absolute. */
  root: string;
  tree: DiskTree;
  project: Project;
  /** The folder that was started in, relative to the root and with `/`. */
  folder: string;
}

/**
 * Reads the repository that a folder is in: that of Git, else the nearest folder upwards with a manage.py, else
 * the folder itself. The nearest manage.py upwards is the one to go by.
 *
 * @throws Failure (usage) where there is no Django project
 */
export async function openRepository(folder: string, io: Io = disk): Promise<Repository> {
  const top = nearestWith(".git", folder, io);
  const managed = nearestWith("manage.py", folder, io);
  const root = isWithin(managed, top)
    ? (ownRoot(managed!, top!, io) ?? top!)
    : (managed ?? top ?? folder);
  const tree = new DiskTree(root);
  const manage = managed && isWithin(managed, root) ? posix(relative(root, managed)) : undefined;
  const project = await readProject(tree, manage ? { manage: `${manage}/manage.py` } : {});
  if (!project.settings) {
    throw usage(
      "no-project",
      `There is no Django project in ${folder}, nor above it.`,
      "Go to a project's folder, or name it with --cwd; `npx create-django-expert` makes one.",
    );
  }
  return { root, tree, project, folder: posix(relative(root, folder)) };
}

/** A project in a folder of a larger repository is on its own where it declares its dependencies itself. */
function ownRoot(managed: string, top: string, io: Io): string | undefined {
  if (managed === top) return top;
  const declares = ["pyproject.toml", "requirements.txt", "Pipfile", "requirements"];
  return declares.some((name) => io.statSync(join(managed, name), { throwIfNoEntry: false }))
    ? managed
    : undefined;
}

function nearestWith(name: string, from: string, io: Io): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (io.statSync(join(folder, name), { throwIfNoEntry: false })) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isWithin(folder: string | undefined, top: string | undefined): boolean {
  if (folder === undefined || top === undefined) return false;
  return folder === top || folder.startsWith(top + sep);
}

function posix(path: string): string {
  return path.split(sep).join("/");
}
