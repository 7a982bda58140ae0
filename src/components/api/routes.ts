import type { Route } from "../../project/urls.ts";

/** Python expressions for the addresses of an endpoint. */
export interface Addresses {
  list: string;
  /** @param key source of the key of a row */
  detail: (key: string) => string;
  /** Whether they are looked up by name. */
  reversed: boolean;
}

/** The addresses of a viewset that a router has; undefined where no plain route leads to it. */
export function viewsetAddresses(routes: readonly Route[], target: string): Addresses | undefined {
  const route = routes.find((one) => one.target === target);
  if (!route) return undefined;
  const base = route.name?.replace(/-list$/, "");
  if (base !== undefined) return namedAddresses(`${base}-list`, `${base}-detail`);
  if (route.regex || route.route.includes("<")) return undefined;
  return {
    list: `"/${route.route}"`,
    detail: (key) => `f"/${route.route}{${key}}/"`,
    reversed: false,
  };
}

/** The addresses of two routes by their names. */
export function namedAddresses(list: string, detail: string): Addresses {
  return {
    list: `reverse("${list}")`,
    detail: (key) => `reverse("${detail}", args=[${key}])`,
    reversed: true,
  };
}

/** The name of the route that leads to a view, with its namespaces. */
export function routeName(routes: readonly Route[], target: string): string | undefined {
  return routes.find((route) => route.target === target)?.name;
}
