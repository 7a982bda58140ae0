import { expect, test } from "vitest";
import { withSettings } from "./support/project.ts";

test("an app is known by its AppConfig: given, the only one, or marked as the default", async () => {
  const facts = await withSettings(
    `INSTALLED_APPS = [
    "apps.users.apps.UsersConfig",
    "apps.shop",
    "apps.blog",
    "apps.plain",
    "apps.folder",
    "rules.apps.AutodiscoverRulesConfig",
    "django.contrib.admin",
    "wagtail.contrib.search_promotions",
    "apps.removed",
]
`,
    {
      "apps/__init__.py": "",
      "apps/users/__init__.py": "",
      "apps/users/apps.py":
        'from django.apps import AppConfig\n\n\nclass UsersConfig(AppConfig):\n    name = "apps.users"\n    label = "people"\n',
      "apps/shop/__init__.py": "",
      "apps/shop/apps.py":
        'from ..base import Config\n\n\nclass ShopConfig(Config):\n    name = f"{Config.prefix}.shop"\n    label = "store"\n',
      "apps/base.py":
        'from django.apps import AppConfig\n\n\nclass Config(AppConfig):\n    prefix = "apps"\n',
      "apps/blog/__init__.py": "",
      "apps/blog/apps.py": `from django.apps import AppConfig


class One(AppConfig):
    name = "apps.blog"
    label = "one"


class Two(AppConfig):
    name = "apps.blog"
    default = True
    label = "two"
`,
      "apps/plain/__init__.py": "",
      "apps/folder/models.py": "",
    },
  );
  expect(facts.installedApps.map(({ label }) => label)).toEqual([
    "people",
    "store",
    "two",
    "plain",
    "folder",
    "rules",
    "admin",
    "wagtailsearchpromotions",
    "removed",
  ]);
  expect(facts.localApps.map(({ label, module, path }) => [label, module, path])).toEqual([
    ["people", "apps.users", "apps/users"],
    ["store", "apps.shop", "apps/shop"],
    ["two", "apps.blog", "apps/blog"],
    ["plain", "apps.plain", "apps/plain"],
    ["folder", "apps.folder", "apps/folder"],
  ]);
  expect(facts.app("people")?.config).toEqual({
    name: "UsersConfig",
    path: "apps/users/apps.py",
    line: 4,
  });
  expect(facts.app("admin")).toBeUndefined();
});

test("a package of the repository is local to an example within it, and what sys.path adds is found", async () => {
  const { project, manage } = await import("./support/project.ts");
  const facts = await project({
    "examples/shop/manage.py": manage("shop.settings"),
    "examples/shop/shop/__init__.py": "",
    "examples/shop/shop/settings.py": `import os, sys

BASE_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(BASE_DIR, "extra"))
SHARED_APPS = ("tenants", "customers")
TENANT_APPS = ("customers", "orders")
INSTALLED_APPS = list(SHARED_APPS) + [app for app in TENANT_APPS if app not in SHARED_APPS]
`,
    "examples/shop/customers/__init__.py": "",
    "examples/shop/extra/orders/__init__.py": "",
    "tenants/__init__.py": "",
  });
  expect(facts.localApps.map(({ path }) => path)).toEqual([
    "tenants",
    "examples/shop/customers",
    "examples/shop/extra/orders",
  ]);
});

test("parts are told by apps and packages", async () => {
  const facts = await withSettings('INSTALLED_APPS = ["rest_framework", "wagtail.images"]', {
    "requirements.txt": "celery[redis]==5.6\n",
  });
  expect(facts.parts).toEqual({ drf: true, celery: true, channels: false, wagtail: true });
  expect(facts.has("Celery")).toBe(true);
  expect(facts.has("channels")).toBe(false);
});
