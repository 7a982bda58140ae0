import { expect, test } from "vitest";
import { apps, manage, project, withSettings } from "./support/project.ts";

test("a split package is followed through its star imports, and lists grow across its files", async () => {
  const facts = await project({
    "manage.py": manage("config.settings.local"),
    "config/__init__.py": "",
    "config/settings/__init__.py": "",
    "config/settings/base.py": `DJANGO_APPS = ["django.contrib.auth"]
LOCAL_APPS = ["apps.users"]
INSTALLED_APPS = DJANGO_APPS + ["rest_framework"] + LOCAL_APPS
MIDDLEWARE = ["first", "last"]
ROOT_URLCONF = "config.urls"
`,
    "config/settings/local.py": `from .base import *
from .base import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]
INSTALLED_APPS += ["debug_toolbar"]
MIDDLEWARE.insert(1, "second")
`,
    "config/settings/production.py": "from .base import *\nDEBUG = False\n",
    "config/settings/test.py": "from .base import *\n",
  });
  expect(apps(facts)).toEqual([
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "rest_framework",
    "apps.users",
    "debug_toolbar",
  ]);
  expect(facts.middleware).toEqual(["first", "second", "last"]);
  expect(facts.rootUrlconf).toBe("config.urls");
  expect(facts.environments).toEqual({
    development: "config.settings.local",
    production: "config.settings.production",
    test: "config.settings.test",
  });
  expect(facts.settings?.places.get("INSTALLED_APPS")).toEqual([
    { path: "config/settings/base.py", line: 3 },
    { path: "config/settings/local.py", line: 4 },
    { path: "config/settings/local.py", line: 5 },
  ]);
});

test.each([
  ["a tuple", `INSTALLED_APPS = ("a", "b",)`],
  ["+= of a tuple onto a list", `INSTALLED_APPS = ["a"]\nINSTALLED_APPS += ("b",)`],
  ["+= of a bare tuple", `INSTALLED_APPS = ["a"]\nINSTALLED_APPS += 'b',`],
  [
    "methods",
    `INSTALLED_APPS = ["x"]\nINSTALLED_APPS.insert(0, "a")\nINSTALLED_APPS.append("b")\nINSTALLED_APPS.remove("x")`,
  ],
  [
    "extend with a generator",
    `INSTALLED_APPS = []\nINSTALLED_APPS.extend(name for name in ("a", "b"))`,
  ],
  [
    "a sum of lists that were converted",
    `A = ("a",)\nB = ("a", "b")\nINSTALLED_APPS = list(A) + [app for app in B if app not in A]`,
  ],
  [
    "a loop over a dictionary",
    `TYPES = {"x": {"APPS": ["a"]}, "y": {"APPS": ["a", "b"]}}\nINSTALLED_APPS = []\nfor t in TYPES:\n    INSTALLED_APPS += [app for app in TYPES[t]["APPS"] if app not in INSTALLED_APPS]`,
  ],
  [
    "a filter object",
    `INSTALLED_APPS = list(filter(lambda name: len(name) > 0, "a,,b".split(",")))`,
  ],
  ["globals", `globals()["INSTALLED_APPS"] = ["a"]\nglobals().update(INSTALLED_APPS=["a", "b"])`],
  ["a value for two names", `INSTALLED_APPS = OTHER = ["a"]\nOTHER.append("b")`],
  [
    "a function that gives two values",
    `def extend(apps, middleware):\n    return apps + ["b"], middleware\n\nINSTALLED_APPS, MIDDLEWARE = extend(["a"], [])`,
  ],
  ["a conditional expression", `DEBUG = True\nINSTALLED_APPS = ["a", *(["b"] if DEBUG else [])]`],
  ["CRLF and a byte order mark", `\uFEFFINSTALLED_APPS = [\r\n  'a', # one\r\n  'b'\r\n]\r\n`],
])("INSTALLED_APPS as %s", async (_, text) => {
  expect(apps(await withSettings(text))).toEqual(["a", "b"]);
});

