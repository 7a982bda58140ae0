import { dirname, join } from "node:path";

/**
 * Where a run puts a new text before it takes its place. Beside the file, so that the rename cannot cross
 * disks and that the folder's own rules (group, access lists, labels) apply to it; short, so that a long
 * name of a file does not make it too long; a hidden name with an ending that nothing imports or reloads.
 */
export function newTextAt(target: string, id: string, index: number): string {
  return join(dirname(target), `.django-expert-${id}-${index}.new`);
}

/** Where a run keeps the file that was there, until it is done. */
export function oldFileAt(target: string, id: string, index: number): string {
  return join(dirname(target), `.django-expert-${id}-${index}.old`);
}
