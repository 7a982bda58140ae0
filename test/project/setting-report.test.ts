import { expect, test } from "vitest";
import { settingReports } from "../../src/project/setting-report.ts";
import { pythonText } from "../../src/project/shown.ts";
import { manage, project } from "./support/project.ts";

const SINGLE = {
  "manage.py": manage("shop.settings"),
  "shop/__init__.py": "",
  "shop/settings.py": `import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
ON_SERVER = os.environ.get("SHOP_DEBUG", "on") == "off"
DEBUG = not ON_SERVER
SECRET_KEY = os.environ.get("SECRET_KEY", "very-secret-indeed")
INSTALLED_APPS = ["django.contrib.auth"]
if DEBUG:
    INSTALLED_APPS += ["debug_toolbar"]
else:
    SECURE_SSL_REDIRECT = True
INSTALLED_APPS.append("shop")
DATABASES = {"default": {"ENGINE": "sqlite3", "PASSWORD": "hunter2", "NAME": BASE_DIR / "db"}}
CACHE_URL = "redis://:hunter3@cache:6379/0"
BUILT = __import__("time").time()
`,
  "requirements.txt": "django==4.2.3\n",
};

async function reports(files: Record<string, string>, ...names: string[]) {
  return settingReports(await project(files), names, "/home/me/shop");
}

test("each environment has its value, and the statements that made it in the order of execution", async () => {
  const [apps] = await reports(SINGLE, "INSTALLED_APPS");
  const [development, production] = apps!.environments;
  expect(pythonText(development!.value)).toBe('["django.contrib.auth", "debug_toolbar", "shop"]');
  expect(development!.places.map(({ line, how }) => [line, how])).toEqual([
    [8, "set"],
    [10, "change"],
    [13, "change"],
  ]);
  expect(development!.places[1]!.conditions).toEqual([{ text: "DEBUG", holds: true, open: false }]);
  expect(production!.assumed).toEqual({ SHOP_DEBUG: "off" });
  expect(pythonText(production!.value)).toBe('["django.contrib.auth", "shop"]');
  expect(production!.passedOver).toEqual([
    { path: "shop/settings.py", line: 10, source: 'INSTALLED_APPS += ["debug_toolbar"]' },
  ]);
});

test("a variable is told also where another name was read from it, with its default", async () => {
  const [debug] = await reports(SINGLE, "DEBUG");
  expect(debug!.environments[0]!.places[0]!.variables).toEqual([
    { name: "SHOP_DEBUG", default: "on", by: "ON_SERVER" },
  ]);
});

test("secrets are masked: by name, by key, in addresses, and in the statements", async () => {
  const all = await reports(SINGLE, "SECRET_KEY", "DATABASES", "CACHE_URL");
  const text = JSON.stringify(all);
  expect(text).not.toMatch(/very-secret|hunter/);
  expect(pythonText(all[1]!.environments[0]!.value)).toBe(
    '{"default": {"ENGINE": "sqlite3", "PASSWORD": "********", "NAME": Path("/home/me/shop/db")}}',
  );
});

test("what nobody sets is Django's default for the line of the repository", async () => {
  const [policy] = await reports(SINGLE, "SECURE_REFERRER_POLICY");
  expect(policy!.django).toEqual({ value: "same-origin", line: "4.2" });
  const old = { ...SINGLE, "requirements.txt": "django==2.2.1\n" };
  await expect(reports(old, "SECURE_REFERRER_POLICY")).rejects.toThrow(/SECURE_REFERRER_POLICY/);
});

test("a prefix gives all that begin so, and a typo the name that was meant", async () => {
  const names = (await reports(SINGLE, "SECURE_SSL*")).map(({ name }) => name);
  expect(names).toEqual(["SECURE_SSL_HOST", "SECURE_SSL_REDIRECT"]);
  await expect(reports(SINGLE, "DEBGU")).rejects.toMatchObject({ next: "Did you mean DEBUG?" });
});

test("what only shows when the code runs is said to be computed", async () => {
  const [built] = await reports(SINGLE, "BUILT");
  expect(built!.environments[0]).toMatchObject({ isKnown: false });
  expect(pythonText(built!.environments[0]!.value)).toMatch(/^<computed when it runs: /);
});

test("a split package is followed through its imports into every environment", async () => {
  const files = {
    "manage.py": manage("config.settings.local"),
    "config/__init__.py": "",
    "config/settings/__init__.py": "",
    "config/settings/base.py": "A = 1\nINSTALLED_APPS = []\nfrom config.more import LIMIT as TOP\n",
    "config/settings/local.py": "from .base import *\nA += 1\nDEBUG = True\n",
    "config/settings/production.py": "from .base import *\nDEBUG = False\n",
    "config/more.py": "import os\nLIMIT = int(os.environ.get('LIMIT', 3))\n",
  };
  const [a, top] = await reports(files, "A", "TOP");
  expect(a!.environments.map(({ value }) => value)).toEqual([2, 1, 2]);
  expect(a!.environments[0]!.places.map(({ path, line }) => `${path}:${line}`)).toEqual([
    "config/settings/base.py:1",
    "config/settings/local.py:2",
  ]);
  expect(top!.environments[0]!.places.map(({ path, line }) => `${path}:${line}`)).toEqual([
    "config/more.py:2",
  ]);
});

test("each class of django-configurations is an environment, and tells where it has a setting", async () => {
  const files = {
    "manage.py": manage("shop.settings").replace(
      "    try:",
      '    os.environ.setdefault("DJANGO_CONFIGURATION", "Dev")\n    try:',
    ),
    "shop/__init__.py": "",
    "shop/settings.py": `from configurations import Configuration


class Common(Configuration):
    INSTALLED_APPS = ["shop"]
    LEVEL = 1


class Dev(Common):
    LEVEL = 2


class Prod(Common):
    LEVEL = 3
`,
  };
  const [level] = await reports(files, "LEVEL");
  expect(level!.environments.map(({ value }) => value)).toEqual([2, 3, 2]);
  expect(level!.environments[1]!.assumed).toEqual({ DJANGO_CONFIGURATION: "Prod" });
  expect(level!.environments[1]!.places.map(({ line }) => line)).toEqual([6, 14]);
});

test("what Dynaconf can set is only known when the code runs", async () => {
  const files = {
    ...SINGLE,
    "shop/settings.py":
      "INSTALLED_APPS = []\nDEBUG = True\nimport dynaconf\nX = dynaconf.DjangoDynaconf(__name__)\n",
  };
  const [debug] = await reports(files, "DEBUG");
  expect(debug!.environments[0]).toMatchObject({
    isKnown: false,
    value: { computed: "Dynaconf can set it, at shop/settings.py:4", options: [true] },
  });
});
