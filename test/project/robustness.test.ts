import fc from "fast-check";
import { expect, test } from "vitest";
import type { Project } from "../../src/project/project.ts";
import { apps, manage, project, withSettings } from "./support/project.ts";

/** Asks for everything that there is to ask for. */
function everything(facts: Project): unknown {
  const { models, routes, databases, settingsModules, environments, manageCandidates } = facts;
  const { packages, django, parts, answers, middleware, templateDirs, notes } = facts;
  return [
    [models, routes, databases, settingsModules, environments, manageCandidates],
    [packages, django, parts, answers, middleware, templateDirs, notes, apps(facts)],
  ];
}

test("a template of a project is read as far as it is Python", async () => {
  const facts = await project({
    "manage.py": manage("{{ name }}.settings.local"),
    "project_name/__init__.py": "",
    "project_name/settings/__init__.py": "",
    "project_name/settings/base.py":
      'ROOT_URLCONF = "{{ name }}.urls"\nINSTALLED_APPS = ["a"]\nUSER = {{ user }}\n',
    "project_name/urls.py": "urlpatterns = [\n",
  });
  expect(facts.settingsModule).toBe("project_name.settings.base");
  expect(apps(facts)).toEqual(["a"]);
  everything(facts);
});

test.each([
  ["a file that is broken", "INSTALLED_APPS = ['a'\n\ndef (:\n  !!\nROOT_URLCONF = 'x'"],
  ["nothing", ""],
  [
    "a circle of imports",
    "from shop.settings import *\nfrom shop.other import *\nINSTALLED_APPS = ['a']",
  ],
  [
    "a loop without an end",
    "INSTALLED_APPS = []\nwhile True:\n    INSTALLED_APPS.append('a')\n    x = 1",
  ],
  ["a function that calls itself", "def f(x):\n    return f(x) + f(x)\nINSTALLED_APPS = f([])"],
  [
    "lists within themselves",
    "A = []\nA.append(A)\nB = {}\nB['b'] = B\nimport x\nif x.y():\n    A.append(1)\nINSTALLED_APPS = A\nTEMPLATES = [B]\nDATABASES = B",
  ],
  [
    "wrong types",
    "INSTALLED_APPS = 5\nDATABASES = ['x']\nTEMPLATES = 'x'\nROOT_URLCONF = 1\nMIDDLEWARE = None\nAUTH_USER_MODEL = []",
  ],
  [
    "a star import of what is not there",
    "from .missing import *\nfrom nowhere import *\nINSTALLED_APPS = ['a']",
  ],
  [
    "classes that are their own bases",
    "class A(A):\n    pass\nclass B(A, B):\n    x = super().x\nINSTALLED_APPS = B().y",
  ],
])("settings that are %s", async (_, text) => {
  const facts = await withSettings(text, {
    "shop/other.py": "from shop.settings import *\nfrom shop.other import X\n",
  });
  everything(facts);
});

test("whatever the files say, there is an answer and no crash", async () => {
  const line = fc.constantFrom(
    "import os, a.b as c",
    "from .x import *",
    "from .x import y as z, w",
    "A = [1, *A, 'x']",
    "A += B",
    "A: list = {'x': A, **B}",
    "B = os.environ.get('A', B)['x'][0:2].y(A, *B, **A)",
    "def f(a, b=A, *c, **d):\n    global A\n    A = yield a\n    return f(b)",
    "class A(B, f()):\n    x = A\n    def m(self): return super().m().x\n    class Meta: abstract = A",
    "if A and not B or A < B in C:\n    A.append(B)\nelif B:\n    raise A(B)\nelse:\n    del A",
    "for a, (b, *c) in A.items():\n    break\nelse:\n    A = a",
    "while B:\n    B = f(B)\n    continue",
    "try:\n    import missing\nexcept (ImportError, A) as e:\n    A = e\nfinally:\n    B = 1",
    "with open(A) as f, g():\n    A = f.read().split()",
    "match A:\n    case 'x' | 1: B = 1\n    case [a, b]: pass\n    case _: A = None",
    "A = [f'{a}{B!r:>3}' for a in A if a for B in a] + lambda: A",
    "A = A if B else ('a' 'b', -1, ~B, 3 % 2, '%s' % A, A @ B)",
    "INSTALLED_APPS = A",
    "urlpatterns = [path(A, include(A)), re_path(B, A.urls), *A] + B",
    "from django.urls import path, include, re_path",
    "from django.db import models\nclass M(models.Model):\n    a = models.ForeignKey(A, B)\n    b = models.X(to=M)",
    "]]] ((( '''",
    "\t\t\u0000é = ∞",
  );
  const file = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));
  await fc.assert(
    fc.asyncProperty(file, file, async (settings, other) => {
      const facts = await withSettings(
        `INSTALLED_APPS = ["shop"]\nROOT_URLCONF = "shop.x"\n${settings}`,
        {
          "shop/x.py": other,
          "shop/models.py": other,
          "shop/apps.py": other,
        },
      );
      everything(facts);
    }),
    { numRuns: 100 },
  );
});

test("only files that a fact needs are parsed", async () => {
  const facts = await withSettings('INSTALLED_APPS = ["shop"]\nROOT_URLCONF = "shop.urls"\n', {
    "shop/models.py": "from django.db import models\nfrom .services import x\n",
    "shop/urls.py": "from . import views\nurlpatterns = []\n",
    "shop/views.py": "",
    "shop/services.py": "",
    "other/big.py": "",
  });
  expect(facts.parsedFiles).toBe(0);
  expect(facts.packages.manager).toBe("none");
  expect(facts.parsedFiles).toBe(0);
  expect(apps(facts)).toEqual(["shop"]);
  expect(facts.parsedFiles).toBe(2);
  everything(facts);
  // manage.py, the settings, the package, its models and its URLs.
  expect(facts.parsedFiles).toBe(5);
});