test("fragments are functions and classes that are handed the lists", async () => {
  const facts = await withSettings(
    `from shop.env import env
from shop.toolbar.setup import Toolbar

INSTALLED_APPS = ["a"]
MIDDLEWARE = ["m"]

from shop.storage import *

INSTALLED_APPS, MIDDLEWARE = Toolbar.apply(INSTALLED_APPS, MIDDLEWARE, position=0)
`,
    {
      "shop/env.py":
        "import environ\n\nenv = environ.Env()\n\n\ndef to_enum(kind, value):\n    for member in kind:\n        if member.value == value:\n            return member\n    raise ValueError(value)\n",
      "shop/storage.py": `from shop.env import env, to_enum
from shop.kinds import Storage

STORAGE = to_enum(Storage, env("STORAGE", default="local"))
if STORAGE == Storage.LOCAL:
    MEDIA_URL = "/media/"
if STORAGE == Storage.S3:
    BUCKET = env("BUCKET")
`,
      "shop/kinds.py":
        'from enum import Enum\n\n\nclass Storage(Enum):\n    LOCAL = "local"\n    S3 = "s3"\n',
      "shop/toolbar/__init__.py": "",
      "shop/toolbar/flags.py":
        'from shop.env import env\n\nON = env.bool("TOOLBAR", default=True)\n',
      "shop/toolbar/setup.py": `def wanted():
    from .flags import ON

    if not ON:
        return False
    try:
        import debug_toolbar
    except ImportError:
        return False
    return True


class Toolbar:
    @staticmethod
    def apply(INSTALLED_APPS, MIDDLEWARE, position=None):
        if not wanted():
            return INSTALLED_APPS, MIDDLEWARE
        copy = MIDDLEWARE[::]
        copy.insert(position, "toolbar.Middleware")
        return INSTALLED_APPS + ["debug_toolbar"], copy
`,
    },
  );
  expect(apps(facts)).toEqual(["a", "debug_toolbar"]);
  expect(facts.middleware).toEqual(["toolbar.Middleware", "m"]);
  expect(facts.setting("MEDIA_URL")).toBe("/media/");
  // The branch that is not taken asks for nothing.
  expect(facts.settings?.variables.map(({ name }) => name)).toEqual(["STORAGE", "TOOLBAR"]);
});

test("conditions are decided as for a run in development on a fresh machine", async () => {
  const facts = await withSettings(`import os
import sys

INSTALLED_APPS = ["always"]
DEBUG = os.environ.get("DEBUG", "1") == "1"
TEST = "pytest" in sys.modules or "test" in sys.argv
if TEST:
    INSTALLED_APPS.append("never.test")
elif DEBUG and sys.platform != "win32":
    INSTALLED_APPS.append("debug")
if os.path.exists("/etc/shop/settings"):
    INSTALLED_APPS.append("never.machine")
if os.environ.get("SENTRY_DSN"):
    INSTALLED_APPS.append("never.sentry")
`);
  expect(apps(facts)).toEqual(["always", "debug"]);
});

test("what cannot be decided is taken from both sides, and marked", async () => {
  const facts = await withSettings(`import socket

INSTALLED_APPS = ["a"]
if socket.gethostname().startswith("prod"):
    INSTALLED_APPS += ["b"]
    DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}
else:
    INSTALLED_APPS.append("c")
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
INSTALLED_APPS.append("d")
`);
  expect(apps(facts)).toEqual(["a", "b?", "c?", "d"]);
  expect(facts.databases[0]).toMatchObject({
    engine: "django.db.backends.postgresql",
    alternatives: ["django.db.backends.sqlite3"],
  });
});

test("apps that are found at run time leave the list open", async () => {
  const facts = await withSettings(`from importlib.metadata import entry_points

INSTALLED_APPS = ["a"]
for plugin in entry_points(group="shop.plugins"):
    if plugin.name not in INSTALLED_APPS:
        INSTALLED_APPS.append(plugin.name)
`);
  expect(apps(facts)).toEqual(["a"]);
  expect(facts.appsAreComplete).toBe(false);
});

test("plugins in a folder of the repository are found as the code finds them", async () => {
  const facts = await withSettings(
    `import sys
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
INSTALLED_APPS = []
for found in sorted((BASE_DIR / "plugins").glob("*/*/plugin.py")):
    INSTALLED_APPS.append(found.parent.name)
    sys.path.append(str(found.parent.parent))
`,
    {
      "plugins/one-plugin/one/__init__.py": "",
      "plugins/one-plugin/one/plugin.py": "",
      "plugins/two-plugin/two/plugin.py": "",
      "plugins/two-plugin/two/models.py": "",
    },
  );
  expect(facts.localApps.map(({ label, path }) => [label, path])).toEqual([
    ["one", "plugins/one-plugin/one"],
    ["two", "plugins/two-plugin/two"],
  ]);
});

test("a variable that is missing is reported, and the rest stands", async () => {
  const facts = await withSettings(`import os
from django.core.exceptions import ImproperlyConfigured

SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = os.environ.get("HOSTS").split(" ")
if not os.environ.get("ADMIN"):
    raise ImproperlyConfigured("set ADMIN")
INSTALLED_APPS = ["a"]
`);
  expect(apps(facts)).toEqual(["a"]);
  expect(facts.notes).toEqual([
    {
      path: "shop/settings.py",
      line: 5,
      message: "raises AttributeError: None has no attribute split",
    },
    { path: "shop/settings.py", line: 6, message: "raises ImproperlyConfigured: set ADMIN" },
  ]);
  expect(facts.settings?.variables).toMatchObject([
    { name: "SECRET_KEY", required: true, line: 4 },
    { name: "HOSTS", required: false },
    { name: "ADMIN", required: false },
  ]);
});

