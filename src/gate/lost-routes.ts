import type { Route } from "../project/urls.ts";
import { allowsRoute } from "./allowed.ts";
import type { Refusal } from "./refusal.ts";
import type { Planned } from "./static-gate.ts";

const ABOUT_ROUTES = /\burlpatterns\b|\.register\(|\binclude\(/;
/** How a route is told whose URLs are those of a package. */
const INCLUDED = "include(";

/** Routes that would be gone, where a file that has or had any changes. */
export async function lostRoutes({ files, before, after, allowed }: Planned): Promise<Refusal[]> {
  const changed = files.filter((file) => ABOUT_ROUTES.test(file.before ?? ""));
  if (changed.length === 0 || before.routes.length === 0) return [];
  const now = (await after()).routes;
  const kept = new Set(now.map(keyOf));
  return before.routes
    .filter((route) => !kept.has(keyOf(route)) && !isSeenBetter(route, now))
    .filter((route) => !allowsRoute(allowed, { route: route.route, name: route.name }))
    .map(({ route, name, path, line }) => {
      const message = `the route /${route}${name ? ` (${name})` : ""} would be gone`;
      return { code: "lost-route", path, line, message };
    });
}

function keyOf({ route, name }: Route): string {
  return JSON.stringify([route, name]);
}

/** An include whose routes could not be told before, and can be now. */
function isSeenBetter({ view, route }: Route, now: readonly Route[]): boolean {
  return view.startsWith(INCLUDED) && now.some((other) => other.route.startsWith(route));
}
