import type { FeatureState } from "../inventory/inventory.ts";
import { productionOf } from "../inventory/production.ts";
import type { Project } from "../project/project.ts";
import { accessOf } from "./access.ts";
import { bullets, table } from "./tables.ts";

/** Beyond this, a table is read by nobody; `inspect --json` has all. */
const MOST_ROUTES = 150;

/** The versions that the project runs on, and where they are said. */
export function versionFacts({ django, packages, parts }: Project): string {
  const used = Object.entries({
    "Django REST framework": parts.drf,
    Celery: parts.celery,
    Channels: parts.channels,
    Wagtail: parts.wagtail,
  });
  return bullets(
    [
      `Django ${django?.version ?? django?.line ?? "of no stated version"}`,
      `Python ${packages.python ?? "of no stated version"}`,
      `Packages by ${packages.manager}: ${packages.requested.size} asked for${packages.files.length > 0 ? ` in ${packages.files.join(", ")}` : ""}`,
      ...used.flatMap(([name, isUsed]) => (isUsed ? [name] : [])),
    ],
    "",
  );
}

/** The apps of the repository and their models. */
export function appFacts(project: Project): string {
  const rows = project.localApps.map((app) => [
    app.label,
    app.path || ".",
    project
      .modelsOf(app)
      .filter(({ abstract }) => !abstract)
      .map(({ name }) => name)
      .join(", "),
  ]);
  return table(["App", "Folder", "Models"], rows, "The project has no apps of its own.");
}

/** What is asked for, by name and version. */
export function dependencyFacts({ packages }: Project): string {
  const rows = [...packages.requested.values()].map((one) => [
    one.name,
    one.version ?? one.specifier,
    one.groups.join(", "),
    one.path,
  ]);
  return table(["Package", "Version", "For", "File"], rows, "No file asks for packages.");
}

/** The settings modules, and what each is for. */
export function settingsFacts(project: Project): string {
  const rows = project.settingsModules.map(({ module, environment, path, evidence }) => [
    module,
    environment ?? "",
    path,
    evidence.join(", "),
  ]);
  return table(["Module", "For", "File", "Named by"], rows, "No settings were found.");
}

const SHOWN = [
  "DEBUG",
  "ALLOWED_HOSTS",
  "DATABASES",
  "CACHES",
  "EMAIL_BACKEND",
  "STORAGES",
  "SECURE_SSL_REDIRECT",
  "SECURE_HSTS_SECONDS",
  "SESSION_COOKIE_SECURE",
  "CSRF_COOKIE_SECURE",
  "TIME_ZONE",
  "LANGUAGE_CODE",
] as const;

/** What matters of the settings in development and where the project is served; engines and names, never secrets. */
export function environmentFacts(project: Project): string {
  const production = productionOf(project);
  const rows = SHOWN.map((name) => [name, valueOf(project, name), valueOf(production, name)]);
  return table(["Setting", "Development", "Production"], rows, "");
}

function valueOf(project: Project, name: string): string {
  if (name === "DATABASES") {
    return project.databases
      .map(({ alias, engine }) => `${alias}: ${engine ?? "as the environment says"}`)
      .join(", ");
  }
  const value = project.setting(name);
  if (name === "CACHES" || name === "STORAGES") {
    const entries = Object.entries(
      (value ?? {}) as Record<string, { BACKEND?: unknown } | undefined>,
    );
    return entries.map(([alias, one]) => `${alias}: ${String(one?.BACKEND ?? "?")}`).join(", ");
  }
  if (value === undefined)
    return project.settings?.values.has(name) ? "as the environment says" : "";
  return Array.isArray(value) ? value.join(", ") || "[]" : String(value);
}

/** The variables that the settings read: their names, never their values. */
export function variableFacts(project: Project): string {
  const production = productionOf(project);
  const rows = (production.settings?.variables ?? []).map(({ name, required, path, line }) => [
    name,
    required ? "yes" : "",
    `${path}:${line}`,
  ]);
  return table(
    ["Variable", "Required", "Read at"],
    rows,
    "The settings read no environment variable.",
  );
}

export function middlewareFacts(project: Project): string {
  const { middleware } = productionOf(project);
  return middleware.map((name, index) => `${index + 1}. ${name}`).join("\n") || "None.";
}

/** The routes with their views, and who may use them. */
export function routeFacts(project: Project): string {
  const routes = project.routes.slice(0, MOST_ROUTES);
  const rows = routes.map((route) => [
    `/${route.route}`,
    route.view,
    route.name ?? "",
    accessOf(project, route),
  ]);
  const more = project.routes.length - routes.length;
  const rest = more > 0 ? `\n\nAnd ${more} more: \`django-expert inspect --json\`.` : "";
  return table(["Route", "View", "Name", "Who may"], rows, "No route leads to a view.") + rest;
}

/** How far each feature is there. */
export function featureFacts(states: readonly FeatureState[]): string {
  const rows = states
    .filter(({ state }) => state !== "absent")
    .map(({ feature, state, found: [first], missing }) => [
      feature,
      state,
      first?.place ? `${first.place.path}:${first.place.line}` : "",
      missing.map(({ what }) => what).join("; "),
    ]);
  return table(["Feature", "State", "Place", "Missing"], rows, "None of the features was found.");
}
