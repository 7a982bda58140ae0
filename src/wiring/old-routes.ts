const PATTERNS: Readonly<Record<string, string>> = {
  int: "[0-9]+",
  slug: "[-a-zA-Z0-9_]+",
  uuid: "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
  path: ".+",
};

/** A `path(…)` as `url(…)`, which Django before 2.0 has alone. */
export function oldRoute(route: string): string {
  return route.replace(/^path\(\s*"([^"]*)"/, (_, pattern: string) => {
    const regex = pattern
      .split(/(<[^<>]+>)/)
      .map((part, index) => {
        if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
        const [, converter = "str", name = ""] = /^<(?:(\w+):)?(\w+)>$/.exec(part) ?? [];
        return `(?P<${name}>${PATTERNS[converter] ?? "[^/]+"})`;
      })
      .join("");
    return `url(r"^${regex}${/,\s*include\(/.test(route) ? "" : "$"}"`;
  });
}
