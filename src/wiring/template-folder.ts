import type { Project } from "../project/project.ts";
import { engineLists } from "./engine-lists.ts";
import { extended, SettingLists } from "./setting-lists.ts";
import { reread, tryWrite, type Wiring } from "./wiring.ts";

/** The folder for templates of the project itself, as settings write it that have a path or a text for where it is. */
const ELEMENTS = ['BASE_DIR / "templates"', 'os.path.join(BASE_DIR, "templates")'];

/** A folder for templates that is in the repository; those elsewhere are none to write to. */
export function templateFolder({ templateDirs }: Project): string | undefined {
  return templateDirs.find(
    (path) => path !== "" && !path.startsWith("/") && !/[<>$]|^\.\./.test(path),
  );
}

/**
 * Names a folder for templates in the DIRS of Django's own engine, where none is named.
 *
 * @returns the folder; undefined where the settings cannot be edited so that they lead to one
 */
export function addTemplateFolder(w: Wiring): string | undefined {
  const now = reread(w);
  const known = templateFolder(now);
  if (known !== undefined) return known;
  const lists = new SettingLists(now);
  try {
    for (const list of engineLists(now, lists, "DIRS"))
      for (const element of ELEMENTS) {
        const text = extended(now, list, list.elements.length, [element]);
        if (tryWrite(w, list.path, text, (project) => templateFolder(project) !== undefined))
          return templateFolder(reread(w));
      }
  } finally {
    lists.release();
  }
  return undefined;
}
