import { kinds } from "../../../generators/components/index.ts";
import { catalogue } from "../../../generators/index.ts";
import type { Draft } from "../../../src/components/draft.ts";
import { planComponent } from "../../../src/components/plan.ts";
import { gather } from "../../../src/options/gather.ts";
import { parse } from "../../../src/options/parse.ts";
import { readProject } from "../../../src/project/project.ts";
import { MemoryTree } from "../../../src/tree/memory-tree.ts";

/** A project of somebody else, with an app and a model of which every kind can be made. */
export const BLOG: Readonly<Record<string, string>> = {
  "manage.py":
    'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings")\n',
  "requirements.txt": "Django==5.2.1\npsycopg==3.2\nfactory-boy==3.3\n",
  "site_config/__init__.py": "",
  "site_config/settings.py": `INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "blog",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "blog"}}
ROOT_URLCONF = "site_config.urls"
USE_TZ = True
`,
  "site_config/urls.py": "urlpatterns = []\n",
  "blog/__init__.py": "",
  "blog/apps.py": `from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"
`,
  "blog/models.py": `from django.db import models


class Post(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    title = models.CharField(max_length=200, unique=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT)
    price = models.DecimalField(max_digits=10, decimal_places=2)
    published_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return self.title
`,
  "blog/migrations/__init__.py": "",
  "blog/migrations/0001_initial.py": `from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[],
        ),
    ]
`,
};

/** Plans what `generate <kind> <words…>` would over files, without writing or trying anything. */
export async function planned(
  words: readonly string[],
  files: Readonly<Record<string, string>> = BLOG,
): Promise<Draft> {
  const [kind, ...argv] = words;
  const entry = kinds.find(({ name }) => name === kind);
  if (!entry) throw new Error(`There is no kind ${kind}`);
  const { default: generator } = await entry.load();
  const { values } = await gather(generator.options, parse(generator.options, argv), {
    missing: () => "default",
    prompts: () => Promise.reject(new Error("nobody to ask")),
  });
  const project = await readProject(new MemoryTree(Object.entries(files)));
  return planComponent(
    {
      project,
      generator,
      options: values,
      tests: true,
      folder: "",
      readFile: (path) => files[path] ?? "",
    },
    { kinds, order: catalogue.order, templates: catalogue.templates },
  );
}

/** The files as they are after a plan. */
export function filesAfter(
  draft: Draft,
  files: Readonly<Record<string, string>> = BLOG,
): Record<string, string> {
  const after = { ...files };
  for (const { path, after: text } of draft.changes.files) after[path] = text ?? "";
  return after;
}
