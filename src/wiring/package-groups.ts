import { posix } from "node:path";
import { normaliseName, parseRequirement } from "../documents/requirement.ts";
import { requirementsFiles } from "../project/packages/requirements.ts";
import type { Project } from "../project/project.ts";

/** Where a package is needed: everywhere, by those who work on the code, by servers alone. */
export type Group = "runtime" | "dev" | "prod";

/** What tools are asked for in. */
const FOR_TOOLS = /^(?:dev|tests?|docs?|lint|typ(?:es|ing))(?:$|[\W_])/;

/** What those install who run the code or its tests. */
const GROUP_OF_DEVELOPERS = /^(?:dev|tests?)(?:$|[\W_])/;

/** Whether a group is named for those who work on the code alone. */
export function isForTools(group: string): boolean {
  return FOR_TOOLS.test(group);
}

/** Whether a package is asked for in a group that is named for servers. */
export function isForServers({ groups }: { groups: readonly string[] }): boolean {
  return groups.some((group) => group.startsWith("prod"));
}

/**
 * Whether a package is asked for where it is needed: among the tools alone no server gets it, and among what servers need,
 * or in an extra, no developer does.
 */
export function isAsked(project: Project, name: string, group: Group): boolean {
  const known = project.packages.requested.get(name);
  if (!known) return false;
  if (group === "dev") return true;
  if (known.groups.every((one) => FOR_TOOLS.test(one))) return false;
  return group === "prod" || isEverywhere(project, name, known);
}

/**
 * Whether each environment gets a package. A group of Poetry counts for no more than one of others, though a plain
 * `poetry install` brings all groups that are not optional: `--only main`, as hosts and images install, brings none of
 * them, and `--without prod` is what developers say who have no compiler. One line too many is better than a start that
 * fails there.
 */
function isEverywhere(
  project: Project,
  name: string,
  { groups, path }: { groups: readonly string[]; path: string },
): boolean {
  const isList = !/(?:\.toml|Pipfile|setup\.py|setup\.cfg)$/.test(path);
  if (isList) {
    const ofDevelopers = installations(project, "dev");
    const lists = ofDevelopers.length > 0 ? ofDevelopers : installations(project, "runtime");
    return lists.every((one) => one.has(name));
  }
  if (groups.includes("runtime")) return true;
  const ofDjango = project.packages.requested.get("django")?.groups ?? [];
  const members = new GroupMembers(project);
  const environments = ofDjango.includes("runtime")
    ? members.named(GROUP_OF_DEVELOPERS)
    : ofDjango.filter((one) => !one.startsWith("prod"));
  return environments.length > 0 && environments.every((one) => members.of(one).has(name));
}

/** What each requirements file of a group installs, with those that it takes over, where Django is among it. */
function installations({ tree, root, packages }: Project, group: Group): Set<string>[] {
  const folders = new Set([
    root,
    ...packages.files.map((path) => posix.dirname(path).replace(/^\.$/, "")),
  ]);
  const files = [...folders].flatMap((folder) => requirementsFiles(tree, folder));
  return files
    .filter((file) => file.group === group)
    .map(({ requested }) => new Set(requested.map(({ name }) => normaliseName(name))))
    .filter((names) => names.has("django"));
}

/** What groups and extras install, with those that they include. */
class GroupMembers {
  readonly #groups: ReadonlyMap<string, readonly string[]>;
  readonly #own: string;
  readonly #items: Readonly<Record<string, unknown>>;

  constructor({ packages: { requested, pyproject } }: Project) {
    const groups = new Map<string, string[]>();
    for (const { name, groups: asking } of requested.values())
      for (const group of asking) groups.set(group, [...(groups.get(group) ?? []), name]);
    const data = pyproject?.data as PyprojectData | undefined;
    this.#items = { ...data?.project?.["optional-dependencies"], ...data?.["dependency-groups"] };
    this.#own = normaliseName(String(data?.project?.name ?? ""));
    for (const group of Object.keys(this.#items)) if (!groups.has(group)) groups.set(group, []);
    this.#groups = groups;
  }

  named(pattern: RegExp): string[] {
    return [...this.#groups.keys()].filter((group) => pattern.test(group));
  }

  of(group: string, seen = new Set<string>()): Set<string> {
    seen.add(group);
    const included = this.#included(group).filter((one) => !seen.has(one));
    return new Set([
      ...(this.#groups.get(group) ?? []),
      ...included.flatMap((one) => [...this.of(one, seen)]),
    ]);
  }

  /** `{ include-group = "prod" }`, and the project itself with an extra: `mysite[prod]`. */
  #included(group: string): string[] {
    const items = this.#items[group];
    if (!Array.isArray(items)) return [];
    return items.flatMap((item: unknown) => {
      if (typeof item === "string") {
        const asked = parseRequirement(item);
        return asked?.name === this.#own ? [...asked.extras] : [];
      }
      const other = (item as { "include-group"?: unknown } | null)?.["include-group"];
      return typeof other === "string" ? [other] : [];
    });
  }
}

interface PyprojectData {
  project?: { name?: unknown; "optional-dependencies"?: Readonly<Record<string, unknown>> };
  "dependency-groups"?: Readonly<Record<string, unknown>>;
}
