import type { Project } from "../project/project.ts";

/** What serves static files by the names that they have. */
export const PLAIN_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage";

/** What keeps tests from showing a page. */
interface UnusableStatic {
  setting: "STORAGES" | "STATICFILES_STORAGE";
  /** Whether static files have names with a hash, which only `collectstatic` makes; else they have no storage at all. */
  isHashed: boolean;
}

/** The setting of static files that keeps tests from showing a page, and why; undefined where their names are plain. */
export function unusableStatic(project: Project): UnusableStatic | undefined {
  const storages = project.setting("STORAGES");
  if (isRecord(storages)) {
    const storage = storages["staticfiles"];
    if (storage === undefined) return { setting: "STORAGES", isHashed: false };
    if (isRecord(storage) && namesHashes(storage["BACKEND"]))
      return { setting: "STORAGES", isHashed: true };
  }
  return namesHashes(project.setting("STATICFILES_STORAGE"))
    ? { setting: "STATICFILES_STORAGE", isHashed: true }
    : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a storage is one of those that put a hash into the names of files. */
function namesHashes(storage: unknown): boolean {
  return typeof storage === "string" && /Manifest|Hashed/i.test(storage);
}
