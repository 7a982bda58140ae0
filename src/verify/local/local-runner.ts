import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { installationFailure } from "../installation-failure.ts";
import { fingerprint } from "../installation.ts";
import { cacheFolder, type Machine } from "../machine.ts";
import { abandonedWork, ownedName, removeFolders, workFolder } from "../ownership.ts";
import type { PrepareOptions, Runner, Subject } from "../runner.ts";
import type { Installer } from "./installers.ts";
import { LocalEnvironment } from "./local-environment.ts";

/** Virtual environments that are kept. */
const KEPT = 5;

/** Runs a project on this machine, in a virtual environment of our own and on a copy of its files. */
export function localRunner(installer: Installer, machine: Machine): Runner {
  const cache = cacheFolder(machine);
  return {
    async prepare(subject, options = {}) {
      void abandonedWork(cache, "local").then(removeFolders);
      const { path, version } = await installer.interpreter(subject.dependencies, subject.python);
      const key = fingerprint(
        installer.name,
        version,
        path,
        subject.dependencies.roots,
        [...subject.dependencies.files].sort(),
        subject.dependencies.requirements,
      );
      const folder = join(cache, "environments", key);
      const known = await readyIn(folder);
      const venv = known ?? (await install(installer, machine, { subject, folder, path, options }));
      if (!known) {
        await prune(dirname(folder), (path) => join(path, READY));
        await prune(join(cache, "tools"), (path) => path);
      }
      const work = join(workFolder(cache, "local"), ownedName());
      await subject.files.copyTo(join(work, "project"));
      await mkdir(join(work, "scratch"), { recursive: true });
      return new LocalEnvironment(machine, {
        venv,
        work,
        keep: join(cache, "tools", fingerprint(subject.project.root, key)),
        where: `on this machine (Python ${version}, ${installer.name})`,
        cached: known !== undefined,
        signal: options.signal,
      });
    },
  };
}

/** The file that says which environment of a folder is whole: two runs at once each make their own. */
const READY = "ready.txt";

async function readyIn(folder: string): Promise<string | undefined> {
  const ready = join(folder, READY);
  try {
    const venv = await readFile(ready, "utf8");
    await stat(join(venv, "pyvenv.cfg"));
    await utimes(ready, new Date(), new Date());
    return venv;
  } catch {
    return undefined;
  }
}

interface Install {
  subject: Subject;
  folder: string;
  /** Of the interpreter. */
  path: string;
  options: PrepareOptions;
}

async function install(
  installer: Installer,
  machine: Machine,
  { subject, folder, path, options }: Install,
): Promise<string> {
  const own = join(folder, ownedName());
  const venv = join(own, "venv");
  const deps = join(own, "deps");
  try {
    for (const [name, text] of subject.dependencies.files) {
      await mkdir(dirname(join(deps, name)), { recursive: true });
      await writeFile(join(deps, name), text);
    }
    options.progress?.("installing dependencies");
    const { commands, env } = installer.commands(subject.dependencies, venv, path);
    for (const argv of commands) {
      const done = await machine.execute(argv, {
        cwd: deps,
        env: { ...withoutActive(machine.env), ...env },
        signal: options.signal,
        onLine: options.progress,
      });
      if (done.status !== 0) throw installationFailure(done.output);
    }
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    throw error;
  }
  await writeFile(join(own, READY), venv);
  await rename(join(own, READY), join(folder, READY));
  return venv;
}

/** The user's environment, but for a virtual environment that happens to be active. */
function withoutActive(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => name !== "VIRTUAL_ENV" && !name.startsWith("UV_PROJECT"),
    ),
  );
}

/**
 * Removes the folders that were not used for longest, all but a few.
 *
 * @param used the path whose time tells when a folder was used; one without it is being made
 */
async function prune(parent: string, used: (folder: string) => string): Promise<void> {
  const folders = (await readdir(parent).catch(() => [])).map((name) => join(parent, name));
  const times = await Promise.all(
    folders.map(async (folder) => {
      const known = await stat(used(folder)).catch(() => undefined);
      return known ? [{ folder, time: known.mtimeMs }] : [];
    }),
  );
  const old = times.flat().sort((a, b) => b.time - a.time);
  await removeFolders(old.slice(KEPT).map(({ folder }) => folder));
}
