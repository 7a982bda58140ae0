import { dirname, join } from "node:path";
import { disk, type Io } from "../../changes/io.ts";
import { readToml } from "../../documents/toml-model.ts";
import { Failure, usage } from "../../errors.ts";
import type { Answers } from "../../recipes/answers.ts";
import { answersIn } from "../../recipes/answers-table.ts";
import { DiskTree } from "../../tree/disk-tree.ts";

/** A project that create-django-expert made. */
export interface OwnProject {
  /** Absolute. */
  root: string;
  tree: DiskTree;
  answers: Answers;
}

/**
 * The project of ours that a folder belongs to: the nearest one, upwards, whose pyproject.toml has our table.
 *
 * @throws Failure where there is none, where it is someone else's, or where the table cannot be read
 */
export async function ownProject(folder: string, io: Io = disk): Promise<OwnProject> {
  const root = nearestWith("pyproject.toml", folder, io) ?? folder;
  const tree = new DiskTree(root);
  const text = tree.read("pyproject.toml") ?? "";
  if (!/^\s*\[tool\.django-expert\]/m.test(text)) throw notOurs(folder, io);
  let content: unknown;
  try {
    content = readToml(text);
  } catch (cause) {
    throw unreadable(root, cause);
  }
  const answers = answersIn(content);
  if (!answers) throw unreadable(root);
  return { root, tree, answers };
}

/** Whether a folder belongs to a project of ours. */
export async function isOwnProject(folder: string, io: Io = disk): Promise<boolean> {
  try {
    await ownProject(folder, io);
    return true;
  } catch (error) {
    if (error instanceof Failure && /^(?:foreign-project|no-project)$/.test(error.code))
      return false;
    throw error;
  }
}

function nearestWith(name: string, from: string, io: Io): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (io.statSync(join(folder, name), { throwIfNoEntry: false })?.isFile()) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function notOurs(folder: string, io: Io): Failure {
  if (nearestWith("manage.py", folder, io)) {
    return new Failure({
      code: "foreign-project",
      message: `${folder} is in a Django project that create-django-expert did not make: there is no [tool.django-expert] in a pyproject.toml.`,
      next: "So far features are added to projects made by create-django-expert; other projects come later.",
    });
  }
  return usage(
    "no-project",
    `There is no Django project in ${folder}, nor above it.`,
    "Go to a project's folder, or name it with --cwd; `npx create-django-expert` makes one.",
  );
}

function unreadable(root: string, cause?: unknown): Failure {
  return new Failure({
    code: "answers-unreadable",
    message: `[tool.django-expert] in ${join(root, "pyproject.toml")} cannot be read.`,
    next: "Mend the table: it needs the name, every answer and the list of features.",
    cause,
  });
}
