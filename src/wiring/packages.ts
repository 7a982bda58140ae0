import { posix } from "node:path";
import type { Project } from "../project/project.ts";
import { mergeFor } from "../documents/merge-file.ts";
import { normaliseName, parseRequirement } from "../documents/requirement.ts";
import { requirementsFiles } from "../project/packages/requirements.ts";
import type { Tree } from "../tree/tree.ts";
import { type Answer, leave, reread, type Wiring } from "./wiring.ts";

/**
 * Asks for a package in the file that Django is asked for in, so that it is there wherever Django is.
 *
 * @param requirement a name, with its versions where they matter: `factory-boy>=3.3`
 */
export function requirePackage(w: Wiring, requirement: string, group: Group = "runtime"): Answer {
  const now = reread(w);
  const name = parseRequirement(requirement)?.name ?? normaliseName(requirement);
  if (isAsked(now, name, group)) return "already";
  const target = targetOf(now, group);
  const versions = now.packages.requested.get(name)?.specifier;
  if (!target)
    return leave(
      w,
      "requirements.txt",
      requirement,
      "No file says which packages are needed: install it",
    );
  const { path } = target;
  // Asked for elsewhere already, it is the same one everywhere.
  const fragment = fragmentOf(target, versions ? withVersions(requirement, versions) : requirement);
  if (fragment === undefined) return leave(w, path, requirement, "Ask for the package there");
  const before = w.changes.read(path) ?? "";
  const { text, status, unsupported } = mergeFor(path)(before, [fragment], w.order);
  if (status === "changed") w.changes.write(path, text, w.reason);
  for (const { snippet, reason } of unsupported) w.changes.manual(path, snippet, reason);
  const isCompiled = path.endsWith(".in");
  if (status === "changed" && isCompiled)
    w.changes.manual(
      path.replace(/in$/, "txt"),
      requirement,
      `It is compiled from ${path}: compile it again`,
    );
  if (!isCompiled && !isAsked(reread(w), name, group)) {
    w.changes.write(path, before, w.reason);
    return unsupported.length > 0
      ? "unsupported"
      : leave(w, path, requirement, "Ask for the package there");
  }
  return unsupported.length > 0 ? "unsupported" : status;
}

/** What tools are asked for in. */
const FOR_TOOLS = /^(?:dev|tests?|docs?|lint|typ(?:es|ing))(?:$|[\W_])/;

/**
 * Whether a package is asked for where it is needed: among the tools alone no server gets it, and among what servers need
 * no developer does.
 */
export function isAsked(project: Project, name: string, group: Group): boolean {
  const known = project.packages.requested.get(name);
  if (!known) return false;
  if (group === "dev") return true;
  if (known.groups.every((one) => FOR_TOOLS.test(one))) return false;
  return group === "prod" || installations(project, "dev").every((one) => one.has(name));
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

function withVersions(requirement: string, versions: string): string {
  return `${/^[\w.-]+(?:\[[^\]]*\])?/.exec(requirement)?.[0] ?? requirement}${versions}`;
}

interface Target {
  path: string;
  kind: "requirements" | "project" | "poetry" | "pipfile" | "group";
  group: string;
}

type Group = "runtime" | "dev" | "prod";

/** Packages that show where those of a group are asked for. */
const ASKED: Readonly<Record<Group, readonly string[]>> = {
  runtime: ["django"],
  dev: ["pytest-django", "pytest", "coverage", "ruff", "black", "flake8"],
  prod: ["gunicorn", "uwsgi", "uvicorn", "sentry-sdk"],
};

function isForServers({ groups }: { groups: readonly string[] }): boolean {
  return groups.some((group) => group.startsWith("prod"));
}

/** The file that Django is asked for in, and how it is written; for development, what tests are asked for in. */
function targetOf(project: Project, group: Group): Target | undefined {
  const { requested, pyproject } = project.packages;
  const known = [...ASKED[group], "django"]
    .map((name) => requested.get(name))
    .find((one) => one !== undefined && (group !== "prod" || isForServers(one)));
  const files = requirementsFiles(project.tree, project.root);
  const ofServers = group === "prod" ? files.find((file) => file.group === "prod") : undefined;
  if (ofServers) return { path: sourceOf(project, ofServers.path), kind: "requirements", group };
  const path = known?.path ?? requested.get("django")?.path ?? files[0]?.path;
  if (path === undefined || path.endsWith("setup.py") || path.endsWith("setup.cfg"))
    return undefined;
  if (path.endsWith("Pipfile")) return { path, kind: "pipfile", group };
  if (!path.endsWith("pyproject.toml"))
    return {
      path: sourceOf(project, fileAsking(project.tree, path, known?.name)),
      kind: "requirements",
      group,
    };
  const data = pyproject?.data as PyprojectData | undefined;
  const own = known?.groups[0] ?? "runtime";
  if (own === "runtime") {
    const isPoetry =
      data?.tool?.poetry?.dependencies !== undefined && data.project?.dependencies === undefined;
    return { path, kind: isPoetry ? "poetry" : "project", group: own };
  }
  return data?.["dependency-groups"]?.[own] ? { path, kind: "group", group: own } : undefined;
}

interface PyprojectData {
  project?: { dependencies?: unknown };
  tool?: { poetry?: { dependencies?: unknown } };
  "dependency-groups"?: Readonly<Record<string, unknown>>;
}

/** Of a requirements file and those that it takes over with `-r`, the one that asks for a package itself. */
function fileAsking(tree: Tree, path: string, name = "django", seen = new Set<string>()): string {
  seen.add(path);
  const lines = (tree.read(path) ?? "").split(/\r?\n/);
  if (lines.some((line) => parseRequirement(line)?.name === name)) return path;
  for (const line of lines) {
    const other = /^\s*(?:-r|--requirement)[ =]\s*(\S+)/.exec(line)?.[1];
    const chained = other && posix.normalize(posix.join(posix.dirname(path), other));
    if (!chained || seen.has(chained) || !tree.exists(chained)) continue;
    const found = fileAsking(tree, chained, name, seen);
    if ((tree.read(found) ?? "").split(/\r?\n/).some((one) => parseRequirement(one)?.name === name))
      return found;
  }
  return path;
}

/** What a requirements file is compiled from, where it is: what is asked for directly stands there. */
function sourceOf(project: Project, path: string): string {
  const source = path.replace(/\.txt$/, ".in");
  return project.tree.exists(source) ? source : path;
}

function fragmentOf({ path, kind, group }: Target, requirement: string): string | undefined {
  const parsed = parseRequirement(requirement);
  const versions = /[<>=!~].*$/.exec(requirement)?.[0].replace(/\s/g, "") ?? "";
  switch (kind) {
    case "requirements":
      return `${requirement}\n`;
    case "project":
      return `[project]\ndependencies = [\n    ${JSON.stringify(requirement)},\n]\n`;
    case "group":
      return `[dependency-groups]\n${group} = [\n    ${JSON.stringify(requirement)},\n]\n`;
    case "poetry":
      return (
        parsed &&
        `[tool.poetry.dependencies]\n${parsed.name} = ${JSON.stringify(versions || "*")}\n`
      );
    case "pipfile":
      return (
        path &&
        parsed &&
        `[${group === "dev" ? "dev-packages" : "packages"}]\n${parsed.name} = ${JSON.stringify(versions || "*")}\n`
      );
  }
}
