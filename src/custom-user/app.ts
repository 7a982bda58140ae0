import type { Draft } from "../components/draft.ts";
import { newApp } from "../components/new-app.ts";
import { usage } from "../errors.ts";
import type { LocalApp } from "../project/apps.ts";
import { importFrom, placeOf } from "../project/conventions/places.ts";
import type { Place } from "../project/conventions/place.ts";
import { isInstalled } from "./tests.ts";

/** Names that are usual for the app of the users. */
const NAMES = ["users", "accounts", "people", "members"];

/** The name of an app for the users: the one that was asked for, or the first usual one that is free. */
export function appNameFor({ site }: Draft, asked: string | undefined): string {
  if (asked !== undefined) {
    const known = site.appOf(asked);
    const folder = known && `${known.path}/migrations/`;
    if (
      known &&
      site.tree
        .list(known.path)
        .some((path) => /\/\d\w*\.py$/.test(path) && path.startsWith(folder!))
    )
      throw usage(
        "app-has-migrations",
        `${asked} has migrations already, and the user model has to be in the first one of its app.`,
        "Take an app that is new: --app people.",
      );
    return asked;
  }
  const { appsFolder } = site.conventions;
  const isFree = (name: string) =>
    !site.hasApp(name) &&
    !site.project.installedApps.some(({ label }) => label === name) &&
    !site.tree.exists(`${appsFolder ? `${appsFolder}/` : ""}${name}/__init__.py`) &&
    !site.tree.exists(`${appsFolder ? `${appsFolder}/` : ""}${name}.py`);
  return NAMES.find(isFree) ?? "project_users";
}

/** Plans the app: the model, its admin, and what tests need. */
export async function planApp(
  draft: Draft,
  name: string,
  { adopts, table }: { adopts: boolean; table: string | undefined },
): Promise<LocalApp> {
  const app = await newApp(draft, name, { first: true });
  const { conventions, project } = draft.site;
  const module = (file: string): Place => ({
    path: `${app.path}/${file}.py`,
    module: `${app.module}.${file.replaceAll("/", ".")}`,
    app: app.module,
  });
  const models = placeOf("models", app, "User", project, draft.changes);
  const from = (place: Place) => ({ models: importFrom(place, models, conventions) });
  await draft.python("custom-user/models.py", models, { table: table ?? "", adopts });
  if (adopts && Number(conventions.djangoLine) >= 3.2) keepKeys(draft, module("apps"));
  if (isInstalled(draft, "django.contrib.admin")) {
    const admin = placeOf("admin", app, "User", project, draft.changes);
    await draft.python("custom-user/admin.py", admin, from(admin));
  }
  const factories = placeOf("factories", app, "User", project, draft.changes);
  if (conventions.tests.factories === "factory_boy" && draft.wantsTests && !hasFactory(draft))
    await draft.python("custom-user/factories.py", factories, from(factories));
  if (adopts) {
    const command = module("management/commands/adopt_users");
    await draft.python("custom-user/adopt_users.py", command, { label: app.label });
  }
  draft.migrate(app);
  return app;
}

/** Forms of Django that are used as they are get a model of the repository. */
export async function planForms(
  draft: Draft,
  app: LocalApp,
  forms: ReadonlySet<string>,
): Promise<void> {
  if (forms.size === 0) return;
  const { project, conventions } = draft.site;
  const models = placeOf("models", app, "User", project, draft.changes);
  const place = placeOf("forms", app, "User", project, draft.changes);
  await draft.python("custom-user/forms.py", place, {
    forms: [...forms].sort(),
    models: importFrom(place, models, conventions),
  });
}

/** Keys as Django's own users have them, so that what leads to them stays as it is. */
function keepKeys(draft: Draft, place: Place): void {
  const name = /^class (\w+)\(/m.exec(draft.sourceOf(place.path))?.[1];
  if (name === undefined) return;
  draft.code(
    [
      `class ${name}(AppConfig):`,
      "    # The keys of Django's own users: what leads to them stays as it is.",
      '    default_auto_field = "django.db.models.AutoField"',
      "",
    ].join("\n"),
    place,
  );
}

function hasFactory({ site }: Draft): boolean {
  return site.tree
    .list()
    .some(
      (path) => path.endsWith(".py") && /^class UserFactory\(/m.test(site.tree.read(path) ?? ""),
    );
}
