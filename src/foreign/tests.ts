import { TestRows } from "../components/api/test-rows.ts";
import { within } from "../inventory/signs.ts";
import { plain } from "../project/plain.ts";
import type { Route } from "../project/urls.ts";
import { reread } from "../wiring/wiring.ts";
import { below, dotted, folderOf, type Layout } from "./layout.ts";
import { requirePackages } from "./packages.ts";
import { writePytest } from "./pytest.ts";
import type { PartGround } from "./part.ts";

/** Plans settings for tests, what runs them, and tests of the site as a whole. */
export async function planTests(ground: PartGround): Promise<void> {
  const { layout, options, draft, notes } = ground;
  const settings = makeSettings(ground);
  const runner = options.runner ?? draft.site.conventions.tests.runner;
  if (runner === "pytest") {
    requirePackages(ground, { dev: ["pytest", "pytest-django"] }, "tests", ground.requirement);
    writePytest(ground, settings);
    notes.push("pytest runs the tests");
  } else {
    const manage = layout.project.managePy ?? "manage.py";
    notes.push(`python ${manage} test --settings ${settings} runs the tests`);
  }
  await writeSmoke(ground);
}

/** A module beside the settings that all share, unless there is one; gives its dotted name. */
function makeSettings({ layout, changes, draft }: PartGround): string {
  const { test, base, project } = layout;
  const known = test?.module ?? project.environments.test;
  if (known) return known;
  const { path, module } = testSettings(layout);
  if (changes.exists(path)) return module;
  const stem = base.path.endsWith("/__init__.py") ? "" : base.module.split(".").at(-1)!;
  const isBeside = folderOf(base.path) === folderOf(path) && base.module.includes(".");
  const from = isBeside || stem === "" ? `.${stem}` : base.module;
  const code = `"""Settings of the tests: fast, and connected to nothing."""

from ${from} import *  # noqa: F403

# Fast, and as weak as that implies.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
${staticOverride(layout)}`;
  draft.code(code, { path, module, app: module });
  return module;
}

function testSettings({ base }: Layout): { path: string; module: string } {
  const isPackage = base.path.endsWith("/__init__.py");
  const isNamed = base.module.split(".").at(-1) === "settings" && !isPackage;
  const name = isNamed ? "settings_test" : "test";
  const parent = isPackage ? base.module : base.module.split(".").slice(0, -1).join(".");
  return { path: below(folderOf(base.path), `${name}.py`), module: dotted(parent, name) };
}

/** Names with a hash are made when static files are collected, which tests do not do. */
function staticOverride({ project }: Layout): string {
  const { settings } = project;
  const plainStorage = "django.contrib.staticfiles.storage.StaticFilesStorage";
  const storage = within(settings?.values.get("STORAGES"), "staticfiles", "BACKEND");
  const known = storage === undefined ? undefined : plain(storage);
  if (typeof known === "string" && /manifest/i.test(known))
    return `
# Names with a hash are made by collectstatic, which tests do without.
STORAGES = {  # noqa: F405
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "${plainStorage}"},
}
`;
  const old = project.setting("STATICFILES_STORAGE");
  return typeof old === "string" && /manifest/i.test(old)
    ? `\n# Names with a hash are made by collectstatic, which tests do without.\nSTATICFILES_STORAGE = "${plainStorage}"\n`
    : "";
}

async function writeSmoke({ layout, draft, wiring }: PartGround): Promise<void> {
  const { project, shared } = layout;
  const app = {
    path: shared.folder,
    module: shared.module,
    label: shared.module.split(".").at(-1) ?? "",
  };
  const owner = { app: app as never, name: "site" };
  const rows = new TestRows(draft, draft.testPlace("site", owner));
  const hasAdmin = reread(wiring).routes.some(({ name }) => name?.startsWith("admin:"));
  const migrated = project.localApps
    .filter(({ path }) => project.tree.list(below(path, "migrations")).some(isMigration))
    .map(({ label }) => label);
  await draft.test("smoke/test_site.py", "site", owner, {
    migrated,
    takesAll: takesAll(reread(wiring).routes),
    user: hasAdmin ? await rows.user("admin", { is_staff: "True", is_superuser: "True" }) : "",
    imports: [...rows.imports],
  });
}

/** Whether a route takes whatever no other one does. */
function takesAll(routes: readonly Route[]): boolean {
  return routes.some(({ route }) => /^\^?(?:\(?(?:\?P<\w+>)?\.[*+]|<path:\w+>)/.test(route));
}

function isMigration(path: string): boolean {
  return /\/\d{4}_\w+\.py$/.test(path);
}
