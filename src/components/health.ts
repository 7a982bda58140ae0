import { usage } from "../errors.ts";
import type { LocalApp } from "../project/apps.ts";
import type { Place } from "../project/conventions/place.ts";
import { placeOf } from "../project/conventions/places.ts";
import { addRoutes } from "../wiring/index.ts";
import { rootUrlsPath } from "../wiring/urlconf.ts";
import { commonApp } from "./common-app.ts";
import type { Draft } from "./draft.ts";
import { needsCelery } from "./needs-celery.ts";
import { isLoginRequired } from "./open-view.ts";
import type { Site } from "./site.ts";

/** What can be asked, with its name in the answer and its function. */
export const HEALTH_CHECKS = {
  db: { name: "database", check: "check_database" },
  cache: { name: "cache", check: "check_cache" },
  migrations: { name: "migrations", check: "check_migrations" },
  storage: { name: "storage", check: "check_storage" },
  queue: { name: "broker", check: "check_broker" },
} as const;

export type HealthCheck = keyof typeof HEALTH_CHECKS;

/**
 * Plans views of health, or the checks that those that are there lack.
 *
 * @throws Failure (usage) where it cannot be told which app they are for, or a service is not used here
 */
export async function planHealth(
  draft: Draft,
  wanted: readonly HealthCheck[],
  label: string | undefined,
): Promise<void> {
  const { site } = draft;
  const { project, tree } = site;
  if (wanted.includes("queue")) {
    const lacking = needsCelery(site);
    if (lacking) throw lacking;
  }
  const known = existing(site);
  if (known && label !== undefined && known.app.label !== label)
    throw usage(
      "health-elsewhere",
      `${known.place.path} has the checks of health already.`,
      `Leave --app out, or write --app ${known.app.label}.`,
    );
  const app = known?.app ?? appFor(site, label);
  const place = known?.place ?? placeOf("health", app, "ready", project, tree);
  const source = draft.changes.read(place.path) ?? "";
  const asked = wanted.length > 0 ? wanted : usual(site);
  const missing = asked.filter(
    (one) => !new RegExp(`^def ${HEALTH_CHECKS[one].check}\\b`, "m").test(source),
  );
  if (missing.length > 0 || !known) {
    const context = {
      isNew: !known,
      checks: Object.fromEntries(
        Object.keys(HEALTH_CHECKS).map((one) => [one, missing.includes(one as HealthCheck)]),
      ),
      names: missing.map((one) => HEALTH_CHECKS[one]),
      isLoginRequired: isLoginRequired(project),
      module: place.module,
    };
    await draft.python("healthcheck/health.py", place, context);
    await draft.test(
      "healthcheck/test_health.py",
      "health",
      { app, name: "ready", from: { health: place } },
      context,
    );
  }
  await draft.flush();
  mount(draft, app, place);
}

function mount(draft: Draft, { label }: LocalApp, place: Place): void {
  const { project } = draft.site;
  const path = rootUrlsPath(project) ?? "urls.py";
  const root: Place = { path, module: project.rootUrlconf ?? "urls" };
  const present = new Set(project.routes.map(({ route }) => route));
  const views = ["live", "ready"].filter((view) => !present.has(`health/${view}/`));
  const [owner = "", name = place.module] = place.module.includes(".")
    ? [place.module.slice(0, place.module.lastIndexOf(".")), place.module.split(".").at(-1)]
    : [];
  addRoutes(
    draft.wiring,
    root,
    views.map((view) => `path("health/${view}/", ${name}.${view}, name="health-${view}")`),
    views.length > 0 ? [owner ? `from ${owner} import ${name}` : `import ${name}`] : [],
    { label },
  );
}

/** The module that has the checks already. */
function existing({ apps, tree }: Site): { app: LocalApp; place: Place } | undefined {
  for (const app of apps) {
    const path = `${app.path}/health.py`;
    if (/^CHECKS\b/m.test(tree.read(path) ?? ""))
      return { app, place: { path, module: `${app.module}.health`, app: app.module } };
  }
  return undefined;
}

function appFor(site: Site, label: string | undefined): LocalApp {
  if (label !== undefined) return site.app(label);
  const common = commonApp(site) ?? site.appOf("health");
  if (common) return common;
  const labels = site.apps.map((app) => app.label);
  const [only, ...others] = site.apps;
  if (only && others.length === 0) return only;
  throw usage(
    "app-missing",
    labels.length > 0
      ? "Which app are the views of health for?"
      : "This project has no app of its own yet.",
    labels.length > 0
      ? `Add --app; the apps are ${labels.join(", ")}.`
      : "Make one with django-expert generate app core.",
  );
}

/** What requests of this repository depend on. */
function usual({ project }: Site): HealthCheck[] {
  return [
    "db",
    ...(project.settings?.places.has("CACHES") ? (["cache"] as const) : []),
    "migrations",
    ...(project.parts.celery ? (["queue"] as const) : []),
  ];
}
