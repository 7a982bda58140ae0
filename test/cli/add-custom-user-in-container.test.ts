import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { run as add } from "../../src/cli/commands/add.ts";
import { run as undo } from "../../src/cli/commands/undo.ts";
import { putRepository, snapshot, workspace } from "../changes/support/workspace.ts";
import { run } from "./support/run.ts";

// In CI a missing engine is a failure, not a reason to skip.
const isWanted = Boolean(process.env["CI"] ?? process.env["VERIFY_IN_CONTAINER"]);
const MINUTES = 60_000;

/** As startproject and startapp leave it, with a model that leads to users and its migration. */
const SHOP: Readonly<Record<string, string>> = {
  "manage.py": `import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
`,
  "requirements.txt": "Django>=5.2,<5.3\n",
  "shop/__init__.py": "",
  "shop/settings.py": `from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = "of-development"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "blog",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "shop.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
`,
  "shop/urls.py": `from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]
`,
  "blog/__init__.py": "",
  "blog/models.py": `from django.contrib.auth.models import User
from django.db import models


class Post(models.Model):
    author = models.ForeignKey(User, on_delete=models.CASCADE)
    title = models.CharField(max_length=50)
`,
  "blog/migrations/__init__.py": "",
  "blog/migrations/0001_initial.py": `import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=50)),
                ("author", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.User")),
            ],
        ),
    ]
`,
};

describe.skipIf(!isWanted)("add custom-user, tried in a container (skipped outside CI)", () => {
  it(
    "keeps the rows of a database that the old migrations made, and is undone to the byte",
    async () => {
      const folder = workspace();
      vi.stubEnv("XDG_STATE_HOME", join(folder, "state"));
      onTestFinished(() => void vi.unstubAllEnvs());
      const root = join(folder, "shop");
      putRepository(root, SHOP);
      const before = snapshot(root);
      const { PATH, HOME, DOCKER_HOST } = process.env;
      const env = { PATH, HOME, ...(DOCKER_HOST && { DOCKER_HOST }) };
      const { exit, failure, stdout } = await run(
        add,
        ["custom-user", "--existing-data", "--verify", "container", "--yes", "--json"],
        { cwd: root, env },
      );
      expect(failure).toBeUndefined();
      expect(exit).toBe(0);
      const { trial } = JSON.parse(stdout);
      expect(trial).toMatchObject({ state: "passed", compared: true, tests: 5 });
      expect(trial.migrations).toEqual(["users/migrations/0001_initial.py"]);
      const after = snapshot(root);
      expect(after["blog/migrations/0001_initial.py"]).toContain("to=settings.AUTH_USER_MODEL");
      expect(after["users/tests/test_adopt_users.py"]).toContain(
        'Post.objects.create(author=user, title="Title 1")',
      );
      await run(undo, ["--yes"], { cwd: root });
      expect(snapshot(root)).toEqual(before);
    },
    10 * MINUTES,
  );
});
