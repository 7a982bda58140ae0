import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ChangeSet } from "../../changes/change-set.ts";
import { lockStep, type Lock, type LockManager, type LockOutside } from "../lock.ts";
import type { Reporter } from "../reporter.ts";

const LOCK_FILES = {
  uv: "uv.lock",
  poetry: "poetry.lock",
  pipenv: "Pipfile.lock",
  pip: undefined,
} as const;

/**
 * Locks what a plan brings, in a folder of its own, and makes the lock file part of the plan: so it is
 * written, put back and undone together with all the rest.
 */
export async function lockInto(
  changes: ChangeSet,
  manager: LockManager,
  wanted: boolean,
  context: LockOutside & { reporter: Reporter },
): Promise<Lock> {
  const lockFile = LOCK_FILES[manager];
  if (!wanted || lockFile === undefined) return lockStep(manager, "", wanted, context);
  const folder = mkdtempSync(join(tmpdir(), "django-expert-lock-"));
  try {
    const named = filesNamedIn(changes.read("pyproject.toml") ?? "");
    for (const path of ["pyproject.toml", "Pipfile", ".python-version", lockFile, ...named]) {
      const text = changes.read(path);
      if (text === undefined) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const lock = await lockStep(manager, folder, wanted, context);
    if (lock.state === "locked") {
      changes.write(lockFile, readFileSync(join(folder, lockFile), "utf8"), "locked dependencies");
    }
    return lock;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What pyproject.toml may read of the code, such as its version: the paths in it, and the modules of dotted names. */
function filesNamedIn(text: string): string[] {
  const strings = [...text.matchAll(/["']([\w./-]+)["']/g)].map(([, one = ""]) => one);
  const modules = strings
    .filter((one) => /^\w+(?:\.\w+)+$/.test(one))
    .map((one) => one.split(".").slice(0, -1).join("/"));
  return [
    ...new Set([
      ...strings.filter((one) => /\.\w+$/.test(one) && !one.startsWith("/") && !one.includes("..")),
      ...modules.flatMap((one) => [`${one}.py`, `${one}/__init__.py`]),
      ...modules.flatMap((one) => [`src/${one}.py`, `src/${one}/__init__.py`]),
    ]),
  ];
}
