import { planForeignAddition, type ForeignAddition } from "../../src/cli/add/foreign-project.ts";
import type { Tree } from "../../src/tree/tree.ts";
import type { Answers } from "../../src/recipes/answers.ts";
import { readProject } from "../../src/project/project.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import type { Files } from "./trees.ts";

export interface Planned extends ForeignAddition {
  /** The text of a file as it will be. */
  text: (path: string) => string;
  /** The paths that change. */
  paths: string[];
}

interface Options {
  without?: readonly string[];
  replace?: boolean;
  answers?: Partial<Answers>;
}

/** Plans features over files. */
export function add(
  files: Files | Tree,
  features: readonly string[],
  options: Options = {},
): Promise<Planned> {
  const tree = "read" in files && typeof files["read"] === "function" ? (files as Tree) : undefined;
  return addTo(tree ?? new MemoryTree(Object.entries(files as Files)), features, options);
}

async function addTo(
  tree: Tree,
  features: readonly string[],
  { without = [], replace = false, answers = {} }: Options,
): Promise<Planned> {
  const project = await readProject(tree);
  const addition = await planForeignAddition(project, { features, without, answers, replace });
  return {
    ...addition,
    text: (path) => addition.changes.read(path) ?? "",
    paths: addition.changes.files.map(({ path }) => path),
  };
}

/** The files as they are after a plan. */
export function after({ changes }: Pick<Planned, "changes">): Tree {
  return changes;
}
