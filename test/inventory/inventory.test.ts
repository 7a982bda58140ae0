import { describe, expect, it, test } from "vitest";
import { features as catalogueFeatures } from "../../generators/features/index.ts";
import { catalogue } from "../../generators/index.ts";
import { PRESETS } from "../../generators/presets.ts";
import { SETTINGS_FEATURES } from "../../src/settings/features.ts";
import { inventory, PROBES, type FeatureState } from "../../src/inventory/inventory.ts";
import { readProject } from "../../src/project/project.ts";
import type { Answers } from "../../src/recipes/answers.ts";
import { planProject } from "../../src/recipes/plan.ts";
import { resolveFeatures } from "../../src/recipes/resolve.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { ANSWERS } from "../answers.ts";
import { manage, project } from "../project/support/project.ts";

async function statesOf(files: Record<string, string>): Promise<Map<string, FeatureState>> {
  const states = inventory(await project(files));
  return new Map(states.map((one) => [one.feature, one]));
}

/** As `startproject` makes it, with what a test is about behind it. */
function started(settings = "", more: Record<string, string> = {}): Record<string, string> {
  return {
    "manage.py": manage("mysite.settings"),
    "mysite/__init__.py": "",
    "mysite/settings.py": `import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "django-insecure-x"
DEBUG = True
ALLOWED_HOSTS = []
INSTALLED_APPS = ["django.contrib.admin"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "mysite.urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db"}}
AUTH_PASSWORD_VALIDATORS = [{"NAME": "x"}]
STATIC_URL = "static/"
${settings}`,
    "mysite/urls.py": "urlpatterns = []\n",
    ...more,
  };
}

test("every feature that can be added can be looked for", () => {
  const probes = Object.values(PROBES).flatMap((all) => all.map(({ feature }) => feature));
  const offered = [
    ...catalogueFeatures.filter(({ supporting }) => !supporting),
    ...SETTINGS_FEATURES,
  ];

  expect(offered.filter(({ name }) => !probes.includes(name))).toEqual([]);
  expect(probes).toHaveLength(new Set(probes).size);
});

describe("projects made here", () => {
  async function made(preset: keyof typeof PRESETS, given: Partial<Answers>) {
    const answers = { ...ANSWERS, ...given };
    const { features } = resolveFeatures(catalogueFeatures, {
      preset: PRESETS[preset],
      with: [],
      answers,
    });
    const { changes } = await planProject({ ...answers, features }, catalogue);
    const tree = new MemoryTree(
      new Map(changes.files.map(({ path, after = "" }) => [path, after])),
    );
    return { features, states: inventory(await readProject(tree)) };
  }

  it.each([
    ["minimal", { django: "6.1" }],
    ["api", {}],
    ["web", { django: "6.0", packageManager: "pip" }],
    ["full", { ci: "gitlab" }],
  ] as const)("%s has every feature that it was made of", async (preset, answers) => {
    const { features, states } = await made(preset, answers);

    const lacking = states.filter(
      ({ feature, state }) => features.includes(feature) && state !== "present",
    );
    expect(lacking).toEqual([]);
    const always = ["https", "secrets", "env", "split-settings", "database", "db-pool", "tests"];
    const present = states.filter(({ state }) => state === "present").map(({ feature }) => feature);
    expect(present).toEqual(expect.arrayContaining(always));
  });

  it("minimal has nothing that it was not made of", async () => {
    const { states } = await made("minimal", {});
    const absent = ["drf", "docker", "ci", "celery", "health", "csp", "sentry", "cors"];
    for (const { feature, state } of states.filter((one) => absent.includes(one.feature))) {
      expect([feature, state]).toEqual([feature, "absent"]);
    }
  });
});

