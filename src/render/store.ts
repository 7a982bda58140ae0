import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { template } from "./runtime.ts";
import { precompile } from "./syntax.ts";
import type { StoredTemplate, TemplateStore } from "./template-file.ts";

/** The store of a folder on disk; `load` throws with file and line where a template's syntax is wrong. */
export function folderStore(root: string): TemplateStore {
  return {
    folders: topFolders(root),
    load: async (folder) =>
      templatesBelow(root, folder).map((path): StoredTemplate => {
        const text = readTemplate(root, path);
        return { path, content: path.endsWith(".hbs") ? compile(path, text) : text };
      }),
  };
}

/** The folders that are loaded as one, as TemplateStore has them. */
export function topFolders(root: string): string[] {
  return subfolders(root).flatMap((name) =>
    name === "project" ? [name] : subfolders(join(root, name)).map((inner) => `${name}/${inner}`),
  );
}

/** The skill that assistants load has the documents of `references/`, which are kept once. */
const REFERENCES = "features/ai/.claude/skills/django-expert/references";

/** Paths below the root, with `/`, of all templates in one of its folders, sorted. */
export function templatesBelow(root: string, folder: string): string[] {
  const own = filesBelow(root, folder);
  return REFERENCES.startsWith(`${folder}/`) ? [...own, ...documents(root)].sort() : own;
}

function documents(root: string): string[] {
  const folder = join(root, "../references");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) =>
    name.endsWith(".md") ? [`${REFERENCES}/${name}`] : [],
  );
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    })
    .sort();
}

/** The text of a template; line endings do not depend on how the repository was checked out. */
export function readTemplate(root: string, path: string): string {
  const file = path.startsWith(`${REFERENCES}/`)
    ? join(root, "../references", path.slice(REFERENCES.length + 1))
    : join(root, path);
  return readFileSync(file, "utf8").replaceAll("\r\n", "\n");
}

/** The store of this process: the folder `templates/`. The build puts precompiled modules in this place. */
export const store = folderStore(fileURLToPath(new URL("../../templates", import.meta.url)));

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function compile(path: string, text: string): (context: object) => string {
  try {
    return template(new Function(`return ${precompile(text)}`)() as TemplateSpecification);
  } catch (cause) {
    throw new Error(`templates/${path}: ${(cause as Error).message}`, { cause });
  }
}