test("a guarded import succeeds where the package is asked for", async () => {
  const settings = `INSTALLED_APPS = []
try:
    import django_extensions
    INSTALLED_APPS += ["django_extensions"]
except ImportError:
    pass
try:
    from .local import *
except ImportError:
    INSTALLED_APPS.append("no.local")
`;
  const without = await withSettings(settings, { "requirements.txt": "Django==5.2.1\n" });
  expect(apps(without)).toEqual(["no.local"]);
  const having = await withSettings(settings, {
    "requirements.txt": "Django==5.2.1\ndjango-extensions>=3\n",
    "shop/local.py": "X = 1\n",
  });
  expect(apps(having)).toEqual(["django_extensions"]);
});

test("django-split-settings runs its files as one", async () => {
  const facts = await project({
    "manage.py": manage("server.settings"),
    "server/__init__.py": "",
    "server/settings/__init__.py": `from split_settings.tools import include, optional

ENV = "development"
include("components/*.py", f"environments/{ENV}.py", optional("environments/local.py"))
`,
    "server/settings/components/common.py": 'INSTALLED_APPS = ("a",)\n',
    "server/settings/components/urls.py": 'ROOT_URLCONF = "server.urls"\n',
    "server/settings/environments/development.py":
      'from server.settings.components.common import INSTALLED_APPS\n\nINSTALLED_APPS += ("b",)\n',
    "server/settings/environments/production.py": "INSTALLED_APPS = ()\n",
  });
  expect(apps(facts)).toEqual(["a", "b"]);
  expect(facts.rootUrlconf).toBe("server.urls");
});

test("django-configurations gives the settings of the class that manage.py names", async () => {
  const facts = await project({
    "manage.py": `import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
os.environ.setdefault("DJANGO_CONFIGURATION", "Dev")
from configurations.management import execute_from_command_line
`,
    "shop/__init__.py": "",
    "shop/settings.py": `from configurations import Configuration, values


class Base(Configuration):
    INSTALLED_APPS = ["a"]
    DATABASES = values.DatabaseURLValue("postgres://localhost/shop")
    AUTH_USER_MODEL = "users.User"


class Dev(Base):
    @property
    def INSTALLED_APPS(self):
        return super().INSTALLED_APPS + ["b"]


class Prod(Base):
    AUTH_USER_MODEL = "other.User"
`,
  });
  expect(apps(facts)).toEqual(["a", "b"]);
  expect(facts.userModel).toBe("users.User");
  expect(facts.databases[0]?.engine).toBe("django.db.backends.postgresql");
});

test("a package that is itself named settings, at the root", async () => {
  const facts = await project({
    "manage.py": manage("settings.main"),
    "settings/__init__.py": "",
    "settings/common.py": 'INSTALLED_APPS = ["a"]\nDATABASES = {}\n',
    "settings/main.py":
      'from .common import *\nDATABASES = {"default": {"ENGINE": "django.db.backends.mysql"}}\n',
    "worker/settings.py": "from settings.main import *\n",
  });
  expect(facts.settings?.path).toBe("settings/main.py");
  expect(facts.settingsModules.map(({ module }) => module)).toEqual([
    "settings.main",
    "settings.common",
  ]);
});

test("where a server's settings leave the database open, those of the pipeline are shown", async () => {
  const files = {
    "manage.py": manage("settings.main"),
    "settings/__init__.py": "",
    "settings/main.py":
      'import environ\nenv = environ.Env()\nDATABASES = {"default": {"ENGINE": env.str("DB_ENGINE")}}\n',
    "settings/ci.py": 'DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3"}}\n',
  };
  const ci = {
    ".github/workflows/ci.yml": "env:\n  DJANGO_SETTINGS_MODULE: settings.ci\nrun: pytest\n",
  };
  const facts = await project({ ...files, ...ci });
  expect(facts.settingsModule).toBe("settings.ci");
  expect(facts.environments).toEqual({ development: "settings.main", test: "settings.ci" });
  expect((await project(files)).settingsModule).toBe("settings.main");
});

test("settings may load modules by name, and copy what they find", async () => {
  const facts = await withSettings(
    `import os
from importlib import import_module

module = import_module("shop.conf_" + os.environ.get("ENV", "dev"))
for name in dir(module):
    if name.isupper():
        globals()[name] = getattr(module, name)
`,
    { "shop/conf_dev.py": 'INSTALLED_APPS = ["a"]\nlower = 1\n' },
  );
  expect(apps(facts)).toEqual(["a"]);
  expect(facts.setting("lower")).toBeUndefined();
});
