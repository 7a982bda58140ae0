import type { Tree } from "../tree/tree.ts";
import type { Dependencies } from "./dependencies.ts";

/** The versions that there are images of, and that Django still supports, the preferred one first. */
const VERSIONS = ["3.13", "3.14", "3.12", "3.11", "3.10"];

/** The last version that a line of Django supports, for the lines that do not support all of them. */
const LAST: Readonly<Record<string, string>> = {
  "3.2": "3.10",
  "4.0": "3.10",
  "4.1": "3.11",
  "4.2": "3.12",
  "5.0": "3.12",
  "5.1": "3.13",
};

/**
 * The Python to verify a project with: the one it names (`.python-version`, what it was created for, its
 * Dockerfile), otherwise the best that `requires-python` and its Django allow.
 */
export function pythonVersionOf(tree: Tree, dependencies: Dependencies): string {
  const allowed = (version: string) => satisfies(version, dependencies.requiresPython ?? "");
  const named = [
    /^(?:cpython-)?(3\.\d+)/m.exec(tree.read(".python-version") ?? "")?.[1],
    createdFor(tree),
    /^FROM\s+(?:\S+\/)?python:(3\.\d+)/im.exec(tree.read("Dockerfile") ?? "")?.[1],
  ];
  const last = LAST[dependencies.django ?? ""];
  const version =
    named.find((one) => one !== undefined && allowed(one)) ??
    VERSIONS.find((one) => allowed(one) && (!last || satisfies(one, `<=${last}`)));
  return version ?? /3\.\d+/.exec(dependencies.requiresPython ?? "")?.[0] ?? VERSIONS[0]!;
}

/** Whether a version such as 3.13 lies within a specifier such as `>=3.12,<4`, as PEP 440 has it. */
export function satisfies(version: string, specifier: string): boolean {
  const wanted = partsOf(version);
  return specifier.split(",").every((part) => {
    const [, operator = "", bound = ""] = /^\s*(>=|<=|==|!=|~=|>|<)?\s*([\d.]+)/.exec(part) ?? [];
    if (!bound) return true;
    // A patch release cannot be told from `3.13`: it is taken to be the latest one.
    const order = compare(wanted, partsOf(bound).slice(0, 2));
    if (operator === ">=" || operator === "~=")
      return order >= 0 && (operator === ">=" || wanted[0] === 3);
    if (operator === "<=") return order <= 0;
    if (operator === "<") return order < 0;
    if (operator === ">") return order > 0 || (order === 0 && partsOf(bound).length > 2);
    if (operator === "!=") return order !== 0 || partsOf(bound).length > 2;
    return order === 0 || (partsOf(bound).length === 1 && wanted[0] === partsOf(bound)[0]);
  });
}

/** What `[tool.django-expert]` says, which is where a project of ours keeps its answers. */
function createdFor(tree: Tree): string | undefined {
  const pyproject = tree.read("pyproject.toml") ?? "";
  return /^\[tool\.django-expert\][^[]*?^python = "(3\.\d+)"/m.exec(pyproject)?.[1];
}

function partsOf(version: string): number[] {
  return version.split(".").filter(Boolean).map(Number);
}

function compare(a: readonly number[], b: readonly number[]): number {
  return (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);
}
