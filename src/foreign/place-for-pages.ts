import type { Project } from "../project/project.ts";

export const NO_PLACE =
  "no folder for its templates is known: neither DIRS nor an app of the repository has one";

/** Why there are no pages to be had, as far as facts tell: a folder can be named by BASE_DIR; undefined where there may be. */
export function withoutPages({ localApps, templateDirs, settings }: Project): string | undefined {
  const hasPlace =
    localApps.length > 0 || templateDirs.length > 0 || settings?.places.has("BASE_DIR");
  return hasPlace ? undefined : NO_PLACE;
}
