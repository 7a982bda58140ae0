import type { LocalApp } from "../project/apps.ts";
import type { Site, Target } from "./site.ts";

/** What repositories call the app that belongs to none of the others. */
const COMMON = ["core", "common", "base", "main", "utils", "project", "site"];

/** The app for what belongs to none of the others, where there is one. */
export function commonApp(site: Site): LocalApp | undefined {
  const label = COMMON.find((one) => site.hasApp(one));
  return label === undefined ? undefined : site.app(label);
}

/**
 * As `site.target`, of what is for the whole site: where no app is named, it goes into the one for common things.
 *
 * @throws Failure (usage) where the app is not known, or cannot be told
 */
export function commonTarget(site: Site, text: string, app?: string): Target {
  const isNamed = app !== undefined || text.includes(".");
  return site.target(text, app ?? (isNamed ? undefined : commonApp(site)?.label));
}
