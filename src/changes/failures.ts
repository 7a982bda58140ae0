import { EXIT, Failure } from "../errors.ts";
import { codeOf } from "./io.ts";

/** Said wherever a run ended and put everything back. */
const UNCHANGED = "nothing was changed";

interface DiskTrouble {
  code: string;
  what: string;
  next: string;
}

const DISK: Readonly<Record<string, DiskTrouble>> = {
  ENOSPC: { code: "disk-full", what: "the disk is full", next: "Free some space" },
  EDQUOT: { code: "disk-full", what: "your disk quota is used up", next: "Free some space" },
  EACCES: { code: "not-writable", what: "permission denied", next: "Give yourself write access" },
  EPERM: {
    code: "not-writable",
    what: "operation not permitted",
    next: "Give yourself write access",
  },
  EROFS: {
    code: "read-only-disk",
    what: "the disk is read-only",
    next: "Choose a writable folder",
  },
  EISDIR: { code: "path-in-the-way", what: "a folder is in its place", next: "Move it away" },
  ENOTDIR: {
    code: "path-in-the-way",
    what: "a file stands where a folder is needed",
    next: "Move it away",
  },
  EEXIST: {
    code: "path-in-the-way",
    what: "something appeared in its place",
    next: "Move it away",
  },
  ENOTEMPTY: {
    code: "path-in-the-way",
    what: "a folder that is not empty is in its place",
    next: "Move it away",
  },
  EBUSY: { code: "file-in-use", what: "another program holds it", next: "Close that program" },
  ENAMETOOLONG: {
    code: "path-too-long",
    what: "the path is too long for this disk",
    next: "Choose a shorter name",
  },
};

/**
 * The failure that an error of the operating system means for the file being written; what is no such
 * error is given back as it is, being either a failure already or a defect of ours.
 */
export function fromDisk(error: unknown, path: string): unknown {
  const errno = error instanceof Failure ? undefined : codeOf(error);
  if (!errno || !/^E[A-Z]+$/.test(errno)) return error;
  const trouble = DISK[errno] ?? {
    code: "write-failed",
    what: (error as Error).message,
    next: "Mend that",
  };
  return new Failure({
    code: trouble.code,
    message: `Cannot write ${path}: ${trouble.what}.`,
    next: `${trouble.next}, then run the command again; ${UNCHANGED}.`,
    cause: error,
  });
}

/** Files are not what they were when the changes were planned. */
export function changedSincePlan(paths: readonly string[]): Failure {
  const [first] = paths;
  return new Failure({
    code: "changed-since-plan",
    message:
      paths.length === 1
        ? `${first} changed after the changes to it were planned.`
        : `${paths.length} files changed after the changes to them were planned.`,
    next: `Run the command again to plan from what is there now; ${UNCHANGED}.`,
    details: paths.length === 1 ? [] : paths,
  });
}

export function inTheWay(path: string, what: string): Failure {
  return new Failure({
    code: "path-in-the-way",
    message: `Cannot write ${path}: ${what}.`,
    next: `Move it away, then run the command again; ${UNCHANGED}.`,
  });
}

export function notEditable(path: string): Failure {
  return new Failure({
    code: "not-editable",
    message: `${path} exists and is not UTF-8 text of a sensible size, so it cannot be edited safely.`,
    next: `Convert it to UTF-8 or move it away, then run the command again; ${UNCHANGED}.`,
  });
}

export function notWritable(path: string, cause: unknown): Failure {
  const readOnlyDisk = codeOf(cause) === "EROFS";
  return new Failure({
    code: readOnlyDisk ? "read-only-disk" : "not-writable",
    message: `Cannot write to ${path}: ${readOnlyDisk ? "the disk is read-only" : "permission denied"}.`,
    next: `Make it writable or choose another folder, then run the command again; ${UNCHANGED}.`,
    cause,
  });
}

export function outsideProject(path: string): Failure {
  return new Failure({
    code: "outside-project",
    message: `${path} is not inside the project, or leads out of it through a link.`,
    next: `Make this change by hand where the file really is; ${UNCHANGED}.`,
  });
}

export function interrupted(by?: string, cause?: unknown): Failure {
  return new Failure({
    code: "interrupted",
    message: `Interrupted${by ? ` (${by})` : ""}: ${UNCHANGED}.`,
    exit: EXIT.interrupted,
    cause,
  });
}

/** The one case in which something is left half done: the disk refused to take the old state back. */
export function rollbackIncomplete(reason: unknown, rollback: unknown, root: string): Failure {
  return new Failure({
    code: "rollback-incomplete",
    message: `The run failed, and putting the files of ${root} back failed as well.`,
    next: "Mend what is named below; the next command run here then puts the rest back.",
    details: [reason, rollback].map((error) =>
      error instanceof Error ? error.message : String(error),
    ),
    cause: reason,
  });
}
