import type { Project } from "../project/project.ts";
import { addRoutes, mountUrls } from "../wiring/index.ts";
import { fileOfModule } from "../wiring/urlconf.ts";
import { mergeInto, reread } from "../wiring/wiring.ts";
import { urlLists } from "../wiring/url-lists.ts";
import { importedBy, importText } from "../python/imports.ts";
import type { Ground } from "./ground.ts";
import { codeOf, partsOf } from "./statements.ts";

/** A route that leads to another module. */
const INCLUDE = /^path\("([^"]*)", include\("([\w.]+)"\)\)$/;

/** Adds the routes of a fragment to the root URL configuration, and merges what else it has. */
export function mergeUrls(ground: Ground, fragment: string, reason: string): void {
  const { layout, wiring } = ground;
  const w = { ...wiring, reason };
  const { source, imports, statements, release } = partsOf(fragment);
  try {
    const own = statements.filter(({ shape }) => shape.item === "urlpatterns");
    const elements = own.length > 0 ? urlLists(source).flatMap((list) => list.elements) : [];
    const written = elements.map(({ node }) =>
      source.of(node).replaceAll(`\n${" ".repeat(node.startPosition.column)}`, "\n"),
    );
    const routes = written.filter((code) => {
      const [, prefix = "", urls = ""] = INCLUDE.exec(code) ?? [];
      if (!urls || fileOfModule(reread(w), urls) === undefined) return true;
      mountUrls(w, { label: urls.split(".").at(-1) ?? "" }, { prefix, urls, isPlain: true });
      return false;
    });
    const isPlain = routes.every((route) => !route.startsWith("*"));
    const lines = imports
      .flatMap(({ node }) => importedBy(source, node))
      .filter(
        ({ module, name }) => !(module === "django.urls" && /^(?:path|include)$/.test(name ?? "")),
      )
      .map(importText);
    if (isPlain && routes.length > 0) {
      const label = layout.package.module.split(".").at(-1) ?? "";
      addRoutes(w, layout.urls, routes, lines, { label, isExact: true });
    }
    const open = reason === "health" ? publicUrls(reread(w)) : undefined;
    if (open !== undefined && open !== layout.urls.path)
      mergeInto(w, open, codeOf(statements, imports));
    const rest = statements.filter((one) => !isPlain || !own.includes(one));
    const code = codeOf(rest, imports);
    if (code) mergeInto(w, layout.urls.path, code);
  } finally {
    release();
  }
}

/** The routes of a request that is no tenant's, as those of who looks after the server are: django-tenants has them apart. */
function publicUrls(project: Project): string | undefined {
  const module = project.setting("PUBLIC_SCHEMA_URLCONF");
  return typeof module === "string" ? fileOfModule(project, module) : undefined;
}
