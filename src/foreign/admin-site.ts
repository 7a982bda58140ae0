import type { Project } from "../project/project.ts";

/** Whether a route leads to Django's own admin site, whose pages are `admin:index` and so on. */
export function hasAdmin({ routes }: Project): boolean {
  return routes.some(
    ({ name, view }) => name?.startsWith("admin:") || /\bcontrib\.admin\.site\.urls\b/.test(view),
  );
}
