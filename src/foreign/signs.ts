import { inventory } from "../inventory/inventory.ts";
import type { Project } from "../project/project.ts";

/** What shows that a feature is in a repository, whole; undefined where something is missing. */
export function signsOf(project: Project, feature: string): string | undefined {
  const [found] = inventory(project, [feature]);
  const [sign] = found?.found ?? [];
  if (found?.state !== "present" || !sign) return undefined;
  return sign.place ? `${sign.what} in ${sign.place.path}` : sign.what;
}
