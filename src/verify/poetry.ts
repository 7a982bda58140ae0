import { tableAt, type TomlTable } from "./toml.ts";

/**
 * What Poetry's own table asks for, as requirements that every installer reads.
 *
 * @param isLocked whether a lock file pins the versions, which then need not be said
 */
export function poetryRequirements(pyproject: TomlTable, isLocked: boolean): string[] {
  const poetry = tableAt(pyproject, "tool", "poetry");
  const groups = Object.values(tableAt(poetry, "group")) as TomlTable[];
  const tables = [
    tableAt(poetry, "dependencies"),
    tableAt(poetry, "dev-dependencies"),
    ...groups.map((group) => tableAt(group, "dependencies")),
  ];
  const packages = tables.flatMap(Object.entries<unknown>).filter(([name]) => name !== "python");
  return packages.flatMap(([name, wanted]) => requirement(name, wanted, isLocked) ?? []);
}

function requirement(name: string, wanted: unknown, isLocked: boolean): string | undefined {
  // Several entries differ by what they run on; the lock tells which of them counts.
  const one: unknown = Array.isArray(wanted) ? wanted[0] : wanted;
  if (typeof one === "string") return name + (isLocked ? "" : standard(one));
  const { extras, version, git, rev, tag, branch, url, path } = one as TomlTable;
  // What lies in the repository is a part of the project, not of its environment.
  if (path !== undefined) return undefined;
  const full = Array.isArray(extras) ? `${name}[${extras.join(",")}]` : name;
  const revision = rev ?? tag ?? branch;
  if (git !== undefined)
    return `${full} @ git+${git}${revision === undefined ? "" : `@${revision}`}`;
  if (url !== undefined) return `${full} @ ${url}`;
  return full + (isLocked || typeof version !== "string" ? "" : standard(version));
}

/** A version constraint of Poetry as PEP 440 writes it. */
function standard(constraint: string): string {
  const parts = constraint.split(",").map((part) => part.trim());
  return parts
    .map((part) => {
      const [, sign = "", version = ""] = /^([~^]?)\s*(\d[\w.+-]*)$/.exec(part) ?? [];
      if (!version) return part === "*" ? "" : part.replaceAll(/\s/g, "");
      if (!sign) return `==${version}`;
      return `>=${version},<${nextVersion(version, sign)}`;
    })
    .filter(Boolean)
    .join(",");
}

/** The first version that `^` (the same first part that is not 0) or `~` (the same minor) excludes. */
function nextVersion(version: string, sign: string): string {
  const parts = version.split(".").map(Number);
  const significant = parts.findIndex((part) => part !== 0);
  const index = sign === "~" ? Math.min(1, parts.length - 1) : Math.max(significant, 0);
  return [...parts.slice(0, index), (parts[index] ?? 0) + 1].join(".");
}
