import { describe, expect, it } from "vitest";
import { BLOG, filesAfter, planned } from "./planned.ts";

/** The same blog, whose settings can choose SQLite. */
const FALLING_BACK: Readonly<Record<string, string>> = {
  ...BLOG,
  "site_config/settings.py": BLOG["site_config/settings.py"]!.replace(
    /^DATABASES = .*$/m,
    `import os

DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "blog"}}
if os.environ.get("SMALL"):
    DATABASES["default"]["ENGINE"] = "django.db.backends.sqlite3"`,
  ),
};

const WITH_AUTHOR: Readonly<Record<string, string>> = {
  ...BLOG,
  "blog/models.py": `from django.contrib.auth.models import User
from django.db import models
from wagtail.models import Page


class Article(Page):
    body = models.TextField()


class Post(models.Model):
    title = models.CharField(max_length=200)
    author = models.ForeignKey(User, on_delete=models.CASCADE, related_name="posts")
    more = models.ForeignKey(Article, null=True, blank=True, on_delete=models.CASCADE)

    class Meta:
        ordering = ["title"]
`,
};

async function written(
  line: string,
  files: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  return filesAfter(await planned(line.split(" "), files), files);
}

const LINES = {
  index: "index blog.Post --fields published_at --concurrently",
  required: "migration blog --recipe add-not-null --model Post --field note:char:50 --value -",
};

describe("what only PostgreSQL can", () => {
  it("is done another way where settings fall back to SQLite", async () => {
    const index = await written(LINES.index, FALLING_BACK);
    const migration = index["blog/migrations/0002_post_blog_post_published_at_idx.py"];
    expect(migration).toContain("class AddIndexWhileInUse(AddIndexConcurrently):");
    expect(migration).toContain("migrations.AddIndex.database_backwards(");
    const required = await written(LINES.required, FALLING_BACK);
    expect(required["blog/migrations/0004_post_note_check.py"]).toContain("AddCheck(");
    const validate = required["blog/migrations/0005_post_note_validate.py"];
    expect(validate).toContain("class ValidateCheck(ValidateConstraint):");
    expect(validate).not.toContain("else:");
  });

  it("is tried on the server there, and nowhere else", async () => {
    for (const line of Object.values(LINES)) {
      expect((await planned(line.split(" "), FALLING_BACK)).needsDatabase).toBe(true);
      expect((await planned(line.split(" "))).needsDatabase).toBe(false);
    }
  });

  it("is plain where every environment is PostgreSQL", async () => {
    const index = await written(LINES.index, BLOG);
    const migration = index["blog/migrations/0002_post_blog_post_published_at_idx.py"];
    expect(migration).toContain("        AddIndexConcurrently(");
    expect(migration).not.toContain("vendor");
  });

  it("refuses columns that the other database lacks", async () => {
    const line = "model blog.Note title:char labels:array:char".split(" ");
    await expect(planned(line, FALLING_BACK)).rejects.toThrow(/array is a type of PostgreSQL/);
    await expect(planned(line)).resolves.toBeDefined();
  });

  it("is skipped by tests elsewhere", async () => {
    const line = "constraint blog.Post --unique title,published_at --no-nulls-distinct";
    const test = (await written(line, BLOG))["blog/tests/test_models.py"];
    expect(test).toContain('@skipUnlessDBFeature("supports_nulls_distinct_unique_constraints")');
    expect(test).toContain("published_at=None");
  });

  it("brings the extension and the app that a type needs, once", async () => {
    const line = "model blog.Note title:char extra:hstore:optional";
    const files = await written(line, BLOG);
    expect(files["blog/migrations/0002_hstore.py"]).toContain("HStoreExtension()");
    expect(files["site_config/settings.py"]).toContain('"django.contrib.postgres"');
    const again = await written("model blog.Other title:char extra:hstore:optional", files);
    expect(Object.keys(again).filter((path) => path.includes("hstore"))).toHaveLength(1);
  });
});

describe("a dropped field", () => {
  it("goes on every database, and the code that runs keeps its column", async () => {
    const line = "migration blog --recipe drop --model Post --field price";
    const files = await written(line, BLOG);
    const forget = files["blog/migrations/0002_post_price_forget.py"];
    expect(forget).toContain('ForgetField(model_name="post", name="price")');
    expect(forget).toContain("field.null = True");
    expect(files["blog/migrations/0003_post_price_drop.py"]).toContain(
      'DropColumn("ALTER TABLE blog_post DROP COLUMN price")',
    );
  });
});

describe("rows of models that are not the repository's own", () => {
  it("has a factory of Django's user beside the one that needs it", async () => {
    const draft = await planned(["factory", "blog.Post"], WITH_AUTHOR);
    const factories = filesAfter(draft, WITH_AUTHOR)["blog/tests/factories.py"]!;
    expect(factories).toMatch(/class UserFactory[^]*class PostFactory/);
    expect(factories).toContain("author = factory.SubFactory(UserFactory)");
    expect(draft.changes.manuals).toEqual([]);
  });

  it("refuses a factory of what its package makes", async () => {
    await expect(planned(["factory", "blog.Article"], WITH_AUTHOR)).rejects.toThrow(
      "blog.Article is a Page",
    );
  });
});

describe("fields of a model that is there", () => {
  it("puts choices before the fields", async () => {
    const line = "model blog.Post state:choice:open,closed:default=open";
    const models = (await written(line, WITH_AUTHOR))["blog/models.py"]!;
    expect(models).toMatch(/class State\([^]*title = [^]*state = [^]*class Meta:/);
  });

  it("refuses a name that the other model has, and says another; finds one by itself", async () => {
    const line = (option: string) => `model blog.Note text:char writer:fk:auth.User${option}`;
    await expect(
      planned(line(":related_name=posts").split(" "), WITH_AUTHOR),
    ).rejects.toMatchObject({
      message: expect.stringContaining("auth.User has posts already") as string,
    });
    const again = "model blog.Post author:fk:auth.User:related_name=posts";
    await expect(planned(again.split(" "), WITH_AUTHOR)).resolves.toBeDefined();
  });
});
