import { posix } from "node:path";
import { resolveName } from "../imports.ts";
import type { Machine } from "../machine.ts";
import { iterate } from "../operators.ts";
import { joinPaths, PATH_ROOT, treePath } from "../paths.ts";
import {
  type Args,
  FilePath,
  forced,
  List,
  type NativeCall,
  Unknown,
  type Value,
} from "../values.ts";
import { argument, unknown } from "./arguments.ts";

/** The text of a path that is given as a string or a `Path`. */
export function pathText(value: Value | undefined): string | undefined {
  if (value instanceof FilePath) return value.path;
  return typeof value === "string" ? value : undefined;
}

function withPath(use: (path: string, machine: Machine) => Value): NativeCall {
  return (args, machine) => {
    const path = pathText(argument(args, 0));
    return path === undefined ? unknown(args) : use(path, machine);
  };
}

function join(args: Args): Value {
  const parts = args.positional.map((part) => pathText(forced(part)));
  return parts.every((part) => part !== undefined) ? joinPaths(parts) : unknown(args);
}

function makePath(args: Args): Value {
  const parts = args.positional.map((part) => pathText(forced(part)));
  if (!parts.every((part) => part !== undefined)) return unknown(args);
  return new FilePath(parts.length === 0 ? "." : joinPaths(parts));
}

/** `environ.Path(__file__) - 2`: the path of a file stands for the file itself. */
export function absolutePath(path: string): string {
  if (path.startsWith("/")) return posix.normalize(path);
  return posix.normalize(`${PATH_ROOT}/${path}`);
}

/** Whether a file or a folder is there; nothing is known outside of the repository. */
export function isThere(path: string, kind: "file" | "folder" | "any", machine: Machine): Value {
  const inTree = treePath(absolutePath(path));
  // A fresh machine has none of the files that settings look for, such as /etc/project.conf.
  if (inTree === undefined) return false;
  const { tree } = machine.outside;
  if (kind !== "folder" && tree.exists(inTree)) return true;
  return kind !== "file" && (inTree === "" || tree.list(inTree).length > 0);
}

/** The names of what a folder holds. */
export function entriesOf(path: string, machine: Machine): string[] | undefined {
  const folder = treePath(absolutePath(path));
  if (folder === undefined) return undefined;
  const below = machine.outside.tree.list(folder);
  return [
    ...new Set(below.map((file) => file.slice(folder ? folder.length + 1 : 0).split("/")[0] ?? "")),
  ];
}

/** The files that a pattern with `*` matches. */
export function matching(pattern: string, machine: Machine): string[] {
  const inTree = treePath(absolutePath(pattern));
  if (inTree === undefined) return [];
  const folder = inTree.slice(0, Math.max(inTree.search(/[^/]*[*?[]/), 0)).replace(/\/$/, "");
  const source = inTree
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("**/", "(?:.*/)?")
    .replaceAll(/(?<![.)])\*/g, "[^/]*")
    .replaceAll(/(?<!\))\?(?!:)/g, "[^/]");
  const expression = new RegExp(`^${source}$`);
  return machine.outside.tree.list(folder).filter((path) => expression.test(path));
}

export const PATHS: Readonly<Record<string, NativeCall>> = {
  "os.path.join": join,
  "os.path.dirname": withPath((path) => upToSlash(path)),
  "os.path.basename": withPath((path) => path.slice(path.lastIndexOf("/") + 1)),
  "os.path.abspath": withPath(absolutePath),
  "os.path.realpath": withPath(absolutePath),
  "os.path.normpath": withPath((path) => posix.normalize(path)),
  "os.path.expanduser": withPath((path) => (path.startsWith("~") ? new Unknown(path) : path)),
  "os.path.exists": withPath((path, machine) => isThere(path, "any", machine)),
  "os.path.isfile": withPath((path, machine) => isThere(path, "file", machine)),
  "os.path.isdir": withPath((path, machine) => isThere(path, "folder", machine)),
  "os.path.split": withPath(
    (path) => new List([upToSlash(path), path.slice(path.lastIndexOf("/") + 1)], "tuple"),
  ),
  "os.path.splitext": withPath((path) => {
    const end = posix.extname(path);
    return new List([path.slice(0, path.length - end.length), end], "tuple");
  }),
  "os.getcwd": (_, machine) => iterate(machine.path).values[0] ?? PATH_ROOT,
  "os.listdir": (args, machine) => {
    const path = pathText(argument(args, 0));
    const entries = path === undefined ? undefined : entriesOf(path, machine);
    return entries ? new List(entries) : new List([], "list", false);
  },
  "os.makedirs": () => null,
  "os.mkdir": () => null,
  "glob.glob": (args, machine) => {
    const pattern = pathText(argument(args, 0));
    if (pattern === undefined) return new List([], "list", false);
    return new List(matching(pattern, machine).map((path) => `${PATH_ROOT}/${path}`));
  },
  "pathlib.Path": makePath,
  "pathlib.PurePath": makePath,
  "pathlib.Path.cwd": (_, machine) =>
    new FilePath(String(iterate(machine.path).values[0] ?? PATH_ROOT)),
  "environ.Path": (args) => {
    const made = makePath(args);
    return made instanceof FilePath ? new FilePath(absolutePath(made.path)) : made;
  },
  "environ.environ.Path": makePath,
  "path.Path": makePath,
  "unipath.Path": makePath,
  "importlib.import_module": (args, machine) => {
    const name = argument(args, 0);
    return typeof name === "string" && !name.startsWith(".")
      ? resolveName(name, machine)
      : unknown(args);
  },
};

function upToSlash(path: string): string {
  const at = path.lastIndexOf("/");
  return at > 0 ? path.slice(0, at) : path.slice(0, at + 1);
}
