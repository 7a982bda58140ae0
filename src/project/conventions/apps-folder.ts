import type { Project } from "../project.ts";
import { below } from "./shape.ts";

/** The folder that most local apps are in, and the package that it is. */
export function appsFolder(project: Project): { folder: string; module: string } {
  const counts = new Map<string, { folder: string; module: string; count: number }>();
  const withModels = project.localApps.filter(({ path }) => hasModels(path, project));
  for (const { path, module } of withModels.length > 0 ? withModels : project.localApps) {
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
    const parent = module.includes(".") ? module.slice(0, module.lastIndexOf(".") + 1) : "";
    const key = `${folder} ${parent}`;
    const known = counts.get(key) ?? { folder, module: parent, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  if (most) return { folder: most.folder, module: most.module };
  return project.answers
    ? { folder: "apps", module: "apps." }
    : { folder: project.root, module: "" };
}

/** Plugins and the like can outnumber the apps that a project consists of. */
function hasModels(path: string, { tree }: Project): boolean {
  return ["models.py", "models/__init__.py"].some((name) => tree.exists(below(path, name)));
}
