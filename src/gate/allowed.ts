/** What a change means to take away or to replace, so that no gate refuses it for that. */
export interface Allowed {
  /** Labels of models, such as `shop.Product`. */
  models?: readonly string[];
  /** Fields with their model, such as `shop.Product.price`. */
  fields?: readonly string[];
  /** Routes by their pattern, such as `api/products/`, or by their name; `*` in either stands for anything. */
  routes?: readonly string[];
  /** Ids of messages of the system check, such as `security.W004`, and dotted names of checks that no longer run. */
  checks?: readonly string[];
  /** Operations that makemigrations would write, as it describes them: `Remove field price from product`. */
  migrations?: readonly string[];
  /** Where relations may lead instead: `auth.User -> users.User`. */
  leads?: readonly string[];
  /** Tests with their class: `ProductTests.test_price`. */
  tests?: readonly string[];
}

/** Whether a route is among those that may change. */
export function allowsRoute(
  { routes = [] }: Allowed,
  { route, name }: { route: string; name: string | null | undefined },
): boolean {
  return routes.some((allowed) => {
    if (allowed === route || allowed === name) return true;
    if (!allowed.includes("*")) return false;
    const parts = allowed.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    const pattern = new RegExp(`^${parts.join(".*")}$`);
    return pattern.test(route) || pattern.test(name ?? "");
  });
}

/** All that several changes may take away together. */
export function allAllowed(allowances: readonly Allowed[]): Allowed {
  const all = (kind: keyof Allowed) => allowances.flatMap((allowed) => allowed[kind] ?? []);
  return {
    models: all("models"),
    fields: all("fields"),
    routes: all("routes"),
    checks: all("checks"),
    migrations: all("migrations"),
    leads: all("leads"),
    tests: all("tests"),
  };
}
