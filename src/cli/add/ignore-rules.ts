import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** What the rules of a repository are read with. */
export interface Rules {
  /** The absolute path of the folder that paths start from. */
  root: string;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  /** The text of a file by its absolute path; undefined where there is none that can be read. */
  read: (path: string) => string | undefined;
}

/** Settings that name more files of rules, or of settings. */
const ELSEWHERE = /excludesfile|\[\s*include/i;

/** Variables that tell Git to look elsewhere. */
const REDIRECTS = /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|CONFIG)/;

/**
 * Whether Git has to be asked which of these paths it ignores: to start it takes longer than to make the plan that the
 * paths are from. `false` is certain; `true` says that a rule reads as if it could match, or that rules may be
 * where this does not look.
 *
 * @param paths relative to the root, with `/`
 */
export function mayBeIgnored(paths: readonly string[], rules: Rules): boolean {
  if (paths.length === 0) return false;
  const { root, env, platform, read } = rules;
  // Elsewhere Git's own settings are where its installer put them.
  if (platform !== "linux" || Object.keys(env).some((name) => REDIRECTS.test(name))) return true;
  const top = topOf(root, read);
  if (top === undefined) return false;
  const home = env["HOME"] || homedir();
  const own = env["XDG_CONFIG_HOME"] || join(home, ".config");
  const git = join(top, ".git");
  // That of a worktree or a submodule is a file that names another place.
  if (read(join(git, "HEAD")) === undefined) return true;
  const settings = ["/etc/gitconfig", join(home, ".gitconfig"), join(own, "git/config")];
  if ([...settings, join(git, "config")].some((path) => ELSEWHERE.test(read(path) ?? "")))
    return true;
  const files = [
    join(own, "git/ignore"),
    join(git, "info/exclude"),
    ...foldersOf(paths, root, top).map((folder) => join(folder, ".gitignore")),
  ];
  const patterns = files.flatMap((path) => (read(path) ?? "").split(/\r?\n/));
  const below = root.slice(top.length).split("/");
  const segments = paths.map((path) => [...below, ...path.split("/")].filter(Boolean));
  return patterns.some((pattern) => couldMatch(pattern, segments));
}

/** The top of the repository. */
function topOf(root: string, read: Rules["read"]): string | undefined {
  const isTop = (folder: string) =>
    [".git/HEAD", ".git"].some((name) => read(join(folder, name)) !== undefined);
  for (let folder = root; ; folder = dirname(folder)) {
    if (isTop(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Every folder on the way from the top to the files. */
function foldersOf(paths: readonly string[], root: string, top: string): string[] {
  const folders = new Set([top]);
  for (const path of paths) {
    for (let folder = dirname(join(root, path)); folder !== top; folder = dirname(folder)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return [...folders];
}

/** Every part of a pattern has to match a part of the path, wherever: Git asks for more. */
function couldMatch(pattern: string, paths: readonly (readonly string[])[]): boolean {
  if (pattern.startsWith("#")) return false;
  const parts = pattern.replace(/^!/, "").trimEnd().split("/").filter(Boolean).map(loosely);
  if (parts.length === 0) return false;
  return paths.some((path) => parts.every((part) => path.some((segment) => part.test(segment))));
}

function loosely(part: string): RegExp {
  // An escape, or a set of more than plain characters: whatever it may be.
  if (/\\|\[(?![\w.!^-]+\])/.test(part)) return /^/;
  const source = part
    .replace(/\[[^\]]*\]/g, "?")
    .replace(/[.+^${}()|\]]/g, "\\$&")
    .replace(/\?/g, ".")
    .replace(/\*+/g, ".*");
  return new RegExp(`^${source}$`, "iu");
}