describe("other projects", () => {
  test("what startproject gives is hardly anything", async () => {
    const states = await statesOf(started());

    const there = [...states.values()].filter(({ state }) => state !== "absent");
    expect(there.map(({ feature, state }) => [feature, state])).toEqual([
      ["security", "partial"],
      ["password-validation", "partial"],
    ]);
  });

  test("a pipeline checks the style where there is one to check", async () => {
    const pipeline = { ".github/workflows/ci.yml": "run: python manage.py test\n" };
    const plain = await statesOf(started("", pipeline));
    expect(plain.get("ci")?.state).toBe("present");

    const styled = await statesOf(started("", { ...pipeline, ".flake8": "[flake8]\n" }));
    expect(styled.get("ci")?.missing.map(({ what }) => what)).toEqual([
      "a pipeline that checks the style",
    ]);
  });

  test("what is missing is said with the place where it would go", async () => {
    const states = await statesOf(
      started(`
SECURE_SSL_REDIRECT = True
SESSION_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = 3600
CSRF_COOKIE_SECURE = False
`),
    );

    expect(states.get("https")).toMatchObject({
      state: "partial",
      missing: [
        { what: "CSRF_COOKIE_SECURE is on", place: { path: "mysite/settings.py", line: 21 } },
        { what: "ALLOWED_HOSTS names the hosts that are served", place: { line: 7 } },
      ],
    });
  });

  test("a middleware in the wrong place is not one that does its work", async () => {
    const cors = (list: string) =>
      started(`
INSTALLED_APPS += ["corsheaders"]
CORS_ALLOWED_ORIGINS = ["https://example.com"]
MIDDLEWARE += [${list}]
`);
    const COMMON = '"django.middleware.common.CommonMiddleware"';
    const CORS = '"corsheaders.middleware.CorsMiddleware"';

    const right = await statesOf(cors(`${CORS}, ${COMMON}`));
    const wrong = await statesOf(cors(`${COMMON}, ${CORS}`));

    expect(right.get("cors")?.state).toBe("present");
    expect(wrong.get("cors")).toMatchObject({
      state: "partial",
      missing: [{ place: { line: 20 } }],
    });
  });

  test("an engine in a comment is none, and one that the environment names may be a server", async () => {
    const commented = await statesOf(
      started("# DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql'}}\n"),
    );
    const open = await statesOf(
      started(
        `DATABASES["default"]["ENGINE"] = os.environ.get("SQL_ENGINE", "django.db.backends.sqlite3")\n`,
        { "requirements.txt": "psycopg2-binary==2.9\n" },
      ),
    );

    expect(commented.get("database")?.state).toBe("absent");
    expect(open.get("database")?.state).toBe("present");
  });

  test("a variable that names the environment makes it that of the server", async () => {
    const states = await statesOf(
      started(`
if os.getenv("ENVIRONMENT", "development") == "production":
    DEBUG = False
    SECRET_KEY = os.getenv("SECRET_KEY")
    SECRET_KEY_FALLBACKS = []
`),
    );

    expect(states.get("secrets")).toMatchObject({
      missing: [{ what: "an .env.example that names the variables" }],
    });
  });

  test("one module for all is looked at as the server runs it: without DEBUG", async () => {
    const states = await statesOf(
      started(`
DEBUG = os.environ.get("DEBUG", "1") == "1"
if DEBUG:
    INSTALLED_APPS += ["debug_toolbar"]
else:
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 60
    ALLOWED_HOSTS = ["example.com"]
`),
    );

    expect(states.get("https")?.state).toBe("present");
    expect(states.get("debug-toolbar")?.state).toBe("present");
  });

  test("what a file for developers has on is off where the project is served", async () => {
    const states = await statesOf(
      started(
        `
DEV = os.environ.get("SITE_DEV", "False") != "False"
DEBUG = os.environ.get("SITE_DEBUG", "False") != "False"
SECRET_KEY = os.environ["SITE_KEY"]
if DEV:
    INSTALLED_APPS += ["debug_toolbar"]
SECURE_SSL_REDIRECT = not DEV
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEV
SECURE_HSTS_SECONDS = 60
ALLOWED_HOSTS = ["example.com"]
`,
        {
          "docker-compose.yml": "services:\n  web:\n    env_file: dev.env\n",
          "dev.env": "SITE_DEV=True\nSITE_DEBUG=True\nSITE_KEY=x\n",
        },
      ),
    );

    expect(states.get("https")?.state).toBe("present");
    expect(states.get("debug-toolbar")?.state).toBe("present");
  });

  test("a debug toolbar that a server would show is no feature", async () => {
    const states = await statesOf(started(`DEBUG = False\nINSTALLED_APPS += ["debug_toolbar"]\n`));

    expect(states.get("debug-toolbar")).toMatchObject({
      state: "partial",
      missing: [{ what: "no debug toolbar where the project is served" }],
    });
  });

  test("a literal key is no secret, and a default in code is half of one", async () => {
    const literal = await statesOf(started());
    const fallback = await statesOf(started(`SECRET_KEY = os.environ.get("KEY", "insecure")\n`));

    expect(literal.get("secrets")?.state).toBe("absent");
    expect(fallback.get("secrets")?.missing[0]?.what).toMatch(/no default/);
  });

  test("what a file for containers gives a variable is no default in code", async () => {
    const states = await statesOf(
      started(`ALLOWED_HOSTS = [os.environ["HOST"]]\nSECRET_KEY = os.environ.get("KEY")\n`, {
        "docker-compose.yml": "services:\n  web:\n    build: .\n    env_file: .env.dev\n",
        ".env.dev-sample": "HOST=localhost\nKEY=foo\n",
      }),
    );

    const missing = states.get("secrets")?.missing.map(({ what }) => what);
    expect(missing).not.toContain("SECRET_KEY has no default that a server would run with");
  });

  test("an app of developers is shown where they have it", async () => {
    const states = await statesOf({
      ...started("DEBUG = False\n"),
      "manage.py": manage("mysite.local"),
      "mysite/wsgi.py": 'os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")\n',
      "mysite/local.py": 'from .settings import *\n\nINSTALLED_APPS += ["debug_toolbar"]\n',
    });

    expect(states.get("debug-toolbar")?.found[0]?.place).toEqual({
      path: "mysite/local.py",
      line: 3,
    });
  });

  test("models without a factory are named", async () => {
    const states = await statesOf(
      started(`INSTALLED_APPS += ["shop"]\n`, {
        "shop/__init__.py": "",
        "shop/models.py": `from django.db import models

class Product(models.Model):
    name = models.CharField(max_length=20)

class Order(models.Model):
    number = models.CharField(max_length=20)
`,
        "shop/tests/factories.py": `import factory
from shop.models import Product

class ProductFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Product
`,
      }),
    );

    expect(states.get("factories")).toMatchObject({
      state: "partial",
      missing: [{ what: "a factory for Order", place: { path: "shop/models.py", line: 6 } }],
    });
  });
});

