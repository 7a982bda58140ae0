import type { BaseOptions } from "../dress/test-base.ts";
import type { Place } from "../project/conventions/place.ts";
import type { Site } from "./site.ts";

/** What the tests of a place have to derive from; undefined where Django's test cases suffice. */
export function baseOfTests(place: Place, { conventions, project }: Site): BaseOptions | undefined {
  const { base } = conventions.tests;
  if (!base) return undefined;
  const entry = project.localApps.find(({ module }) => module === place.app)?.entry;
  const isIn = (list: unknown) => Array.isArray(list) && list.includes(entry);
  // What is in both lists has tables in both, and an app that is new becomes one of tenants.
  const isShared = isIn(project.setting("SHARED_APPS")) && !isIn(project.setting("TENANT_APPS"));
  return { base, isShared };
}
