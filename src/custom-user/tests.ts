import type { Draft } from "../components/draft.ts";
import type { LocalApp } from "../project/apps.ts";
import { placeOf } from "../project/conventions/places.ts";
import { leadingRow } from "./leading-row.ts";

/** Plans the tests, when all else is in place. */
export async function planTests(draft: Draft, app: LocalApp, adopts: boolean): Promise<void> {
  const { project } = draft.site;
  const models = placeOf("models", app, "User", project, draft.changes);
  const backends = project.setting("AUTHENTICATION_BACKENDS");
  const isChoice = Array.isArray(backends) && backends.length > 1;
  const admin = isInstalled(draft, "django.contrib.admin");
  await draft.test(
    "custom-user/test_users.py",
    "users",
    { app, name: "User", from: { models } },
    {
      label: app.label,
      admin: admin && isMounted(draft) && !isFollowed(draft),
      backend: isChoice ? `, ${JSON.stringify(String(backends[0]))}` : "",
    },
  );
  if (!adopts) return;
  const row = leadingRow(draft.site);
  const sessions = isInstalled(draft, "django.contrib.sessions") ? ["sessions"] : [];
  const apps = ["auth", ...(admin ? ["admin"] : []), ...sessions, ...(row ? [row.app] : [])];
  await draft.test(
    "custom-user/test_adopt_users.py",
    "adopt_users",
    { app, name: "adopt_users" },
    {
      label: app.label,
      apps,
      admin,
      // Without anything that leads to a user, no history says otherwise.
      leads: admin || row !== undefined,
      row: row ?? "",
      imports: row?.imports ?? [],
    },
  );
}

/** Whether an app of Django's is installed. */
export function isInstalled({ site }: Draft, module: string): boolean {
  return site.project.installedApps.some((app) => app.module === module);
}

/** Whether an address leads to the default site of the admin. */
function isMounted({ site }: Draft): boolean {
  return site.tree
    .list()
    .some(
      (path) => path.endsWith(".py") && /\badmin\.site\.urls\b/.test(site.tree.read(path) ?? ""),
    );
}

/** Whether something is done as soon as a user is saved: what that needs, a test of ours does not have. */
function isFollowed({ changes }: Draft): boolean {
  return changes
    .list()
    .some(
      (path) =>
        path.endsWith(".py") &&
        /\b(?:pre|post)_save\b[^)]*sender=(?:\w*User\b|settings\.AUTH_USER_MODEL|get_user_model)|\b(?:pre|post)_save\.connect\([^)]*sender=(?:\w*User\b|settings\.AUTH_USER_MODEL)/.test(
          changes.read(path) ?? "",
        ),
    );
}
