import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain } from "../../src/project/plain.ts";
import { readProject, type Project } from "../../src/project/project.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";

type Files = Readonly<Record<string, string>>;

const FILES: Files = {
  "manage.py": `import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site1.settings")\n`,
  "requirements.txt": "django==5.2\nwhitenoise\n",
  ".env": "NAME=one\n",
  "site1/settings.py": `
import environ

from site1.base import *

env = environ.Env()
environ.Env.read_env(".env")
NAME = env("NAME")
try:
    import whitenoise
    MIDDLEWARE = ["whitenoise.Middleware"]
except ImportError:
    MIDDLEWARE = []
try:
    from site1.local import *
except ImportError:
    pass
`,
  "site1/base.py": `ROOT_URLCONF = "site1.urls"\nINSTALLED_APPS = ["shop"]\n`,
  "site1/urls.py": `
from django.conf import settings
from django.urls import path

from shop import views

urlpatterns = [path(settings.NAME, views.index)]
`,
  "shop/__init__.py": "",
  "shop/models.py": "",
  "shop/views.py": "def index(request): ...\n",
};

const treeOf = (files: Files) => new MemoryTree(Object.entries(files));

/** The facts that a change could get wrong, as plain data. */
function facts(project: Project): object {
  const { settings } = project;
  return {
    values: [...(settings?.values ?? [])].map(([name, value]) => [name, plain(value)]),
    places: [...(settings?.places ?? [])].filter(([name]) => /^[A-Z]/.test(name)),
    variables: settings?.variables,
    notes: settings?.notes,
    modules: [...(settings?.machine.modules.keys() ?? [])],
    routes: project.routes,
    apps: project.installedApps,
    models: project.models,
    packages: [...project.packages.requested],
    django: project.django,
    evidence: project.evidence,
    modulesOfSettings: project.settingsModules,
  };
}

describe("facts over other states of a repository", () => {
  it("take over the settings where nothing that they read has changed, and see the rest as it is", async () => {
    const project = await readProject(treeOf(FILES));
    const before = project.settings;
    const urls = FILES["site1/urls.py"]!.replace("settings.NAME", '"new"');
    const after = project.over(treeOf({ ...FILES, "site1/urls.py": urls, "shop/tests.py": "" }));
    expect(after.settings?.values).toBe(before?.values);
    expect(after.packages).toBe(project.packages);
    expect(after.routes.map(({ route }) => route)).toEqual(["new"]);
    expect(project.routes.map(({ route }) => route)).toEqual(["one"]);
  });

  it.each([
    ["a file that they read", { ".env": "NAME=two\n" }],
    ["a module that they import", { "site1/base.py": `ROOT_URLCONF = "site1.urls"\n` }],
    ["a module that they looked for", { "site1/local.py": `NAME = "three"\n` }],
    ["what is installed", { "requirements.txt": "django==5.2\n" }],
    ["the file that chooses them", { "manage.py": `${FILES["manage.py"]}os.environ["X"] = ""\n` }],
  ])("run the settings again after a change of %s", async (_, change) => {
    const project = await readProject(treeOf(FILES));
    const before = project.settings;
    const after = project.over(treeOf({ ...FILES, ...change }));
    expect(after.settings?.values).not.toBe(before?.values);
    expect(facts(after)).toEqual(facts(await readProject(treeOf({ ...FILES, ...change }))));
  });

  it("run them again where an import of theirs is not followed yet", async () => {
    const files = { ...FILES, "site1/base.py": "class Later:\n    from shop.models import X\n" };
    const project = await readProject(treeOf(files));
    const before = project.settings;
    expect(project.over(treeOf(files)).settings?.values).not.toBe(before?.values);
  });

  it("are those that a new reading gives", async () => {
    const changes = fc.constantFrom<[string, string]>(
      [".env", "NAME=two\n"],
      ["site1/base.py", `ROOT_URLCONF = "site1.urls"\nINSTALLED_APPS = []\n`],
      ["site1/base.py", `from shop.models import ROOT as ROOT_URLCONF\nLATER = [ROOT_URLCONF]\n`],
      ["site1/local.py", `MIDDLEWARE += ["local"]\nfrom shop.models import *\n`],
      ["shop/models.py", `from django.db import models\n\nclass A(models.Model): ...\n`],
      ["shop/models.py", `ROOT = "site1.urls"\n`],
      ["site1/urls.py", `from django.urls import path\nurlpatterns = [path("b", print)]\n`],
      ["requirements.txt", "django==5.2\n"],
      ["pyproject.toml", `[project]\ndependencies = ["whitenoise"]\n`],
      ["shop/views.py", ""],
      ["Dockerfile", "ENV DJANGO_SETTINGS_MODULE=site1.base\n"],
    );
    const steps = fc.array(fc.tuple(changes, fc.boolean()), { minLength: 1, maxLength: 6 });
    const property = fc.asyncProperty(steps, async (taken) => {
      let files = FILES;
      const first = await readProject(treeOf(files));
      let last = first;
      for (const [[path, text], isUndone] of taken) {
        files = { ...files, [path]: text };
        last = (isUndone ? first : last).over(treeOf(files));
        expect(facts(last)).toEqual(facts(await readProject(treeOf(files))));
      }
      expect(facts(first)).toEqual(facts(await readProject(treeOf(FILES))));
    });
    await fc.assert(property, { numRuns: 150, seed: 7 });
  });
});
