import type { Project } from "../project/project.ts";
import { mergeFor } from "../documents/merge-file.ts";
import { normaliseName, parseRequirement } from "../documents/requirement.ts";
import { requirementsFiles } from "../project/packages/requirements.ts";
import { type Group, isAsked, isForServers } from "./package-groups.ts";
import { compiledWithout, fileAsking, sourceOf } from "./requirement-lists.ts";
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
  // Asked for elsewhere already, it is the same one everywhere; Poetry alone knows `^6.11`.
  const isReadable = versions && (/^[<>=!~]/.test(versions) || /^po|^pi/.test(target.kind));
  const fragment = fragmentOf(
    target,
    isReadable ? withVersions(requirement, versions) : requirement,
  );
  if (fragment === undefined) return leave(w, path, requirement, "Ask for the package there");
  const before = w.changes.read(path) ?? "";
  const { text, status, unsupported } = mergeFor(path)(before, [fragment], w.order);
  if (status === "changed") w.changes.write(path, text, w.reason);
  for (const { snippet, reason } of unsupported) w.changes.manual(path, snippet, reason);
  const isCompiled = path.endsWith(".in");
  // What is installed is the compiled one: until it has the package, something is left to do.
  if (isCompiled)
    for (const compiled of compiledWithout(name, now, path))
      w.changes.manual(compiled, requirement, `It is compiled from ${path}: compile it again`);
  if (!isCompiled && !isAsked(reread(w), name, group)) {
    w.changes.write(path, before, w.reason);
    return unsupported.length > 0
      ? "unsupported"
      : leave(w, path, requirement, "Ask for the package there");
  }
  return unsupported.length > 0 ? "unsupported" : status;
}

const NAME = /^[\w.-]+(?:\[[^\]]*\])?/;

function withVersions(requirement: string, versions: string): string {
  return `${NAME.exec(requirement)?.[0] ?? requirement}${versions}`;
}

interface Target {
  path: string;
  kind:
    | "requirements"
    | "project"
    | "poetry"
    | "poetry group"
    | "pipfile"
    | "group"
    | "extra"
    | "setup"
    | "unread";
  group: string;
}

/** Packages that show where those of a group are asked for. */
const ASKED: Readonly<Record<Group, readonly string[]>> = {
  runtime: ["django"],
  dev: ["pytest-django", "pytest", "coverage", "ruff", "black", "flake8"],
  prod: ["gunicorn", "uwsgi", "uvicorn", "sentry-sdk"],
};

/** The file that Django is asked for in, and how it is written; for development, what tests are asked for in. */
function targetOf(project: Project, group: Group): Target | undefined {
  const { requested, pyproject } = project.packages;
  const known = [...ASKED[group], "django"]
    .map((name) => requested.get(name))
    .find((one) => one !== undefined && (group !== "prod" || isForServers(one)));
  const files = requirementsFiles(project.tree, project.root);
  const ofServers = group === "prod" ? files.find((file) => file.group === "prod") : undefined;
  if (ofServers)
    return { path: sourceOf(project.tree, ofServers.path), kind: "requirements", group };
  const path = known?.path ?? requested.get("django")?.path ?? files[0]?.path;
  if (path === undefined) return undefined;
  if (/setup\.(?:py|cfg)$/.test(path)) {
    const isRead =
      path.endsWith(".cfg") && (known ?? requested.get("django"))?.groups[0] === "runtime";
    return { path, kind: isRead ? "setup" : "unread", group };
  }
  if (path.endsWith("Pipfile")) return { path, kind: "pipfile", group };
  if (!path.endsWith("pyproject.toml"))
    return {
      path: fileAsking(project.tree, path, known?.name),
      kind: "requirements",
      group,
    };
  const data = pyproject?.data as PyprojectData | undefined;
  const ofDevelopers =
    group === "dev" && (known?.name ?? "django") === "django" ? groupOfDevelopers(data) : undefined;
  const own = ofDevelopers ?? known?.groups[0] ?? "runtime";
  if (own === "runtime") {
    const isPoetry =
      data?.tool?.poetry?.dependencies !== undefined && data.project?.dependencies === undefined;
    return { path, kind: isPoetry ? "poetry" : "project", group: own };
  }
  if (data?.["dependency-groups"]?.[own]) return { path, kind: "group", group: own };
  if (data?.project?.["optional-dependencies"]?.[own]) return { path, kind: "extra", group: own };
  return data?.tool?.poetry?.group?.[own] ? { path, kind: "poetry group", group: own } : undefined;
}

/** What those install who work on the code, by a group for them that says nothing yet of how tests are run. */
function groupOfDevelopers(data: PyprojectData | undefined): string | undefined {
  const groups = {
    ...data?.tool?.poetry?.group,
    ...data?.project?.["optional-dependencies"],
    ...data?.["dependency-groups"],
  };
  return ["dev", "development", "test", "tests"].find((name) => groups[name] !== undefined);
}

interface PyprojectData {
  project?: { dependencies?: unknown; "optional-dependencies"?: Readonly<Record<string, unknown>> };
  tool?: { poetry?: { dependencies?: unknown; group?: Readonly<Record<string, unknown>> } };
  "dependency-groups"?: Readonly<Record<string, unknown>>;
}

function fragmentOf({ path, kind, group }: Target, requirement: string): string | undefined {
  const parsed = parseRequirement(requirement);
  const versions = requirement.replace(NAME, "").replace(/;.*|\s/g, "");
  switch (kind) {
    case "unread":
      return undefined;
    case "setup":
    case "requirements":
      return `${requirement}\n`;
    case "project":
      return `[project]\ndependencies = [\n    ${JSON.stringify(requirement)},\n]\n`;
    case "group":
      return `[dependency-groups]\n${group} = [\n    ${JSON.stringify(requirement)},\n]\n`;
    case "extra":
      return `[project.optional-dependencies]\n${group} = [\n    ${JSON.stringify(requirement)},\n]\n`;
    case "poetry":
    case "poetry group": {
      const table = kind === "poetry" ? "dependencies" : `group.${group}.dependencies`;
      return (
        parsed && `[tool.poetry.${table}]\n${parsed.name} = ${JSON.stringify(versions || "*")}\n`
      );
    }
    case "pipfile":
      return (
        path &&
        parsed &&
        `[${group === "dev" ? "dev-packages" : "packages"}]\n${parsed.name} = ${JSON.stringify(versions || "*")}\n`
      );
  }
}
