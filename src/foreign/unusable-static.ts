import type { Project } from "../project/project.ts";

/** What serves static files by the names that they have. */
export const PLAIN_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage";

/**
 * The setting that keeps tests from showing a page: one that gives static files names with a hash, which only
 * `collectstatic` makes, or names no storage for them at all. Undefined where their names are plain.
 */
export function unusableStatic(project: Project): "STORAGES" | "STATICFILES_STORAGE" | undefined {
  const storages = project.setting("STORAGES");
  if (isRecord(storages) && isUnusable(storages["staticfiles"])) return "STORAGES";
  return isHashed(project.setting("STATICFILES_STORAGE")) ? "STATICFILES_STORAGE" : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isUnusable(storage: unknown): boolean {
  return storage === undefined || (isRecord(storage) && isHashed(storage["BACKEND"]));
}

function isHashed(storage: unknown): boolean {
  return typeof storage === "string" && /Manifest|Hashed/i.test(storage);
}
