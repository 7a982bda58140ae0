import { readIni } from "../project/conventions/ini.ts";
import type { Project } from "../project/project.ts";

/** The top-level package that a module is of. */
export function packageOf(module: string): string {
  return module.split(".")[0]!;
}

/**
 * The package that the repository publishes, where its settings are outside of it: what is written there, every site that
 * builds on it gets. Undefined where it publishes none, or has its settings within.
 */
export function publishedPackage(project: Project): string | undefined {
  const { settings } = project;
  if (!settings) return undefined;
  const packages = new Set([...settings.machine.modules.keys()].map(packageOf));
  const published = publishedNames(project)
    .flatMap((name) => [name, name.replace(/^django_/, "")])
    .find((name) => packages.has(name));
  return published === packageOf(settings.module) ? undefined : published;
}

/** The names that a build gives what it makes of the repository, as packages are written. */
function publishedNames({ tree, root, packages }: Project): string[] {
  const read = (name: string) => tree.read(name) ?? (root && tree.read(`${root}/${name}`)) ?? "";
  const data = packages.pyproject?.data as PyprojectData | undefined;
  const names = [
    ...(data?.["build-system"] ? [data.project?.name, data.tool?.poetry?.name] : []),
    readIni(read("setup.cfg")).get("metadata")?.get("name"),
    /\bname\s*=\s*["']([\w.-]+)["']/.exec(read("setup.py"))?.[1],
  ];
  return names
    .filter((name) => typeof name === "string")
    .map((name) => name.toLowerCase().replace(/\W/g, "_"));
}

interface PyprojectData {
  "build-system"?: unknown;
  project?: { name?: unknown };
  tool?: { poetry?: { name?: unknown } };
}
