import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run as inspect } from "../../src/cli/commands/inspect.ts";
import { run } from "../cli/support/run.ts";
import { manage } from "./support/project.ts";

const FILES = {
  "backend/manage.py": manage("shop.settings"),
  "backend/shop/__init__.py": "",
  "backend/shop/settings.py": `import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = os.environ.get("HOSTS").split(",")
INSTALLED_APPS = ["django.contrib.auth", "shop.orders"]
ROOT_URLCONF = "shop.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
TEMPLATES = [{"DIRS": [BASE_DIR / "templates"]}]
`,
  "backend/shop/urls.py":
    'from django.urls import path\nfrom . import views\n\nurlpatterns = [path("orders/", views.orders, name="orders")]\n',
  "backend/shop/orders/__init__.py": "",
  "backend/shop/orders/models.py":
    "from django.db import models\n\n\nclass Order(models.Model):\n    number = models.IntegerField()\n",
  "backend/requirements.txt": "Django==5.2.7\ndjangorestframework\n",
};

function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "inspect-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

test("the facts as JSON", async () => {
  const { exit, stdout } = await run(inspect, ["--json"], { cwd: folder(FILES), env: {} });
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    managePy: "backend/manage.py",
    settingsModule: "shop.settings",
    settingsPath: "backend/shop/settings.py",
    environments: { development: "shop.settings" },
    rootUrlconf: "shop.urls",
    userModel: "auth.User",
    django: "5.2.7",
    djangoLine: "5.2",
    packageManager: "pip",
    databases: { default: { engine: "django.db.backends.sqlite3", name: "backend/db.sqlite3" } },
    drf: true,
    celery: false,
    channels: false,
    installedApps: ["django.contrib.auth", "shop.orders"],
    localApps: [{ label: "orders", module: "shop.orders", path: "backend/shop/orders" }],
    templateDirs: ["backend/templates"],
    models: [{ app: "orders", name: "Order", fields: [{ name: "number", type: "IntegerField" }] }],
    routes: [{ route: "orders/", target: "shop.views.orders", name: "orders" }],
    conventions: {
      quotes: "double",
      lineLength: 88,
      typed: false,
      tests: { style: "class", runner: "django", factories: "none" },
      api: { drf: true, views: "viewset" },
      appsFolder: "backend/shop",
      appsModule: "shop.",
      isort: null,
      pythonLine: "3.10",
    },
    packages: [
      { name: "django", specifier: "==5.2.7", version: "5.2.7" },
      { name: "djangorestframework", specifier: "", version: null },
    ],
  });
});

test("the facts as a page", async () => {
  const cwd = folder(FILES);
  const { exit, stdout } = await run(inspect, [], { cwd, env: {} });
  expect(exit).toBe(0);
  expect(stdout).toContain(": Django 5.2.7, Django REST framework\n");
  expect(stdout).toContain("Needs          SECRET_KEY  in the environment");
  expect(stdout).toContain("2 apps, 1 of them here");
  expect(stdout).toContain(
    "Code           88 columns, double quotes, not annotated, relative imports",
  );
  expect(stdout).toContain("Apps           in backend/shop");
  expect(stdout).toContain("backend/shop/settings.py:6 raises AttributeError");
  expect((await run(inspect, ["--quiet"], { cwd, env: {} })).stdout).toBe("");
});

test("the environment counts as it would for Django", async () => {
  const env = { SECRET_KEY: "x", HOSTS: "a,b" };
  const { stdout } = await run(inspect, ["--json"], { cwd: folder(FILES), env });
  expect(JSON.parse(stdout)).toMatchObject({ notes: [] });
});

test("a folder without a project is refused, saying where was looked", async () => {
  const nothing = await run(inspect, [], { cwd: folder({ "README.md": "" }) });
  expect(nothing.failure).toMatchObject({ code: "no-project", exit: 1 });
  const lost = await run(inspect, ["--json"], {
    cwd: folder({ "manage.py": manage("gone.settings") }),
  });
  expect(lost.failure).toMatchObject({
    code: "no-settings",
    exit: 1,
    details: ["manage.py names gone.settings, which is not here"],
  });
});

test("settings are shown where there is no manage.py", async () => {
  const cwd = folder({
    "engine/__init__.py": "",
    "engine/settings.py": 'INSTALLED_APPS = ["engine"]\n',
  });
  const { exit, stdout } = await run(inspect, [], { cwd });
  expect(exit).toBe(0);
  expect(stdout).toMatch(/manage\.py +none/);
  expect(stdout).toContain("engine.settings");
});
