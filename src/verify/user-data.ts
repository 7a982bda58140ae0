import { basename, dirname, join } from "node:path";
import { findOwnEnvironment, ownRunner } from "./local/own-environment.ts";
import { thisMachine, type Machine } from "./machine.ts";
import { probeResult } from "./probe/result.ts";
import { probeSource } from "./probe/sources.ts";
import { folderOf, type ProjectUnderTest } from "./project-under-test.ts";
import { readSubject } from "./subject.ts";

/** Whether the default database of development has users. */
export type UserData =
  { state: "absent" } | { state: "present"; users: number } | { state: "unknown"; reason: string };

/**
 * Asks the database that development uses whether it has a table of users, and how many rows: in the environment that the
 * developer works in, since no other reaches it. Nothing is written.
 */
export async function askUserData(
  project: ProjectUnderTest,
  { machine = thisMachine(), signal }: { machine?: Machine; signal?: AbortSignal } = {},
): Promise<UserData> {
  const folders = [join(project.root, dirname(project.managePy)), project.root];
  const own = await findOwnEnvironment(folders, machine, signal);
  if (!own) return { state: "unknown", reason: "no virtual environment of the project is active" };
  const subject = await readSubject(project, machine, { isInstalled: true });
  const environment = await ownRunner(own, machine).prepare(subject, { signal });
  try {
    const folder = folderOf(project.managePy);
    const top = folder ? folder.replace(/[^/]+/g, "..") : ".";
    const done = await environment.run(
      ["python", "-", basename(project.managePy), top, project.root],
      { folder, input: probeSource("users"), env: { PYTHONDONTWRITEBYTECODE: "1" } },
    );
    return probeResult<UserData>(done)?.found ?? { state: "unknown", reason: "Python broke off" };
  } finally {
    await environment.dispose();
  }
}
