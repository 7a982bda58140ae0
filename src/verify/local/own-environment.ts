import { existsSync } from "node:fs";
import { copyFile, mkdir, symlink } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";

import { cacheFolder, type Machine } from "../machine.ts";
import { abandonedWork, ownedName, removeFolders, workFolder } from "../ownership.ts";
import { fingerprint } from "../installation.ts";
import type { Runner } from "../runner.ts";
import { installLayer } from "./layer.ts";
import { LocalEnvironment } from "./local-environment.ts";

/** Where people keep the virtual environment of a project, beside its code. */
const FOLDERS = [".venv", "venv", ".env", "env"];

const PROBE =
  "import django, sys; print('.'.join(map(str, sys.version_info[:3])), django.get_version())";

/** A virtual environment that a project's developer works in. */
export interface OwnEnvironment {
  /** Absolute. */
  venv: string;
  python: string;
  django: string;
}

/**
 * The virtual environment that is active, or that lies in one of the project's folders: the first that has
 * Django. Undefined where there is none.
 *
 * @param folders absolute, the nearest first
 */
export async function findOwnEnvironment(
  folders: readonly string[],
  machine: Machine,
  signal?: AbortSignal,
): Promise<OwnEnvironment | undefined> {
  const active = machine.env["VIRTUAL_ENV"];
  const candidates = [
    ...(active && isAbsolute(active) ? [active] : []),
    ...folders.flatMap((folder) => FOLDERS.map((name) => join(folder, name))),
  ];
  for (const venv of candidates) {
    if (!existsSync(join(venv, "pyvenv.cfg"))) continue;
    const program = pythonOf(venv, machine);
    const done = await machine.execute([program, "-c", PROBE], { env: machine.env, signal });
    const [python, django] = done.stdout.trim().split(" ");
    if (done.status === 0 && python && django) return { venv, python, django };
  }
  return undefined;
}

function pythonOf(venv: string, { platform }: Machine): string {
  return platform === "win32" ? join(venv, "Scripts", "python.exe") : join(venv, "bin", "python");
}

/** Configuration of one machine, which Git ignores and settings read. */
const LOCAL_CONFIGURATION =
  /(?:^|\/)(?:\.env[\w.-]*|[\w-]*(?:local|secret|private|dev)[\w-]*\.(?:py|json|ya?ml|toml|ini|cfg|env))$/i;

/**
 * Runs a project as its developer does, on a copy of its files: in the environment that they work in, with their
 * variables, their local configuration and their node_modules. Nothing is installed into it: packages that it lacks
 * lie beside it for as long as the copy is there.
 *
 * @param packages what is needed beside what the project runs with now
 */
export function ownRunner(
  { venv, python }: OwnEnvironment,
  machine: Machine,
  packages: readonly string[] = [],
): Runner {
  const cache = cacheFolder(machine);
  return {
    async prepare(subject, options = {}) {
      void abandonedWork(cache, "local").then(removeFolders);
      const work = join(workFolder(cache, "local"), ownedName());
      const copy = join(work, "project");
      await subject.files.copyTo(copy);
      await copyConfiguration(subject.project.root, copy, machine);
      await mkdir(join(work, "scratch"), { recursive: true });
      const folder = join(work, "packages");
      const interpreter = pythonOf(venv, machine);
      const request = { python: interpreter, packages, folder, ...options };
      const isLayered = await installLayer(request, machine).catch(async (error: unknown) => {
        await removeFolders([work]);
        throw error;
      });
      return new LocalEnvironment(machine, {
        venv,
        ...(isLayered && { layer: folder }),
        work,
        keep: join(cache, "tools", fingerprint(subject.project.root, venv)),
        where: `in the project's own environment (Python ${python})`,
        cached: true,
        inherits: true,
        signal: options.signal,
      });
    },
  };
}

/** What a package manager installed beside the code, for pages to serve: large, and only read. */
const INSTALLED = /(?:^|\/)node_modules\/$/;

async function copyConfiguration(root: string, copy: string, machine: Machine): Promise<void> {
  const listing = [
    "git",
    "ls-files",
    "-z",
    "--others",
    "--ignored",
    "--exclude-standard",
    "--directory",
  ];
  const done = await machine.execute(listing, { cwd: root });
  const ignored = done.status === 0 ? done.stdout.split("\0") : [".env"];
  for (const path of ignored.filter((one) => LOCAL_CONFIGURATION.test(one))) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await copyFile(join(root, path), join(copy, path)).catch(() => undefined);
  }
  for (const path of ignored.filter((one) => INSTALLED.test(one))) {
    const name = path.slice(0, -1);
    await mkdir(dirname(join(copy, name)), { recursive: true });
    await symlink(join(root, name), join(copy, name), "junction").catch(() => undefined);
  }
}
