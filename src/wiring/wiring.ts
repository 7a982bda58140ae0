import type { ChangeSet } from "../changes/change-set.ts";
import type { Order } from "../merge/merge.ts";
import type { Project } from "../project/project.ts";
import type { Answer } from "../python/edit.ts";
import { Overlay } from "./overlay.ts";
import { mergePython } from "../python/merge.ts";

/** What became of a verb; where it is `unsupported`, the change set holds what a person has to do. */
export type { Answer };

/** What every verb needs: where changes are recorded, the facts, and why it is done. */
export interface Wiring {
  changes: ChangeSet;
  /** As it was before the changes; verbs reread what they need over the changes. */
  project: Project;
  /** Where items belong among others, in our own projects; NO_ORDER elsewhere. */
  order: Order;
  /** What the preview says of each edit. */
  reason: string;
}

/** For repositories that are not ours: nothing is known of where an item belongs. */
export const NO_ORDER: Order = { compare: () => undefined, together: () => false };

/** What was read last over a set of changes, and the state it was in: of each reading of the repository one. */
const known = new WeakMap<
  ChangeSet,
  WeakMap<Project, { texts: readonly (string | undefined)[]; project: Project }>
>();

/** The facts with the changes so far. */
export function reread({ changes, project }: Wiring): Project {
  const texts = changes.files.flatMap(({ path, after }) => [path, after]);
  const ofChanges = known.get(changes) ?? new WeakMap();
  const last = ofChanges.get(project);
  const isSame =
    last?.texts.length === texts.length && last.texts.every((text, index) => text === texts[index]);
  if (isSame) return last.project;
  // Facts are computed when they are asked for, perhaps after the next change: so they get a state that stays.
  const now = project.over(new Overlay(project.tree, changes.files));
  known.set(changes, ofChanges.set(project, { texts, project: now }));
  return now;
}

/** Leaves an edit to a person. */
export function leave(w: Wiring, path: string, snippet: string, reason: string): Answer {
  w.changes.manual(path, snippet, reason);
  return "unsupported";
}

/** Merges a fragment into a file, which is made where it is not there; what cannot be merged is left to a person. */
export function mergeInto(w: Wiring, path: string, fragment: string): Answer {
  const before = w.changes.read(path) ?? "";
  const { text, status, unsupported } = mergePython(before, [fragment], w.order, {
    firstParty: firstParty(w.project),
  });
  if (status === "changed") w.changes.write(path, text, w.reason);
  for (const { snippet, reason } of unsupported) w.changes.manual(path, snippet, reason);
  return unsupported.length > 0 ? "unsupported" : status;
}

function firstParty(project: Project): string[] {
  return [...new Set(project.localApps.map(({ module }) => module.split(".")[0]!))];
}

/**
 * Writes a file and keeps it if the facts, read over the change, then are as they should be; else it is as it was.
 * What code does with a list only shows once it runs: so no edit of one is trusted before.
 */
export function tryWrite(
  w: Wiring,
  path: string,
  text: string,
  holds: (project: Project) => boolean,
): boolean {
  const before = w.changes.read(path);
  if (before === undefined || before === text) return false;
  w.changes.write(path, text, w.reason);
  if (holds(reread(w))) return true;
  w.changes.write(path, before, w.reason);
  return false;
}
