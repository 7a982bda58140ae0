import { manage } from "../project/support/project.ts";

export type Files = Readonly<Record<string, string>>;

const LISTS = `INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "blog",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
`;

const REST = `ROOT_URLCONF = "mysite.urls"
WSGI_APPLICATION = "mysite.wsgi.application"
STATIC_URL = "static/"
`;

const HEAD = `from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

SECRET_KEY = "django-insecure-of-this-test"
DEBUG = True
ALLOWED_HOSTS = []
`;

const SQLITE = `DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BASE_DIR / "db.sqlite3",
    }
}
`;

function server(settings: string): string {
  return `import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "${settings}")

application = get_wsgi_application()
`;
}

const BLOG: Files = {
  "blog/__init__.py": "",
  "blog/models.py": "from django.db import models\n",
  "blog/tests.py": "from django.test import TestCase\n\n# Create your tests here.\n",
};

const URLS = `from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
`;

/** As startproject makes it: one module of settings, everything written out. */
export const SINGLE: Files = {
  ...BLOG,
  "manage.py": manage("mysite.settings"),
  "requirements.txt": "Django==5.2.8\npsycopg2-binary==2.9.10\n",
  "mysite/__init__.py": "",
  "mysite/settings.py": [HEAD, LISTS, REST, SQLITE].join("\n"),
  "mysite/urls.py": URLS,
  "mysite/wsgi.py": server("mysite.settings"),
};

/** One module that reads the environment, below a folder, as tutorials on containers have it. */
export const ENVIRONMENT: Files = Object.fromEntries(
  Object.entries({
    ...SINGLE,
    "mysite/settings.py": [
      `import os

${HEAD.replace('"django-insecure-of-this-test"', 'os.environ.get("DJANGO_KEY", "unsafe")')
  .replace("DEBUG = True", 'DEBUG = os.environ.get("DEBUG", "True") == "True"')
  .replace("ALLOWED_HOSTS = []", 'ALLOWED_HOSTS = os.environ.get("HOSTS").split(" ")')}`,
      LISTS,
      REST,
      `DATABASES = {
    "default": {
        "ENGINE": os.environ.get("SQL_ENGINE", "django.db.backends.sqlite3"),
        "NAME": os.environ.get("SQL_NAME", BASE_DIR / "db.sqlite3"),
        "USER": os.environ.get("SQL_USER", "user"),
        "PASSWORD": os.environ.get("SQL_PASSWORD", "password"),
        "HOST": os.environ.get("SQL_HOST", "localhost"),
        "PORT": os.environ.get("SQL_PORT", "5432"),
    }
}
`,
    ].join("\n"),
  }).map(([path, text]) => [`app/${path}`, text]),
);

/** A package with a module for each environment, whose production is half done. */
export const SPLIT: Files = {
  ...BLOG,
  "manage.py": manage("mysite.settings.local"),
  "pyproject.toml": `[project]
name = "mysite"
requires-python = ">=3.12"
dependencies = ["django>=5.2,<5.3", "django-environ>=0.11", "psycopg[binary]>=3.2"]
`,
  "mysite/__init__.py": "",
  "mysite/settings/__init__.py": "",
  "mysite/settings/base.py": [
    HEAD.replace("from pathlib import Path\n", "from pathlib import Path\n\nimport environ\n")
      .replace("parent.parent\n", "parent.parent.parent\n\nenv = environ.Env()\n")
      .replace('SECRET_KEY = "django-insecure-of-this-test"', 'SECRET_KEY = env("SECRET_KEY")')
      .replace("DEBUG = True\n", "DEBUG = False\n"),
    LISTS,
    REST,
    'DATABASES = {"default": env.db("DATABASE_URL", default="sqlite:///db.sqlite3")}\n',
  ].join("\n"),
  "mysite/settings/local.py": "from .base import *\n\nDEBUG = True\n",
  "mysite/settings/production.py": `from .base import *

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = True
`,
  "mysite/urls.py": URLS,
  "mysite/wsgi.py": server("mysite.settings.production"),
};

/** Of the days of Django 1: tuples, single quotes, regular expressions, no type of path. */
export const OLD: Files = {
  ...SINGLE,
  "requirements.txt": "Django==1.11.29\n",
  "mysite/settings.py": [
    HEAD.replace("from pathlib import Path", "import os").replace(
      "Path(__file__).resolve().parent.parent",
      "os.path.dirname(os.path.dirname(os.path.abspath(__file__)))",
    ),
    LISTS.replaceAll(" = [", " = (").replaceAll("\n]", "\n)"),
    REST,
    SQLITE.replace('BASE_DIR / "db.sqlite3"', "os.path.join(BASE_DIR, 'db.sqlite3')"),
  ]
    .join("\n")
    .replaceAll('"', "'"),
  "mysite/urls.py": `from django.conf.urls import url
from django.contrib import admin

urlpatterns = [
    url(r'^admin/', admin.site.urls),
]
`,
};

/** An image, a stack and a pipeline that people made themselves. */
export const DEPLOYED: Files = {
  ...SINGLE,
  Dockerfile: "FROM python:3.12\nCOPY . .\nCMD python manage.py runserver\n",
  "docker-compose.yml": "services:\n  web:\n    build: .\n",
  ".github/workflows/tests.yml": "on: push\njobs: {}\n",
};

/** Routes below a language, and before one that takes all paths. */
export const LANGUAGES: Files = {
  ...SINGLE,
  "mysite/urls.py": `from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import path, re_path
from django.views.generic import TemplateView

urlpatterns = i18n_patterns(
    path("admin/", admin.site.urls),
)

urlpatterns += [
    path("robots.txt", TemplateView.as_view(template_name="robots.txt")),
    re_path(r"^.*$", TemplateView.as_view(template_name="all.html")),
]
`,
};
