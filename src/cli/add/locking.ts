import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ChangeSet } from "../../changes/change-set.ts";
import type { Answers } from "../../recipes/answers.ts";
import { lockStep, type Lock, type LockOutside } from "../lock.ts";
import type { Reporter } from "../reporter.ts";

const LOCK_FILES = { uv: "uv.lock", poetry: "poetry.lock", pip: undefined } as const;

/**
 * Locks what a plan brings, in a folder of its own, and makes the lock file part of the plan: so it is
 * written, put back and undone together with all the rest.
 */
export async function lockInto(
  changes: ChangeSet,
  answers: Answers,
  wanted: boolean,
  context: LockOutside & { reporter: Reporter },
): Promise<Lock> {
  const lockFile = LOCK_FILES[answers.packageManager];
  if (!wanted || lockFile === undefined) return lockStep(answers, "", wanted, context);
  const folder = mkdtempSync(join(tmpdir(), "django-expert-lock-"));
  try {
    for (const path of ["pyproject.toml", ".python-version", lockFile]) {
      const text = changes.read(path);
      if (text === undefined) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const lock = await lockStep(answers, folder, wanted, context);
    if (lock.state === "locked") {
      changes.write(lockFile, readFileSync(join(folder, lockFile), "utf8"), "locked dependencies");
    }
    return lock;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
