import { describe, expect, it } from "vitest";
import { add, after } from "./support.ts";
import { DEPLOYED, ENVIRONMENT, type Files, LANGUAGES, OLD, SINGLE, SPLIT } from "./trees.ts";

const TREES: Readonly<Record<string, Files>> = {
  SINGLE,
  ENVIRONMENT,
  SPLIT,
  OLD,
  DEPLOYED,
  LANGUAGES,
};

describe.each(Object.entries(TREES))("add production to %s", (_, files) => {
  it("changes nothing the second time", async () => {
    const first = await add(files, ["production"]);
    expect(first.changes.files.length).toBeGreaterThan(0);
    const second = await add(after(first), ["production"]);
    expect(second.paths).toEqual([]);
  });

  it("leaves no name of our own projects behind", async () => {
    const { changes } = await add(files, ["production"]);
    for (const { path, after: text = "" } of changes.files)
      expect(text, path).not.toMatch(/\bapps\.(?:core|users)\b|\bconfig\.(?:settings|wsgi)\b/);
  });
});

describe("one module of settings", () => {
  it("gets one for production beside it, which the server runs", async () => {
    const { text, layout } = await add(SINGLE, ["production"]);
    expect(layout.production).toMatchObject({ module: "mysite.settings_production", isNew: true });
    const settings = text("mysite/settings_production.py");
    expect(settings).toContain("from .settings import *");
    expect(settings).toContain("DEBUG = False");
    expect(settings).toContain('SECRET_KEY = env("SECRET_KEY")');
    expect(settings).toContain('"default": env.db("DATABASE_URL")');
    expect(text("mysite/wsgi.py")).toContain('"mysite.settings_production"');
    expect(text("manage.py")).toBe(SINGLE["manage.py"]);
  });

  it("keeps its own values for development", async () => {
    const { text } = await add(SINGLE, ["env", "https", "database", "db-pool"]);
    expect(text("mysite/settings.py")).toBe(SINGLE["mysite/settings.py"]);
  });

  it("is not given settings of production for what does without", async () => {
    const { paths } = await add(SINGLE, ["health"]);
    expect(paths).toEqual([
      "mysite/health.py",
      "mysite/tests/__init__.py",
      "mysite/tests/test_health.py",
      "mysite/urls.py",
    ]);
  });
});

const WITH_ALLAUTH = SINGLE["mysite/settings.py"]!.replace(
  '    "blog",',
  '    "allauth",\n    "allauth.account",\n    "blog",',
);

describe("settings that read the environment", () => {
  it("keep their variables, whose values lead to the database of the stack", async () => {
    const { text, kept } = await add(ENVIRONMENT, ["production"]);
    expect(kept.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["DATABASES", "ALLOWED_HOSTS"]),
    );
    const settings = text("app/mysite/settings_production.py");
    expect(settings).toContain('SECRET_KEY = env("DJANGO_KEY")');
    expect(settings).not.toContain("ALLOWED_HOSTS");
    expect(settings).toContain('os.environ.setdefault("DEBUG", "False")');
    const example = text("app/.env.production.example");
    expect(example).toContain("SQL_ENGINE=django.db.backends.postgresql\n");
    expect(example).toContain("SQL_HOST=db\n");
    expect(example).toContain("DJANGO_KEY=\n");
    expect(example).toContain("HOSTS=localhost\n");
    expect(example).not.toContain("DATABASE_URL=");
  });

  it("run from where manage.py is", async () => {
    const { text } = await add(ENVIRONMENT, ["docker"]);
    expect(text("app/Dockerfile")).toContain('CMD ["gunicorn", "mysite.wsgi"]');
    expect(text("app/compose.production.yaml")).toContain('os.environ["HOSTS"]');
  });
});

