import type { EndpointOptions } from "./endpoint.ts";
import type { ViewsetOptions } from "./viewset-context.ts";

const NONE = ["none"];

/** Options for a viewset that is there: nothing is added to it that nobody asked for. */
export function askedAlone<T extends EndpointOptions>(options: T): T {
  const { filter, search, ordering } = options;
  return {
    ...options,
    filter: filter.length > 0 ? filter : NONE,
    search: search.length > 0 ? search : NONE,
    ordering: ordering.length > 0 ? ordering : NONE,
  };
}

/** Whether options ask for something that a viewset can be given afterwards. */
export function isAsked({
  filter,
  search,
  ordering,
  owner,
  permission,
  pagination,
  throttle,
}: EndpointOptions & ViewsetOptions): boolean {
  const lists = [filter, search, ordering];
  return (
    lists.some((list) => list.length > 0) ||
    [owner, permission, pagination, throttle].some((one) => one !== undefined)
  );
}

/** What the template adds to a viewset that is there: its bases stay, and so does who may use it. */
export function additions(
  context: Readonly<Record<string, unknown>>,
  { permission }: EndpointOptions,
): Record<string, unknown> {
  const permissions = permission === undefined ? "" : String(context["permissions"]);
  const isTyped = Boolean(context["hasQueryset"] ?? false) || Boolean(context["stamped"] ?? false);
  const used = [
    permissions,
    context["pagination"],
    context["throttle"],
    context["backends"],
    context["filters"],
    context["filtersetClass"],
  ];
  const names = new Set(used.join(", ").split(", "));
  const imports = (context["imports"] as readonly string[]).filter((line) => {
    const name = line.slice(line.lastIndexOf(" ") + 1);
    return (
      names.has(name) ||
      (isTyped && (name === "QuerySet" || name === "BaseSerializer" || name === context["model"]))
    );
  });
  return { ...context, bases: "", permissions, imports };
}
