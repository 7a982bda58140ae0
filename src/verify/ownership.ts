import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

import { isAlive, thisHost, thisProcess } from "../changes/processes.ts";

const NAME = /^\/?(django-expert-([0-9a-f]{6})-(\d+)-([0-9a-z]+)-\d+)(?:[-_].*)?$/;

let count = 0;

/**
 * A name for what a run starts. It tells whose it is, so that a later run can remove what this one had to
 * leave behind when it was killed; a Compose project of that name passes it on to all that it makes.
 */
export function ownedName(): string {
  const { pid, since } = thisProcess();
  return `django-expert-${hostHash()}-${pid}-${since.toString(36)}-${++count}`;
}

type Kind = "container" | "local";

/** The folder that holds what runs need on disk while they go on; each has its own, under an owned name. */
export function workFolder(cache: string, kind: Kind): string {
  return join(cache, "work", kind);
}

/**
 * The folders of runs that were killed: only where there is one can they have left anything else. To be removed
 * last, so that a sweep which is interrupted itself is done again.
 */
export async function abandonedWork(cache: string, kind: Kind): Promise<string[]> {
  const folder = workFolder(cache, kind);
  const names = await readdir(folder).catch(() => []);
  return names.filter(isAbandoned).map((name) => join(folder, name));
}

/** Removes folders as far as that is possible; never throws. */
export async function removeFolders(paths: readonly string[]): Promise<void> {
  await Promise.allSettled(paths.map((path) => rm(path, { recursive: true, force: true })));
}

/** Whether the name is one that a process of this machine gave which has ended since. */
export function isAbandoned(name: string): boolean {
  const [, , host, pid, since] = NAME.exec(name) ?? [];
  if (host !== hostHash() || pid === undefined || since === undefined) return false;
  const owner = { pid: Number(pid), host: thisHost(), start: "", since: parseInt(since, 36) };
  return !isAlive(owner);
}

/** The numbers of processes mean something on one machine only, and an engine may serve several. */
function hostHash(): string {
  return createHash("sha256").update(thisHost()).digest("hex").slice(0, 6);
}