describe("settings with a branch for production", () => {
  const BRANCH = `
if ENVIRONMENT == "production":
    DEBUG = False
    SECRET_KEY = os.getenv("SECRET_KEY")
    SECURE_SSL_REDIRECT = True
`;
  const head = 'import os\n\nENVIRONMENT = os.getenv("ENVIRONMENT", "development")\n';
  const files = {
    ...SINGLE,
    "mysite/settings.py": head + SINGLE["mysite/settings.py"] + BRANCH,
  };

  it("take it where a server runs them", async () => {
    const { text, kept } = await add(files, ["env"]);
    const settings = text("mysite/settings_production.py");
    expect(settings).toContain('os.environ.setdefault("ENVIRONMENT", "production")');
    expect(settings).not.toMatch(/^SECRET_KEY =/m);
    expect(kept.map(({ what }) => what)).toContain("SECRET_KEY");
    expect(text(".env.production.example")).toContain("\nENVIRONMENT=production\n");
  });

  it("say what that branch cannot do without, also where nothing else asks for it", async () => {
    const { text } = await add(files, ["celery"]);
    expect(text(".env.production.example")).toMatch(
      /^# Required by mysite\/settings\.py\.\nSECRET_KEY=\S+$/m,
    );
  });

  it("set it in the quotes of the repository", async () => {
    const single = { ...files, "ruff.toml": '[format]\nquote-style = "single"\n' };
    const { text } = await add(single, ["env"]);
    expect(text("mysite/settings_production.py")).toContain(
      "os.environ.setdefault('ENVIRONMENT', 'production')",
    );
    expect(text("mysite/settings_production.py")).toMatch(/^(?:#.*\n)?"""Production:/);
  });
});

describe("what all environments share", () => {
  it("keeps a database of the environment, an entry of which is changed", async () => {
    const base = `${SPLIT["mysite/settings/base.py"]}DATABASES["default"]["ATOMIC_REQUESTS"] = True\n`;
    const files = { ...SPLIT, "mysite/settings/base.py": base };
    const { text, kept } = await add(files, ["database"]);
    expect(kept.map(({ what }) => what)).toContain("DATABASES");
    expect(text("mysite/settings/production.py")).not.toContain("DATABASES");
  });

  it("keeps a list that is written out, where the environment says nothing", async () => {
    const own = `${SINGLE["mysite/settings.py"]}\nCSRF_TRUSTED_ORIGINS = ["http://localhost:1337"]\n`;
    const { text } = await add({ ...SINGLE, "mysite/settings.py": own }, ["env"]);
    expect(text("mysite/settings_production.py")).toContain(
      'CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=CSRF_TRUSTED_ORIGINS)',
    );
    expect(text("mysite/settings_production.py")).toContain(
      'SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])',
    );
  });
});

describe("what is said of variables", () => {
  it("is said where there are any", async () => {
    const without = await add({ ...SINGLE, "mysite/settings.py": WITH_ALLAUTH }, ["two-factor"]);
    expect(without.paths).not.toContain(".env.production.example");
    expect(without.text("mysite/settings_production.py")).not.toContain(".env.production.example");
    const { text } = await add(SINGLE, ["env"]);
    expect(text("mysite/settings_production.py")).toContain(
      ".env.production.example lists and explains its variables.",
    );
  });

  it("names a stack that is there alone", async () => {
    const stack = "compose.production.yaml starts one with these";
    const celery = await add(ENVIRONMENT, ["celery"]);
    expect(celery.text("app/.env.production.example")).toContain(
      "The database, as the settings read it.",
    );
    const docker = await add(ENVIRONMENT, ["docker"]);
    expect(docker.text("app/.env.production.example")).toContain(stack);
  });
});

it("begins a list of packages also for what looks at the repository", async () => {
  const { "requirements.txt": _list, ...files } = SINGLE;
  const settings = `# Generated by 'django-admin startproject' using Django 5.2.\n${files["mysite/settings.py"]}`;
  const { text, changes } = await add({ ...files, "mysite/settings.py": settings }, ["coverage"]);
  expect(text("requirements.txt")).toMatch(/^coverage\S*\ndjango>=5\.2,<5\.3\n/);
  expect(changes.manuals).toEqual([]);
});

it("excuses nothing that no linter asks about", async () => {
  const { text } = await add(SINGLE, ["docker"]);
  expect(text("gunicorn.conf.py")).toContain('worker_tmp_dir = "/dev/shm"\n');
  const linted = await add({ ...SINGLE, "ruff.toml": "line-length = 88\n" }, ["docker"]);
  expect(linted.text("gunicorn.conf.py")).toContain('worker_tmp_dir = "/dev/shm"  # noqa: S108\n');
});

it("gives an API what it uses, and no answers to addresses that are not its own", async () => {
  const { text } = await add(SINGLE, ["drf"]);
  expect(text("mysite/problems.py")).toContain("def problem_response(");
  expect(text("mysite/problems.py")).not.toMatch(/not_found|JsonResponse/);
});

describe("settings of each environment", () => {
  it("are added to where that one is", async () => {
    const { text, paths } = await add(SPLIT, ["production"]);
    expect(paths).not.toContain("mysite/wsgi.py");
    const production = text("mysite/settings/production.py");
    expect(production).toContain("SECURE_HSTS_SECONDS = env.int(");
    expect(production.match(/SESSION_COOKIE_SECURE/g)).toHaveLength(1);
    expect(production).not.toContain("environ.Env()");
    expect(text("mysite/settings/local.py")).toBe(SPLIT["mysite/settings/local.py"]);
  });

  it("leave to a person what they switch off on purpose", async () => {
    const { changes } = await add(SPLIT, ["https"]);
    expect(changes.manuals).toMatchObject([
      {
        path: "mysite/settings/production.py",
        snippet: expect.stringContaining("SECURE_SSL_REDIRECT = True"),
        reason: "SECURE_SSL_REDIRECT is switched off on line 4",
      },
    ]);
  });
});

describe("an old Django", () => {
  it("gets what it lacks, in its own way of writing", async () => {
    const { text, passed } = await add(OLD, ["production"]);
    expect(passed.map(({ feature }) => feature)).toEqual(
      expect.arrayContaining(["logging", "security"]),
    );
    expect(text("mysite/urls.py")).toContain("url(r'^health/live/$', health.live");
    const settings = text("mysite/settings_production.py");
    expect(settings).toContain("SECURE_CONTENT_TYPE_NOSNIFF = True");
    expect(settings).toMatch(/^STATICFILES_STORAGE = ["']whitenoise/m);
    expect(text("mysite/settings.py")).toMatch(/os\.path\.join\(BASE_DIR, ["']staticfiles["']\)/);
    expect(text("requirements.txt")).toContain("whitenoise>=4.1,<5\n");
  });
});

describe("what people made themselves", () => {
  it("stays, and is said", async () => {
    const { paths, kept } = await add(DEPLOYED, ["docker", "ci"]);
    expect(paths).not.toContain("Dockerfile");
    expect(paths.filter((path) => path.startsWith(".github"))).toEqual([]);
    expect(kept.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["Dockerfile", ".github/workflows/tests.yml"]),
    );
  });

  it("gives way where that is asked for", async () => {
    const { text } = await add(DEPLOYED, ["docker"], { replace: true });
    expect(text("Dockerfile")).toContain("FROM python:3.12-slim AS base");
  });
});

describe("routes", () => {
  it("stand below no language, and before what takes all paths", async () => {
    const { text } = await add(LANGUAGES, ["health"]);
    const urls = text("mysite/urls.py");
    expect(urls.indexOf("health/live/")).toBeGreaterThan(urls.indexOf("urlpatterns += ["));
    expect(urls.indexOf("health/live/")).toBeLessThan(urls.indexOf('re_path(r"^.*$"'));
  });
});

it("leaves out parts of the bundle", async () => {
  const { added } = await add(SINGLE, ["production"], { without: ["docker", "ci"] });
  expect(added.map(({ name }) => name)).not.toContain("docker");
});

it("shows pages in tests where the settings name no storage for static files", async () => {
  const settings = `${SINGLE["mysite/settings.py"]}
STORAGES = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
`;
  const { paths, text } = await add({ ...SINGLE, "mysite/settings.py": settings }, ["security"]);
  const path = paths.find((one) => one.endsWith("test_security.py"));
  expect(text(path!)).toContain("STORAGES={");
});

describe("a pipeline", () => {
  it("runs what the repository has, and nothing that only ours have", async () => {
    const { text } = await add(SINGLE, ["ci", "env"]);
    const pipeline = text(".github/workflows/ci.yml");
    expect(pipeline).toContain("pip install --requirement requirements.txt");
    expect(pipeline).toContain("python manage.py test");
    expect(pipeline).toContain(
      'sed "s/SECRET_KEY=$/&$(openssl rand -hex 32)/" .env.production.example',
    );
    expect(pipeline).not.toMatch(/ruff|mypy|coverage/);
  });

  it("does so on GitLab as well", async () => {
    const { text } = await add(SINGLE, ["ci", "env"], { answers: { ci: "gitlab" } });
    const pipeline = text(".gitlab-ci.yml");
    expect(pipeline).toContain("pip install --requirement requirements.txt");
    expect(pipeline).toContain("- python manage.py test");
    expect(pipeline).toContain(".env.production.example > .env.production\n");
    expect(pipeline).not.toMatch(/ruff|mypy|coverage|requirements\/development/);
  });
});

describe("a pipeline in the place of another", () => {
  it("sets what that set for the settings, and nothing that its services were told", async () => {
    const workflow = `on: push
jobs:
  test:
    env:
      DJANGO_KEY: of-ci
    services:
      db:
        image: postgres
        env:
          SQL_USER: app
    steps: []
`;
    const files = { ...ENVIRONMENT, ".github/workflows/ci.yml": workflow };
    const { text } = await add(files, ["ci"], { replace: true });
    expect(text(".github/workflows/ci.yml")).toMatch(/^env:\n {2}DJANGO_KEY: of-ci$/m);
    expect(text(".github/workflows/ci.yml")).not.toMatch(/^ {2}SQL_USER:/m);
  });
});

describe("tests of features", () => {
  it("show pages where static files have names that only collecting them gives", async () => {
    const hashed = `STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
`;
    const files = { ...SINGLE, "mysite/settings.py": `${SINGLE["mysite/settings.py"]}${hashed}` };
    const plain = await add(SINGLE, ["security", "logging"]);
    const { text, paths } = await add(files, ["security", "logging"]);
    const tests = paths.filter((one) => /test_(?:security|logging)\.py$/.test(one));
    expect(tests).toHaveLength(2);
    for (const path of tests) {
      expect(text(path)).toContain("@override_settings(\n    STORAGES={");
      expect(plain.text(path)).not.toContain("override_settings");
    }
  });
});

describe("features on their own", () => {
  it.each([
    ["cache", "CACHES = {"],
    ["email", 'EMAIL_HOST = env("EMAIL_HOST")'],
    ["cors", "CORS_ALLOWED_ORIGINS = env.list("],
    ["sentry", "sentry.start("],
    ["csp", "CSP_REPORT_ONLY = env.bool"],
  ])("%s says for production what create says", async (feature, setting) => {
    const { text } = await add(SINGLE, [feature]);
    expect(text("mysite/settings_production.py")).toContain(setting);
  });

  it("ask for versions that the repository's Django supports", async () => {
    const old = { ...SINGLE, "requirements.txt": "Django==3.2.25\n" };
    const { text } = await add(old, ["cors", "static"]);
    expect(text("requirements.txt")).toBe(
      "Django==3.2.25\ndjango-cors-headers>=4,<4.5\ndjango-environ>=0.11.2\nwhitenoise>=6.7,<6.8\n",
    );
  });

  it("are refused where only our own projects can have them", async () => {
    await expect(add(SINGLE, ["allauth"])).rejects.toMatchObject({ code: "feature-unavailable" });
  });
});

describe("features of browsers", () => {
  it("are refused where no page asks for them", async () => {
    const { text } = await add(SINGLE, ["security"]);
    expect(text("mysite/settings.py")).toContain('"browsing-topics=(), camera=(), ');
  });

  it("stay with the pages that ask for them", async () => {
    const { text } = await add(
      {
        ...SINGLE,
        "blog/static/scan.js": "navigator.mediaDevices.getUserMedia({ video: true });\n",
        "blog/templates/map.html": "<script>navigator.geolocation.watchPosition(go)</script>\n",
      },
      ["security"],
    );
    expect(text("mysite/settings.py")).toMatch(
      /"browsing-topics=\(\), display-capture=\(\), microphone=\(\), payment=\(\), usb=\(\)"/,
    );
    expect(text("mysite/tests/test_security.py")).toContain('assertIn("browsing-topics=()"');
  });
});

it("expects of pages what the settings say, and nothing that nobody sends", async () => {
  const { text } = await add(
    {
      ...SINGLE,
      "mysite/settings.py": `${SINGLE["mysite/settings.py"]!.replace(
        /.*SecurityMiddleware.*\n/,
        "",
      )}\nX_FRAME_OPTIONS = "SAMEORIGIN"\n`,
    },
    ["security"],
  );
  const test = text("mysite/tests/test_security.py");
  expect(test).toContain('"X-Frame-Options": "SAMEORIGIN",');
  expect(test).toContain('"Cross-Origin-Resource-Policy": "same-origin",');
  expect(test).not.toContain("Referrer-Policy");
});

it("has logs while its tests look at some, where others switch them off", async () => {
  const files = {
    ...SINGLE,
    "blog/tests.py": "import logging\n\nlogging.disable(logging.CRITICAL)\n",
  };
  const first = await add(files, ["health", "logging"]);
  for (const name of ["health", "logging"]) {
    const test = first.text(`mysite/tests/test_${name}.py`);
    expect(test).toMatch(/^import json\nimport logging\n/m);
    expect(test).toMatch(/def setUpModule\(\):\n.*\n {4}logging\.disable\(logging\.NOTSET\)\n/);
    expect(test).toMatch(/def tearDownModule\(\):\n {4}logging\.disable\(logging\.CRITICAL\)\n/);
  }
  expect((await add(after(first), ["health", "logging"])).paths).toEqual([]);
});

it("gives a pipeline the variables without which no settings load", async () => {
  const { text } = await add(
    {
      ...ENVIRONMENT,
      "app/mysite/settings.py": `${ENVIRONMENT["app/mysite/settings.py"]!}
STRIPE_SECRET = os.environ["STRIPE_SECRET"]
SENTRY_DSN = os.environ["SENTRY_DSN"]
DOMAIN = os.environ["DOMAIN"]
`,
      "app/.env.example": "DOMAIN=shop.example.com\n",
    },
    ["ci"],
  );
  const pipeline = text(".github/workflows/ci.yml");
  const [variables = ""] = /^env:\n(?: {2}.*\n)+/m.exec(pipeline) ?? [];
  expect(variables).toContain('  DOMAIN: "shop.example.com"\n');
  expect(variables).toContain('  HOSTS: "localhost"\n');
  expect(variables).toContain('  STRIPE_SECRET: "only-for-tests"\n');
  expect(variables).toContain('  SENTRY_DSN: ""\n');
});

it("tells a pipeline of a database by its address, where that stands for its parts", async () => {
  const { text } = await add(
    {
      ...SPLIT,
      "mysite/settings/base.py": SPLIT["mysite/settings/base.py"]!.replace(
        /^DATABASES = .*$/m,
        `if env.str("DATABASE_URL", default=""):
    DATABASES = {"default": env.db("DATABASE_URL")}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": env.str("SITE_DB"),
            "USER": env.str("SITE_DB_USER"),
        }
    }`,
      ),
    },
    ["ci"],
  );
  const [variables = ""] = /^env:\n(?: {2}.*\n)+/m.exec(text(".github/workflows/ci.yml")) ?? [];
  expect(variables).toContain("  DATABASE_URL: ");
  expect(variables).not.toContain("SITE_DB");
});

it("tells a pipeline nothing that the settings it chooses do without", async () => {
  const { text } = await add(
    {
      ...SPLIT,
      "mysite/settings/local.py": `${SPLIT["mysite/settings/local.py"]!}ENGINE = env.str("SITE_ENGINE")\n`,
      "mysite/settings/ci.py": "from .base import *\n",
      ".github/workflows/tests.yml":
        "jobs:\n  tests:\n    env:\n      DJANGO_SETTINGS_MODULE: mysite.settings.ci\n    steps:\n      - run: pytest\n",
    },
    ["ci"],
    { replace: true },
  );
  const [variables = ""] = /^env:\n(?: {2}.*\n)+/m.exec(text(".github/workflows/ci.yml")) ?? [];
  expect(variables).toContain("DJANGO_SETTINGS_MODULE: mysite.settings.ci");
  expect(variables).not.toContain("SITE_ENGINE");
});

it("expects of a line of the log the status that the repository's admin answers with", async () => {
  const { text } = await add(SINGLE, ["logging"]);
  const test = text("mysite/tests/test_logging.py");
  expect(test).toContain("status = response.status_code\n");
  expect(test).not.toContain("302");
});

it("answers whether it is well where no tenant is asked, too", async () => {
  const files = {
    ...SINGLE,
    "mysite/settings.py": `${SINGLE["mysite/settings.py"]!}\nPUBLIC_SCHEMA_URLCONF = "mysite.urls_public"\n`,
    "mysite/urls_public.py":
      "from django.urls import path\n\nfrom mysite import views\n\nurlpatterns = [\n    path('', views.home),\n]\n",
  };
  const first = await add(files, ["health"]);
  for (const name of ["urls", "urls_public"])
    expect(first.text(`mysite/${name}.py`)).toContain("health.ready, name=");
  expect((await add(after(first), ["health"])).paths).toEqual([]);
});
