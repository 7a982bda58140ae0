import { allowsRoute, type Allowed } from "../../gate/allowed.ts";
import type { RouteFacts } from "./snapshot.ts";

/** Routes that are gone, or that something else answers, as sentences. */
export function lostRoutes(
  before: readonly RouteFacts[],
  after: readonly RouteFacts[],
  allowed: Allowed,
): string[] {
  const now = new Map<string, RouteFacts[]>();
  for (const route of after) now.set(keyOf(route), [...(now.get(keyOf(route)) ?? []), route]);
  return before.flatMap((route) => {
    if (allowsRoute(allowed, route)) return [];
    const shown = `/${route.route}${route.name ? ` (${route.name})` : ""}`;
    const kept = now.get(keyOf(route))?.find((other) => takesAll(other, route));
    if (!kept) {
      const other = after.find(
        ({ route: path, name }) => path === route.route && name === route.name,
      );
      return [other ? answered(shown, other.view, route.view) : `the route ${shown} is gone`];
    }
    if (kept.answers === route.answers || kept.answers === null) return [];
    return [answered(shown, kept.answers, route.answers)];
  });
}

function answered(route: string, now: string, before: string | null): string {
  return `the route ${route} is answered by ${now}, no longer by ${before}`;
}

/** A group of a regular expression that lists words: the admin's own has the labels of the apps in it. */
const WORDS = /\(\?P<(\w+)>(\w[\w-]*(?:\|[\w-]+)*)\)/g;

/** A route with the view behind it: two routes of one pattern differ in their views. */
function keyOf({ route, name, view }: RouteFacts): string {
  return JSON.stringify([route.replace(WORDS, "(?P<$1>)"), name, view]);
}

/** Whether a route, which differs at most in the words that it takes, takes all those that another one does. */
function takesAll(route: RouteFacts, other: RouteFacts): boolean {
  const [these, those] = [wordsIn(route), wordsIn(other)];
  return those.every((words, at) => words.every((word) => these[at]?.includes(word)));
}

function wordsIn({ route }: RouteFacts): string[][] {
  return [...route.matchAll(WORDS)].map(([, , words = ""]) => words.split("|"));
}
