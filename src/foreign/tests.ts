import { TestRows } from "../components/api/test-rows.ts";
import type { Route } from "../project/urls.ts";
import { reread } from "../wiring/wiring.ts";
import { unusableStatic, PLAIN_STORAGE } from "./unusable-static.ts";
import { below, dotted, folderOf, type Layout } from "./layout.ts";
import { managedTests } from "./test-command.ts";
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
    notes.push(`python ${managedTests(layout.project)} --settings ${settings} runs the tests`);
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

/** What lets tests show pages where the storage of static files does not. */
function staticOverride({ project }: Layout): string {
  const unusable = unusableStatic(project);
  if (!unusable) return "";
  const reason = unusable.isHashed
    ? "# Names with a hash are made by collectstatic, which tests do without."
    : "# No storage is named for static files, which pages that link to one need.";
  return unusable.setting === "STORAGES"
    ? `
${reason}
STORAGES = {  # noqa: F405
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "${PLAIN_STORAGE}"},
}
`
    : `\n${reason}\nSTATICFILES_STORAGE = "${PLAIN_STORAGE}"\n`;
}

/** What it says of code that was there before when a test of the site as a whole fails, and what to hold it by later. */
export const FINDINGS: Readonly<Record<string, { finding: string; test: string }>> = {
  test_models_and_migrations_are_in_step: {
    finding: "models have changes that no migration has (makemigrations makes it)",
    test: 'call_command("makemigrations", check=True, dry_run=True, verbosity=0)',
  },
  test_an_address_that_is_not_there_is_not_found: {
    finding: "an address that is not there is not answered by 404",
    test: 'self.assertEqual(self.client.get("/there-is-no-such-page/").status_code, 404)',
  },
  test_the_admin_lists_what_it_has_to_who_may_see_it: {
    finding: "the start of the admin does not open",
    test: 'self.assertContains(self.client.get(reverse("admin:index")), "admin")',
  },
  test_the_admin_asks_others_who_they_are: {
    finding: "the admin does not lead to its login",
    test: 'self.assertEqual(self.client.get(reverse("admin:index")).status_code, 302)',
  },
};

async function writeSmoke({
  layout,
  draft,
  wiring,
  changes,
  options: { failing = [] },
}: PartGround): Promise<void> {
  const { project, shared } = layout;
  const app = {
    path: shared.folder,
    module: shared.module,
    label: shared.module.split(".").at(-1) ?? "",
  };
  const owner = { app: app as never, name: "site" };
  const place = draft.testPlace("site", owner);
  const rows = new TestRows(draft, place);
  const hasAdmin = reread(wiring).routes.some(({ name }) => name?.startsWith("admin:"));
  const migrated = project.localApps
    .filter(({ path }) => project.tree.list(below(path, "migrations")).some(isMigration))
    .map(({ label }) => label);
  for (const name of failing) {
    const { finding = "", test = "" } = FINDINGS[name] ?? {};
    changes.manual(
      place.path,
      `def ${name}(self):\n    ${test}\n`,
      `left out, as the code does not pass it: ${finding}; mend that, then add the test`,
    );
  }
  await draft.test("smoke/test_site.py", "site", owner, {
    migrated: failing.some((name) => name.includes("migrations")) ? [] : migrated,
    takesAll: takesAll(reread(wiring).routes) || failing.some((name) => name.includes("not_found")),
    user:
      hasAdmin && !failing.some((name) => name.includes("_admin_"))
        ? await rows.user("admin", { is_staff: "True", is_superuser: "True" })
        : "",
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
