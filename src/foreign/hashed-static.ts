import { within } from "../inventory/signs.ts";
import { plain } from "../project/plain.ts";
import type { Project } from "../project/project.ts";

/** What serves static files by the names that they have. */
export const PLAIN_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage";

/**
 * The setting that gives static files names with a hash, which only `collectstatic` makes: tests, which do without it,
 * cannot show a page then. Undefined where their names are plain.
 */
export function hashedStatic(project: Project): "STORAGES" | "STATICFILES_STORAGE" | undefined {
  const storage = within(project.settings?.values.get("STORAGES"), "staticfiles", "BACKEND");
  if (isHashed(storage === undefined ? undefined : plain(storage))) return "STORAGES";
  return isHashed(project.setting("STATICFILES_STORAGE")) ? "STATICFILES_STORAGE" : undefined;
}

function isHashed(storage: unknown): boolean {
  return typeof storage === "string" && /Manifest|Hashed/i.test(storage);
}
