import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readTemplate, templatesBelow } from "./store.ts";

/**
 * The templates of a folder below `templates/` as they are written, for a team to own: text by path below that folder.
 * They come with the package; what runs of them is compiled when the package is built.
 */
export function templateTexts(folder: string): ReadonlyMap<string, string> {
  const root = templatesFolder();
  if (!existsSync(join(root, folder))) return new Map();
  return new Map(
    templatesBelow(root, folder).map((path) => [
      path.slice(folder.length + 1),
      readTemplate(root, path),
    ]),
  );
}

/** Above this module: how far depends on whether it runs from its source or from the bundle. */
function templatesFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, "templates");
    if (existsSync(join(candidate, "project")) || folder === dirname(folder)) return candidate;
  }
}
