import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ChangeSet } from "../../src/changes/change-set.ts";
import { readProject } from "../../src/project/project.ts";
import { DiskTree } from "../../src/tree/disk-tree.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import {
  installApp,
  installApps,
  NO_ORDER,
  registerViewset,
  registerViewsets,
  type Wiring,
} from "../../src/wiring/index.ts";

const CASES = join(import.meta.dirname, "../cases/wiring");

async function after(input: DiskTree | MemoryTree, edit: (w: Wiring) => unknown) {
  const changes = new ChangeSet(input);
  const project = await readProject(changes);
  for (const folder of ["zoo", "archive", "apps/orders", "news"])
    changes.write(join(project.root, folder, "__init__.py"), "", "test");
  const answer = edit({ changes, project, order: NO_ORDER, reason: "test" });
  const texts = Object.fromEntries(changes.files.map(({ path, after: text }) => [path, text]));
  return { answer, texts, manuals: changes.manuals.map(({ path }) => path) };
}

const ENTRIES = ["zoo", "archive", "apps.orders", "news"];

describe.each(readdirSync(CASES))("several at once, in %s", (name) => {
  const input = () => new DiskTree(join(CASES, name, "input"));

  it("come out as one after the other", async () => {
    const one = await after(input(), (w) => ENTRIES.map((entry) => installApp(w, entry)));
    const all = await after(input(), (w) => installApps(w, ENTRIES));
    expect(all.texts).toEqual(one.texts);
    expect(new Set(all.manuals)).toEqual(new Set(one.manuals));
  });
});

describe("viewsets", () => {
  const files = {
    "manage.py":
      'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings")\n',
    "site_config/__init__.py": "",
    "site_config/settings.py":
      'INSTALLED_APPS = ["rest_framework", "shop", "blog"]\nROOT_URLCONF = "site_config.urls"\n',
    "site_config/urls.py": `from django.urls import include, path
from rest_framework.routers import DefaultRouter

router = DefaultRouter()

urlpatterns = [path("api/", include(router.urls))]
`,
    "shop/__init__.py": "",
    "shop/viewsets.py": "class TagViewSet:\n    a = 1\n\n\nclass ItemViewSet:\n    a = 1\n",
    "blog/__init__.py": "",
    "blog/viewsets.py": "class TagViewSet:\n    a = 1\n\n\nclass PostViewSet:\n    a = 1\n",
  };
  const given = [
    ["shop", "TagViewSet", "tags"],
    ["shop", "ItemViewSet", "items"],
    ["blog", "PostViewSet", "posts"],
  ].map(([label = "", viewset = "", prefix = ""]) => ({
    app: { label, module: label, path: label },
    viewset,
    prefix,
    place: { path: `${label}/viewsets.py`, module: `${label}.viewsets`, app: label },
  }));

  it("come out as one after the other", async () => {
    const tree = new MemoryTree(Object.entries(files));
    const one = await after(tree, (w) =>
      given.map(({ app, ...options }) => registerViewset(w, app, options)),
    );
    const all = await after(tree, (w) => registerViewsets(w, given));
    expect(all).toEqual({ ...one, answer: "changed" });
  });

  it("of one name have the app before it, and are found there the second time", async () => {
    const [tag] = given;
    const other = {
      ...tag!,
      app: { label: "blog", module: "blog", path: "blog" },
      prefix: "blog-tags",
      place: { path: "blog/viewsets.py", module: "blog.viewsets", app: "blog" },
    };
    const tree = new MemoryTree(Object.entries(files));
    const first = await after(tree, (w) => registerViewsets(w, [tag!, other]));
    const text = first.texts["site_config/urls.py"]!;
    expect(text).toContain("from blog.viewsets import TagViewSet as BlogTagViewSet\n");
    expect(text).toContain('router.register("blog-tags", BlogTagViewSet)\n');

    const again = await after(
      new MemoryTree(Object.entries({ ...files, "site_config/urls.py": text })),
      (w) => registerViewsets(w, [tag!, other]),
    );
    expect(again.answer).toBe("already");
    expect(again.texts).not.toHaveProperty("site_config/urls.py");
  });

  it("belong to the router of an app that registers what is of others", async () => {
    const urls = `from django.urls import include, path
from rest_framework import routers

from shop.viewsets import ItemViewSet

router = routers.DefaultRouter()
router.register("items", ItemViewSet)

urlpatterns = [path("", include(router.urls))]
`;
    const tree = new MemoryTree(
      Object.entries({
        ...files,
        "core/__init__.py": "",
        "core/urls_api.py": urls,
        "site_config/settings.py": files["site_config/settings.py"].replace(
          '"shop"',
          '"core", "shop"',
        ),
        "site_config/urls.py":
          'from django.urls import include, path\n\nurlpatterns = [path("api/", include("core.urls_api"))]\n',
      }),
    );
    const posts = given[2]!;
    const { texts } = await after(tree, (w) => registerViewsets(w, [posts]));
    expect(texts["core/urls_api.py"]).toContain('router.register("posts", PostViewSet)');
  });

  it("are named behind their module where the file names others so", async () => {
    const urls = `from django.urls import include, path
from rest_framework.routers import DefaultRouter

from shop import viewsets

router = DefaultRouter()
router.register("items", viewsets.ItemViewSet)

urlpatterns = [path("api/", include(router.urls))]
`;
    const tree = new MemoryTree(Object.entries({ ...files, "site_config/urls.py": urls }));
    const { texts } = await after(tree, (w) => registerViewsets(w, [given[0]!]));
    expect(texts["site_config/urls.py"]).toBe(
      urls.replace(/(?<=ItemViewSet\)\n)/, 'router.register("tags", viewsets.TagViewSet)\n'),
    );
  });
});
