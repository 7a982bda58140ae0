import type { Route } from "../project/urls.ts";

const SAMPLES: Readonly<Record<string, string>> = {
  int: "1",
  uuid: "075194d3-6885-417e-a8a8-6c931e272f00",
};

/** A path that a pattern of `path()` matches. */
export function sampleOf(pattern: string): string {
  return pattern.replace(
    /<(?:(\w+):)?\w+>/g,
    (_, converter: string | undefined) => SAMPLES[converter ?? "str"] ?? "x",
  );
}

const CONVERTERS: Readonly<Record<string, string>> = {
  int: "[0-9]+",
  slug: "[-a-zA-Z0-9_]+",
  uuid: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
  path: ".+",
};

/** What is included from these packages is known to have no route that takes all paths. */
const NARROW =
  /^include\((?:django\.(?!contrib\.flatpages)|allauth|rest_framework|debug_toolbar|health_check|django_prometheus)/;

/** Whether a route answers a path; of what is included from elsewhere only where it begins is known. */
export function answers({ route, regex, view }: Route, path: string): boolean {
  if (route === "" && NARROW.test(view)) return false;
  const end = view.startsWith("include(") ? "" : "$";
  try {
    return new RegExp(`^${regex ? fromPython(route) : fromDjango(route)}${end}`).test(path);
  } catch {
    return false;
  }
}

function fromDjango(route: string): string {
  return route
    .split(/(<[^<>]+>)/)
    .map((part, index) =>
      index % 2 === 1
        ? (CONVERTERS[/^<(\w+):/.exec(part)?.[1] ?? "str"] ?? "[^/]+")
        : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
    )
    .join("");
}

/** Python's named groups and ends as JavaScript writes them. */
function fromPython(route: string): string {
  return route.replace(/\(\?P<\w+>/g, "(?:").replace(/\\[AZ]/g, "");
}
