import type { Project } from "../project.ts";
import { PARTS, type Candidate, type Part } from "./parts.ts";
import type { NewApp } from "./place.ts";
import { below, folderOf, shapeAt } from "./shape.ts";

/** The module that a part is in, and whether it is a package. */
export interface UsualModule {
  module: string;
  kind: "module" | "package";
}

const known = new WeakMap<Project, Map<Part, UsualModule | undefined>>();
/** Apps that are looked at: more say nothing new. */
const MOST_APPS = 40;

/** The module that most apps of a repository have a part in; undefined where none has it, and in projects of ours. */
export function usualModule(part: Part, app: NewApp, project: Project): UsualModule | undefined {
  if (project.answers) return undefined;
  const parts = known.get(project) ?? new Map<Part, UsualModule | undefined>();
  known.set(project, parts);
  if (!parts.has(part)) parts.set(part, mostUsed(part, app, project));
  return parts.get(part);
}

function mostUsed(part: Part, app: NewApp, project: Project): UsualModule | undefined {
  const counts = new Map<string, UsualModule & { count: number }>();
  const candidates: readonly Candidate[] = PARTS[part];
  for (const { path } of project.localApps
    .filter((one) => one.path !== app.path)
    .slice(0, MOST_APPS)) {
    for (const { module, holds } of candidates) {
      const shape = shapeAt(below(path, module), project.tree, project);
      if (!shape || (holds && !matches(shape, holds, project))) continue;
      const key = `${module} ${shape.kind}`;
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { module, kind: shape.kind, count });
      break;
    }
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  // One large app that is split up is no habit yet.
  return most?.kind === "package" && most.count < 2 ? { ...most, kind: "module" } : most;
}

function matches(
  shape: { kind: "module" | "package"; path: string },
  holds: RegExp,
  { tree }: Project,
): boolean {
  const files = shape.kind === "package" ? tree.list(folderOf(shape.path)) : [shape.path];
  return files.some((path) => path.endsWith(".py") && holds.test(tree.read(path) ?? ""));
}
