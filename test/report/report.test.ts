import { check } from "prettier";
import { describe, expect, it, test } from "vitest";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { inventory } from "../../src/inventory/inventory.ts";
import type { Project } from "../../src/project/project.ts";
import { accessOf } from "../../src/report/access.ts";
import { reportOf, REPORT_SECTIONS, type ReportInput } from "../../src/report/dated-report.ts";
import { headings, refreshed } from "../../src/report/fact-blocks.ts";
import { memoryDocuments, planMemory } from "../../src/report/memory.ts";
import { modelFacts } from "../../src/report/model-facts.ts";
import { variableFacts } from "../../src/report/project-facts.ts";
import { lintReports, reportPath, slugOf } from "../../src/report/report-files.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { manage, project } from "../project/support/project.ts";

const BLOG = {
  "manage.py": manage("mysite.settings"),
  "mysite/__init__.py": "",
  "mysite/settings.py": `import os
SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = os.environ.get("DEBUG") == "1"
INSTALLED_APPS = ["django.contrib.auth", "rest_framework", "blog"]
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]
ROOT_URLCONF = "mysite.urls"
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}
`,
  "mysite/urls.py": `from django.urls import path
from blog import views

urlpatterns = [
    path("posts/", views.PostList.as_view(), name="posts"),
    path("mine/", views.Mine.as_view()),
    path("api/posts/", views.PostApi.as_view()),
    path("api/open/", views.OpenApi.as_view()),
    path("api/token/", views.Token.as_view()),
]
`,
  "blog/__init__.py": "",
  "blog/models.py": `from django.conf import settings
from django.db import models

class Stamped(models.Model):
    at = models.DateTimeField()
    class Meta:
        abstract = True

class Tag(models.Model):
    code = models.CharField(max_length=8, primary_key=True)

class Post(Stamped):
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts")
    parent = models.ForeignKey("self", models.CASCADE, null=True)
    tags = models.ManyToManyField(Tag)
`,
  "blog/views.py": `from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import ListView
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework_simplejwt.views import TokenObtainPairView
from .models import Post

class PostList(ListView):
    model = Post

class Mine(LoginRequiredMixin, ListView):
    model = Post

class PostApi(ListAPIView):
    queryset = Post.objects.all()

class OpenApi(PostApi):
    permission_classes = [AllowAny]

class Token(TokenObtainPairView):
    pass
`,
};

const INPUT: ReportInput = {
  name: "blog",
  date: "2026-05-01",
  version: "1.0.0",
  goal: "security",
  scope: "Logins.",
  commit: "abc1234",
  checks: undefined,
  receipts: [],
  memory: { read: [], written: [] },
};

function remember(facts: Project, tree = new MemoryTree()): ChangeSet {
  const changes = new ChangeSet(tree);
  planMemory(memoryDocuments(facts, inventory(facts)), changes, {
    date: "2026-05-01",
    version: "1.0.0",
  });
  return changes;
}

function written({ files }: ChangeSet): MemoryTree {
  return new MemoryTree(new Map(files.map(({ path, after = "" }) => [path, after])));
}

describe("facts", () => {
  test("models are drawn with what they point to", async () => {
    const text = modelFacts(await project(BLOG));

    expect(text).toContain("  blog_Post }o--|| auth_User : author");
    expect(text).toContain("  blog_Post }o--o| blog_Post : parent");
    expect(text).toContain("  blog_Post }o--o{ blog_Tag : tags");
    expect(text).toMatch(/\| Tag +\| blog +\| code \(CharField\)/);
    expect(text).not.toContain("Stamped");
  });

  test("who may use a route is what its code says", async () => {
    const facts = await project(BLOG);

    expect(facts.routes.map((route) => [route.route, accessOf(facts, route)])).toEqual([
      ["posts/", "everyone"],
      ["mine/", "login"],
      ["api/posts/", "IsAuthenticated (default)"],
      ["api/open/", "AllowAny"],
      ["api/token/", "as the package decides"],
    ]);
  });

  test("of variables only names are told", async () => {
    const facts = await project({ ...BLOG, ".env": "SECRET_KEY=hunter2\n" });

    expect(variableFacts(facts)).toMatch(/SECRET_KEY +\| yes/);
    expect(variableFacts(facts)).not.toContain("hunter2");
  });
});

describe("the memory", () => {
  it("is made of four documents, formatted", async () => {
    const changes = remember(await project(BLOG));

    expect(changes.files.map(({ path }) => path)).toEqual(
      ["architecture_notes", "data_model_patterns", "deployment_notes", "project_overview"].map(
        (name) => `.django-expert/memory/${name}.md`,
      ),
    );
    for (const { after = "" } of changes.files) {
      expect(await check(after, { parser: "markdown" })).toBe(true);
    }
  });

  it("is not written where nothing changed", async () => {
    const facts = await project(BLOG);
    expect(remember(facts, written(remember(facts))).isEmpty).toBe(true);
  });

  it("keeps what people wrote, and the rest of the front matter, when facts change", async () => {
    const path = ".django-expert/memory/data_model_patterns.md";
    const first = written(remember(await project(BLOG)));
    const own = (first.read(path) ?? "")
      .replace("---\n", "---\nowner: ada\n")
      .replace("_What to know before the next migration._", "Never on Fridays.")
      .concat("\n## Ours\n\nWords.\n");
    const grown = await project({
      ...BLOG,
      "blog/models.py": `${BLOG["blog/models.py"]}\nclass Note(models.Model):\n    text = models.TextField()\n`,
    });

    const after = remember(grown, new MemoryTree(new Map([[path, own]]))).read(path) ?? "";

    expect(after).toMatch(/\| Note +\| blog/);
    expect(after).toContain("Never on Fridays.");
    expect(after).toContain("## Ours\n\nWords.\n");
    expect(after).toContain("owner: ada");
  });

  it("replaces nothing where the end of the facts was taken away", () => {
    const text = "# Notes\n\n## Models\n\n<!-- facts: models -->\n\nold\n\nmine\n";
    expect(refreshed(text, [{ heading: "Models", facts: { name: "models", text: "new" } }])).toBe(
      text,
    );
  });
});

describe("the report", () => {
  it("has its sections in their order, and passes its own lint", async () => {
    const facts = await project(BLOG);
    const text = reportOf(facts, inventory(facts), INPUT);

    expect(headings(text)).toEqual(REPORT_SECTIONS);
    expect(text).toMatch(/^---\nproject: "blog"\ndate: "2026-05-01"/);
    expect(await check(text, { parser: "markdown" })).toBe(true);
    const tree = new MemoryTree(new Map([["claudedocs/django_blog_2026-05-01.md", text]]));
    expect(lintReports(tree)).toEqual([]);
  });

  it("is never written over another", () => {
    const tree = new MemoryTree(new Map([["claudedocs/django_my-shop_2026-05-01.md", ""]]));
    expect(slugOf("My Shop!")).toBe("my-shop");
    expect(reportPath(tree, "my-shop", "2026-05-01")).toBe(
      "claudedocs/django_my-shop_2026-05-01-2.md",
    );
  });

  it("is found wanting without a name, a section, or the place of a finding", () => {
    const problems = lintReports(
      new MemoryTree(new Map([["claudedocs/notes.md", "## Findings\n\n- Something is slow.\n"]])),
    );
    expect(problems.join("\n")).toMatch(
      /not named[^]*front matter[^]*lacks Scope and plan[^]*without its place/,
    );
  });
});
