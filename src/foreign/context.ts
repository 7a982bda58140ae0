import type { Answers } from "../recipes/answers.ts";
import { contextOf, type TemplateContext } from "../recipes/context.ts";
import { browserFeatures } from "./browser-features.ts";
import { expectedHeaders } from "./expected-headers.ts";
import { frontEndContext } from "./front-end.ts";
import { isFrom } from "./lines.ts";
import { imageContext } from "./image.ts";
import { dotted, type Layout } from "./layout.ts";
import { pipelineContext } from "./pipeline.ts";
import { serverContext } from "./asgi.ts";
import { brokenReference } from "./static-references.ts";
import { variablesOf } from "./named-variables.ts";

/**
 * What templates know of a repository of others.
 *
 * @param names of the features that are added: what only one of them asks is not looked for in vain
 */
export function foreignContext(
  answers: Answers,
  layout: Layout,
  names: readonly string[],
): TemplateContext {
  const { project, django } = layout;
  const isSet = (...names: string[]) => names.some((name) => project.settings?.places.has(name));
  return contextOf(answers, {
    elsewhere: true,
    sharedDevelopment: layout.development === undefined,
    tasksModule: layout.shared.app ? "" : dotted(layout.shared.module, "tasks"),
    hasTimeZone: isSet("TIME_ZONE"),
    ...imageContext(layout, answers),
    ...serverContext(layout, names),
    ...(names.includes("docker") && frontEndContext(layout)),
    ...(names.includes("ci") && pipelineContext(layout, names, answers.ci)),
    ...variablesOf(layout),
    envExample: ".env.production.example",
    envFile: ".env.production",
    brokenStatic: (names.includes("static") && brokenReference(project.tree)) || "",
    ...(names.includes("security") && browserFeatures(project.tree)),
    ...(names.includes("security") && expectedHeaders(layout, names)),
    storages: isFrom(django, "4.2") && !isSet("STATICFILES_STORAGE", "DEFAULT_FILE_STORAGE"),
    django51: isFrom(django, "5.1"),
    before3: !isFrom(django, "3.0"),
    before5: !isFrom(django, "5.0"),
    hasAllauth: project.installedApps.some(({ module }) => module === "allauth"),
    pool: isFrom(django, "5.1") && hasPool(project),
  });
}

/** Whether psycopg's pool is installed: it is a package of its own. */
function hasPool({ packages, tree }: Layout["project"]): boolean {
  return (
    packages.requested.has("psycopg-pool") ||
    packages.locked.has("psycopg-pool") ||
    packages.files.some((path) => /psycopg\[[^\]]*\bpool\b/.test(tree.read(path) ?? ""))
  );
}
