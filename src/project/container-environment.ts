import type { Tree } from "../tree/tree.ts";
import { environmentFile, parseEnvironment } from "./evaluate/natives/environment-files.ts";
import type { Variable } from "./evaluate/machine.ts";

const COMPOSE = [
  "compose.yaml",
  "compose.yml",
  "docker-compose.yml",
  "docker-compose.yaml",
  "docker-compose.dev.yml",
  "docker-compose.local.yml",
];

/** Of a server. */
export const PRODUCTION_COMPOSE = [
  "compose.production.yaml",
  "compose.production.yml",
  "compose.prod.yaml",
  "compose.prod.yml",
  "docker-compose.prod.yml",
  "docker-compose.prod.yaml",
  "docker-compose.production.yml",
  "production.yml",
];

/**
 * The environment that a container of the repository starts with, where the settings cannot do without it: they
 * read a variable that has no default and that one of its files sets. Gives nothing where they can.
 */
export function containerEnvironment(
  tree: Tree,
  folders: readonly string[],
  missing: readonly Variable[],
  names: readonly string[] = COMPOSE,
): { path: string; variables: ReadonlyMap<string, string> } | undefined {
  for (const folder of new Set(folders)) {
    for (const name of names) {
      const compose = tree.read(below(folder, name));
      for (const written of compose ? environmentFilesOf(compose) : []) {
        const path = environmentFile(below(folder, written.replace(/^\.\//, "")), tree);
        const text = path === undefined ? undefined : tree.read(path);
        if (path === undefined || text === undefined) continue;
        const variables = parseEnvironment(text);
        if (missing.some((variable) => variables.has(variable.name))) return { path, variables };
      }
    }
  }
  return undefined;
}

/** The entries of `env_file:`, on its line or in the list below it. */
function environmentFilesOf(compose: string): string[] {
  return [
    ...compose.matchAll(/^([ \t]*)env_file:[ \t]*(\S*)[ \t]*((?:\r?\n[ \t]*-[^\n]*)*)/gm),
  ].flatMap(([, , inline, list]) => {
    const items = [...(list ?? "").matchAll(/-\s*(?:path:\s*)?["']?([^"'\s]+)/g)].map(
      ([, item]) => item ?? "",
    );
    return inline ? [inline.replace(/["']/g, "")] : items;
  });
}

function below(folder: string, name: string): string {
  return folder ? `${folder}/${name}` : name;
}
