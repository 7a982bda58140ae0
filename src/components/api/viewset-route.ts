import type { Draft } from "../draft.ts";
import type { Route } from "../../project/urls.ts";
import type { ModelFacts } from "../site.ts";

/** The prefixes and base names that a run has given out, by the view that has them. */
const given = new WeakMap<Draft, Map<string, string>>();

/**
 * The prefix and the base name of a viewset, with the app before them where another view has them.
 *
 * @param target the dotted name of the viewset
 * @param asked the prefix that was asked for
 */
export function viewsetRoute(
  draft: Draft,
  { app, names }: ModelFacts,
  target: string,
  asked: string | undefined,
): { prefix: string; basename: string } {
  const wanted = asked?.replace(/^\/|\/$/g, "") ?? names.plural.kebab;
  const base = asked === undefined ? names.kebab : wanted.replaceAll("/", "-");
  const isTaken = asked === undefined && isOfAnother(draft, wanted, base, target);
  const prefix = isTaken ? `${app.label}-${wanted}` : wanted;
  const basename = isTaken ? `${app.label}-${base}` : base;
  const known = given.get(draft) ?? new Map<string, string>();
  given.set(draft, known.set(prefix, target));
  return { prefix, basename };
}

function isOfAnother(draft: Draft, prefix: string, base: string, target: string): boolean {
  const planned = given.get(draft)?.get(prefix);
  if (planned !== undefined && planned !== target) return true;
  const { routes } = draft.site.project;
  const isAt = new RegExp(`(?:^|/)${prefix}/$`);
  // It has them already, whoever got the same ones elsewhere since.
  if (routes.some((route) => route.target === target && isAt.test(route.route))) return false;
  const ofApi = routes.filter(({ route }) => /(?:^|\/)api\//.test(route));
  const namespaces = new Set(ofApi.map(namespaceOf));
  const others = routes.filter((route) => route.target !== target);
  return (
    others.some((route) => ofApi.includes(route) && isAt.test(route.route)) ||
    others.some(
      (route) =>
        (ofApi.length === 0 || namespaces.has(namespaceOf(route))) &&
        route.name?.split(":").at(-1) === `${base}-list`,
    )
  );
}

/** Names have to differ within a namespace alone: pages may have those of the API. */
function namespaceOf({ name = "" }: Route): string {
  return name.slice(0, name.lastIndexOf(":") + 1);
}
