import type { Tree } from "../../tree/tree.ts";

/** Files that say of other files, by their paths, how tools treat them. */
const TOOLS =
  /(?:^|\/)(?:setup\.cfg|tox\.ini|\.flake8|\.coveragerc|pyproject\.toml|ruff\.toml|\.ruff\.toml|mypy\.ini|\.pylintrc|codecov\.yml|\.isort\.cfg)$/;

/** Folders with no file that a build, a pipeline or a person goes by. */
const ELSEWHERE = /(?:^|\/)(?:node_modules|static|locale|migrations|\.git)\//;
const READ =
  /(?:^|\/)(?:Dockerfile[^/]*|Makefile|justfile|Procfile|[^/]*\.(?:sh|ya?ml|toml|cfg|ini|json|bash))$/i;

/** A mention of the file of the settings, in a file that has to follow where that moves. */
export interface Mention {
  path: string;
  line: number;
  text: string;
  /** The file with the mention following; undefined where a person has to see to it. */
  followed: string | undefined;
}

/** Where files that are no Python name the file of the settings by its path. */
export function pathMentions(tree: Tree, file: string, package_: string): Mention[] {
  const name = file.split("/").slice(-2).join("/");
  return tree.list().flatMap((path): Mention[] => {
    if (ELSEWHERE.test(`${path}`) || !(READ.test(path) || TOOLS.test(path))) return [];
    const text = tree.read(path);
    const at = text?.indexOf(name) ?? -1;
    if (text === undefined || at === -1) return [];
    const start = text.lastIndexOf("\n", at) + 1;
    const line = text.slice(0, at).split("\n").length;
    const whole = text.slice(start).split(/\r?\n/, 1)[0] ?? "";
    if (!TOOLS.test(path)) return [{ path, line, text: whole.trim(), followed: undefined }];
    const glob = `${package_.split("/").slice(-2).join("/")}/*.py`;
    return [{ path, line, text: whole.trim(), followed: text.replaceAll(name, glob) }];
  });
}

/** Where a build lists the packages of Python one by one, and would leave out a new one. */
export function packageLists(tree: Tree, module: string): { path: string; line: number }[] {
  const parent = module.split(".").slice(0, -1).join(".");
  return ["setup.py", "pyproject.toml"].flatMap((path) => {
    const text = tree.read(path) ?? "";
    const list = /\bpackages\s*=\s*\[([^\]]*)\]/.exec(text);
    const names = [...(list?.[1] ?? "").matchAll(/["']([\w.]+)["']/g)].map(([, name]) => name);
    if (!list || !parent || !names.includes(parent) || names.includes(module)) return [];
    return [{ path, line: text.slice(0, list.index).split("\n").length }];
  });
}
