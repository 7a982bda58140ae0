import type { Tree } from "../../tree/tree.ts";
import type { Project } from "../project.ts";

interface Answers {
  tree: Tree;
  revision: number;
  known: Map<string, unknown>;
}

const answers = new WeakMap<Project, Answers>();

/**
 * An answer that depends on the files of a repository and of what is planned in it alone: it is worked out again only
 * after a change. A plan of many models asks for the same places thousands of times.
 *
 * @param tree that of the project itself, or one of changes; of others nothing is kept
 * @param key tells apart what is asked
 */
export function remembered<T>(project: Project, tree: Tree, key: string, find: () => T): T {
  const { revision } = tree;
  if (revision === undefined || project.tree.revision !== undefined) return find();
  let kept = answers.get(project);
  if (kept?.tree !== tree || kept.revision !== revision)
    answers.set(project, (kept = { tree, revision, known: new Map() }));
  if (!kept.known.has(key)) kept.known.set(key, find());
  return kept.known.get(key) as T;
}
