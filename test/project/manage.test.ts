import { expect, test } from "vitest";
import { manage, project } from "./support/project.ts";

const SETTINGS = 'ROOT_URLCONF = "urls"\n';

test("manage.py may sit in a folder of its own", async () => {
  const facts = await project({
    "backend/manage.py": manage("core.settings"),
    "backend/core/__init__.py": "",
    "backend/core/settings.py": SETTINGS,
    "frontend/index.js": "",
  });
  expect(facts.managePy).toBe("backend/manage.py");
  expect(facts.settingsModule).toBe("core.settings");
  expect(facts.settings?.path).toBe("backend/core/settings.py");
});

test("of several, tests and examples come last, and all are listed", async () => {
  const facts = await project({
    "tests_project/manage.py": manage("a.settings"),
    "examples/long_tutorial/manage.py": manage("b.settings"),
    "examples/tutorial/manage.py": manage("c.settings"),
    "examples/tutorial/c/settings.py": SETTINGS,
    "{{cookiecutter.slug}}/manage.py": manage("d.settings"),
  });
  expect(facts.manageCandidates).toEqual([
    "examples/tutorial/manage.py",
    "examples/long_tutorial/manage.py",
    "tests_project/manage.py",
    "{{cookiecutter.slug}}/manage.py",
  ]);
  expect(facts.settingsModule).toBe("c.settings");
});

test("one can be asked for, by its path or its folder", async () => {
  const files = {
    "manage.py": manage("one.settings"),
    "one/settings.py": SETTINGS,
    "other/manage.py": manage("two.settings"),
    "other/two/settings.py": SETTINGS,
  };
  for (const asked of ["other/manage.py", "other", "./other/"]) {
    const facts = await project(files, { manage: asked });
    expect(facts.settings?.path).toBe("other/two/settings.py");
  }
  await expect(project(files, { manage: "third" })).rejects.toMatchObject({
    code: "manage-not-found",
    next: "Give one of these with --manage: manage.py, other/manage.py",
  });
});

test("a manage.py of another framework is none", async () => {
  const facts = await project({
    "manage.py": "from flask_script import Manager\nManager().run()\n",
  });
  expect(facts.managePy).toBeUndefined();
  expect(facts.settings).toBeUndefined();
});

test("without manage.py, what files name and what settings look like is gone by", async () => {
  const named = await project({
    "pytest.ini": "[pytest]\nDJANGO_SETTINGS_MODULE = engine.conf.dev\n",
    "engine/conf/__init__.py": "",
    "engine/conf/dev.py": SETTINGS,
  });
  expect(named.settingsModule).toBe("engine.conf.dev");
  expect(named.settings?.chosenBy).toBe("pytest.ini");

  const found = await project({
    "server/engine/__init__.py": "",
    "server/engine/settings_default.py": 'INSTALLED_APPS = ["engine.game"]\n',
    "server/engine/game/__init__.py": "",
    "server/engine/templates/settings.py": "INSTALLED_APPS = []\n",
  });
  expect(found.settingsModule).toBe("engine.settings_default");
  expect(found.localApps.map(({ path }) => path)).toEqual(["server/engine/game"]);
});

test("manage.py may choose by a condition, a variable or a file of variables", async () => {
  const choosing = `import os, sys
from decouple import config

if "test" in sys.argv:
    os.environ["DJANGO_SETTINGS_MODULE"] = "conf.test"
else:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", config("DJANGO_SETTINGS_MODULE", default=None))
`;
  const files = {
    "manage.py": choosing,
    ".env.example": 'DJANGO_SETTINGS_MODULE="conf.local" # copy me\n',
    "conf/__init__.py": "",
    "conf/local.py": SETTINGS,
    "conf/test.py": SETTINGS,
  };
  expect((await project(files)).settingsModule).toBe("conf.local");
  const environment = new Map([["DJANGO_SETTINGS_MODULE", "conf.test"]]);
  expect((await project(files, { environment })).settingsModule).toBe("conf.test");
  const elsewhere = new Map([["DJANGO_SETTINGS_MODULE", "another.project"]]);
  expect((await project(files, { environment: elsewhere })).settingsModule).toBe("conf.local");
});
