import { readTemplate, templatesBelow, topFolders } from "../../src/render/store.ts";
import { precompile } from "../../src/render/syntax.ts";

/**
 * The source of a module that stands for `src/render/store.ts`: `project` is one import, and all folders below
 * `features` are another, since to open many small modules takes longer than to read a large one. Of components a
 * run needs few, so each is a module of its own.
 */
export function storeModule(root: string): string {
  const folders = topFolders(root);
  const groups = [...new Set(folders.map(groupOf))];
  const loaders = groups.map((group) => {
    const specifier = JSON.stringify(`templates:${group}`);
    return `${JSON.stringify(group)}: () => import(${specifier})`;
  });
  return `
const loaders = {${loaders.join(",\n")}};
export const store = {
  folders: ${JSON.stringify(folders)},
  load: async (folder) => (await (loaders[folder] ?? loaders[folder.split("/")[0]])()).default[folder](),
};
`;
}

/** The source of a module with the templates of every folder of a group, precompiled. Throws where a syntax is wrong. */
export function groupModule(root: string, group: string): string {
  const folders = topFolders(root)
    .filter((folder) => groupOf(folder) === group)
    .map((folder) => `${JSON.stringify(folder)}: () => ${folderTemplates(root, folder)}`);
  return `import { template } from "./runtime.ts";\nexport default {\n${folders.join(",\n")}\n};\n`;
}

/** What few runs need, or what is large: the feature for assistants brings all references. */
function isAlone(folder: string): boolean {
  return folder.startsWith("components/") || folder === "features/ai";
}

function groupOf(folder: string): string {
  return isAlone(folder) ? folder : (folder.split("/")[0] ?? folder);
}

function folderTemplates(root: string, folder: string): string {
  const templates = templatesBelow(root, folder).map((path) => {
    const text = readTemplate(root, path);
    const content = path.endsWith(".hbs")
      ? `template(${precompileFile(path, text)})`
      : JSON.stringify(text);
    return `{path:${JSON.stringify(path)},content:${content}}`;
  });
  return `[\n${templates.join(",\n")}\n]`;
}

function precompileFile(path: string, text: string): string {
  try {
    return precompile(text);
  } catch (cause) {
    throw new Error(`templates/${path}: ${(cause as Error).message}`, { cause });
  }
}
