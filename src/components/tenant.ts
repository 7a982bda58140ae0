import type { TenantOptions } from "../dress/tenant-tests.ts";
import type { Place } from "../project/conventions/place.ts";
import type { Site } from "./site.ts";

/** The tenant that the tests of a place run in; undefined where the project has no tenants. */
export function tenantOf(place: Place, { conventions, project }: Site): TenantOptions | undefined {
  const { base } = conventions.tests;
  if (!base) return undefined;
  const entry = project.localApps.find(({ module }) => module === place.app)?.entry;
  const isIn = (list: unknown) => Array.isArray(list) && list.includes(entry);
  // What is in both lists has tables in both, and an app that is new becomes one of tenants.
  const isShared = isIn(project.setting("SHARED_APPS")) && !isIn(project.setting("TENANT_APPS"));
  return { base, isShared };
}
