import { posix } from "node:path";
import type { Machine } from "../machine.ts";
import { upwards } from "../operators.ts";
import { joinPaths, PATH_ROOT, treePath } from "../paths.ts";
import { type Args, FilePath, forced, List, Native, Unknown, type Value } from "../values.ts";
import { argument, unknown } from "./arguments.ts";
import { absolutePath, entriesOf, isThere, matching, pathText } from "./paths.ts";

/** An attribute of a `pathlib.Path`; of `environ.Path` and of unipath's `Path`, too. */
export function pathAttribute({ path }: FilePath, name: string, machine: Machine): Value {
  const name1 = path.slice(path.lastIndexOf("/") + 1);
  const joined = (args: Args): Value => {
    const parts = args.positional.map((part) => pathText(forced(part)));
    return parts.every((part) => part !== undefined)
      ? new FilePath(joinPaths([path, ...parts]))
      : unknown(args);
  };
  const method = (call: (args: Args) => Value) => new Native(name, call);
  switch (name) {
    case "parent":
      return new FilePath(upwards(path, 1));
    case "parents": {
      const levels = Math.max(path.split("/").length - 1, 1);
      return new List(
        Array.from({ length: levels }, (_, level) => new FilePath(upwards(path, level + 1))),
        "tuple",
      );
    }
    case "name":
      return name1;
    case "stem":
      return name1.slice(0, name1.length - posix.extname(name1).length);
    case "suffix":
      return posix.extname(name1);
    case "root":
      return path;
    case "resolve":
    case "absolute":
    case "expanduser":
      return method(() => new FilePath(absolutePath(path)));
    case "as_posix":
    case "__str__":
    case "__fspath__":
      return method(() => path);
    case "joinpath":
    case "path":
    case "file":
    case "child":
    case "__call__":
      return method(joined);
    case "ancestor":
      return method((args) => {
        const levels = argument(args, 0);
        return typeof levels === "number" ? new FilePath(upwards(path, levels)) : unknown(args);
      });
    case "with_name":
      return method((args) => {
        const other = argument(args, 0);
        return typeof other === "string"
          ? new FilePath(joinPaths([upwards(path, 1), other]))
          : unknown(args);
      });
    case "exists":
      return method(() => isThere(path, "any", machine));
    case "is_file":
      return method(() => isThere(path, "file", machine));
    case "is_dir":
      return method(() => isThere(path, "folder", machine));
    case "mkdir":
      return method(() => null);
    case "read_text":
      return method((args) => {
        const inTree = treePath(path);
        return (
          (inTree === undefined ? undefined : machine.outside.tree.read(inTree)) ?? unknown(args)
        );
      });
    case "iterdir":
      return method(() => {
        const entries = entriesOf(path, machine);
        return new List(
          (entries ?? []).map((entry) => new FilePath(joinPaths([path, entry]))),
          "list",
          !!entries,
        );
      });
    case "glob":
    case "rglob":
      return method((args) => {
        const pattern = argument(args, 0);
        if (typeof pattern !== "string") return new List([], "list", false);
        const full = joinPaths([path, name === "rglob" ? `**/${pattern}` : pattern]);
        return new List(
          matching(full, machine).map((file) => new FilePath(`${PATH_ROOT}/${file}`)),
        );
      });
    default:
      return new Unknown(`a path's ${name}`);
  }
}
