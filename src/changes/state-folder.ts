import { homedir, tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { constants } from "node:fs";
import { type Io, makeFolders } from "./io.ts";

/** Where a run keeps what it needs to be undone: the lock, the journal and the receipts. */
export interface StateFolder {
  /** Its absolute path; it need not exist. */
  path: string;
  /** The folder that the paths of its records start from. */
  top: string;
  /** The project's folder, relative to `top` and with `/`; empty where they are the same. */
  scope: string;
  /** Whether it is in a Git folder. */
  isGit: boolean;
}

/** Leaves room for what lies in the folder, where a whole path has 260 characters at most. */
const LONGEST_NAME = 120;

/**
 * The state folders of a project, the one to write to first. In a Git repository that is
 * `django-expert` in the Git folder, which belongs to the working tree and is never committed; otherwise, and
 * for what was written before there was a repository, one in the user's state folder, named by the
 * project's path.
 */
export function stateFolders(
  io: Io,
  root: string,
  env: NodeJS.ProcessEnv = process.env,
): [StateFolder, ...StateFolder[]] {
  const real = realPath(io, root);
  const own: StateFolder = {
    path: join(userFolder(env), nameOf(real)),
    top: real,
    scope: "",
    isGit: false,
  };
  const git = gitFolder(io, real);
  if (!git) return [own];
  const scope = relative(git.top, real).split(sep).join("/");
  return [{ path: join(git.folder, "django-expert"), top: git.top, scope, isGit: true }, own];
}

/**
 * A state folder that can be written. In place of the user's own it is a temporary one, which serves to put
 * everything back within a run, not to undo it later; a Git folder is part of the project, and has no other.
 */
export function writableState(io: Io, state: StateFolder): StateFolder {
  if (state.isGit || canBeWritten(io, state.path)) return state;
  const path = join(tmpdir(), `django-expert-${crypto().randomBytes(8).toString("hex")}`);
  return canBeWritten(io, path) ? { ...state, path } : state;
}

function canBeWritten(io: Io, path: string): boolean {
  try {
    makeFolders(io, path, 0o700);
    io.accessSync(path, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function realPath(io: Io, root: string): string {
  // The native one also gives the case as it is on a disk that ignores it.
  return io.realpathSync.native(resolve(root));
}

function gitFolder(io: Io, from: string): { top: string; folder: string } | undefined {
  for (let top = from; ; top = dirname(top)) {
    const folder = gitFolderAt(io, top);
    if (folder) return { top, folder };
    if (dirname(top) === top) return undefined;
  }
}

function gitFolderAt(io: Io, top: string): string | undefined {
  const path = join(top, ".git");
  try {
    const stat = io.statSync(path, { throwIfNoEntry: false });
    if (!stat) return undefined;
    // In a worktree or a submodule it is a file that tells where the folder is.
    const folder = stat.isFile()
      ? resolve(top, /^gitdir: (.+)$/m.exec(io.readFileSync(path, "utf8"))?.[1] ?? "")
      : path;
    return io.statSync(join(folder, "HEAD"), { throwIfNoEntry: false }) && folder;
  } catch {
    // A folder that we may not look into is no repository that we could use.
    return undefined;
  }
}

/** Where programs keep state, by the custom of the platform (on Linux the XDG base directory rules). */
function userFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === "win32") {
    return join(env["LOCALAPPDATA"] || join(homedir(), "AppData", "Local"), "django-expert");
  }
  if (process.platform === "darwin" && !env["XDG_STATE_HOME"]) {
    return join(homedir(), "Library", "Application Support", "django-expert");
  }
  return join(env["XDG_STATE_HOME"] || join(homedir(), ".local", "state"), "django-expert");
}

/** A hash only where the path would be too long for a name: it takes as long as a small plan. */
function nameOf(path: string): string {
  const name = encodeURIComponent(path);
  if (name.length <= LONGEST_NAME) return name;
  return crypto().createHash("sha256").update(path).digest("hex").slice(0, 16);
}

/** Loaded where it is needed: that takes as long as to write a new project, which needs none of it. */
function crypto() {
  return process.getBuiltinModule("node:crypto");
}
