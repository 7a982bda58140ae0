import { productionOf } from "../inventory/production.ts";
import type { Place } from "../project/evaluate/machine.ts";
import type { Project } from "../project/project.ts";

/** What each process, or each machine, has for itself, or what keeps nothing. */
const LOCAL = /\.(?:locmem|dummy|filebased)\./;

/**
 * Where the cache of production is set, if all processes share it: what is counted in any other is counted by each of
 * them alone. Undefined where there is none; one that only the environment names is taken to be shared.
 */
export function sharedCache(project: Project): Place | undefined {
  const production = productionOf(project);
  const place = production.settings?.places.get("CACHES")?.at(-1);
  const caches = production.setting("CACHES") as
    Readonly<Record<string, { BACKEND?: unknown }>> | undefined;
  const backend = caches?.["default"]?.BACKEND;
  return typeof backend === "string" && LOCAL.test(backend) ? undefined : place;
}

/** Why what counts requests cannot be had: production has a cache of its own that processes do not share. */
export function unsharedCache(project: Project): string | undefined {
  const { production } = project.environments;
  if (production === undefined || sharedCache(project)) return undefined;
  const facts = productionOf(project);
  const place = facts.settings?.places.get("CACHES")?.at(-1);
  const isOwn = place !== undefined && place.path === facts.settings?.path;
  return isOwn
    ? `the cache that ${place.path} sets is not shared by all processes, so that each would count for itself`
    : undefined;
}