describe("words that mean something else", () => {
  it("a status of a report, and what is already there, are no health", async () => {
    const states = await statesOf(
      started("", {
        "mysite/urls.py": `from django.urls import path, re_path
from mysite import views

urlpatterns = [re_path(r"^report/(?P<pk>[0-9]+)/status/(?P<status>[0-9]+)?$", views.report)]
`,
        "mysite/views.py":
          "# It is already there.\ndef report(request):\n    connection.cursor()\n",
      }),
    );
    expect(states.get("health")?.state).toBe("absent");
  });

  it("a route of health that only answers asks no database", async () => {
    const states = await statesOf(
      started("", {
        "mysite/urls.py": `from django.urls import path
from mysite import views

urlpatterns = [path("_health/", views.health), path("health/", views.health)]
`,
        "mysite/views.py": "def health(request):\n    return 'OK'  # already\n",
        "mysite/models.py": "def save(connection):\n    connection.cursor()\n",
      }),
    );
    expect(states.get("health")?.state).toBe("partial");
  });

  it("a page that rolls something back is no way back from a deployment", async () => {
    const states = await statesOf(
      started("", {
        Procfile: "web: gunicorn mysite.wsgi\n",
        "shop/templates/admin/rollback_order.html": "",
      }),
    );
    expect(states.get("deploy")?.state).toBe("partial");
  });
});
