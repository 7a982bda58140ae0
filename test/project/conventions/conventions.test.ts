import { expect, test } from "vitest";
import { conventionsOf } from "../../../src/project/conventions/conventions.ts";
import { withSettings } from "../support/project.ts";

const SETTINGS = 'INSTALLED_APPS = ["shop.orders", "shop.stock"]\n';

const ORDERS = {
  "shop/orders/__init__.py": "",
  "shop/orders/models.py": `from django.db import models

from shop.core.models import Timed


class Order(Timed):
    number = models.CharField('number', max_length=20)


class Line(Timed):
    order = models.ForeignKey('Order', on_delete=models.CASCADE)
`,
  "shop/orders/views.py": `def order_list(request):
    return render(request, 'orders/list.html')


def order(request, pk):
    return render(request, 'orders/order.html')
`,
  "shop/orders/urls.py": `from django.conf.urls import url

from shop.orders import views

urlpatterns = [
    url(r'^$', views.order_list),
]
`,
  "shop/stock/__init__.py": "",
  "shop/stock/models.py": `from django.db import models


class Timed(models.Model):
    made = models.DateTimeField()

    class Meta:
        abstract = True


class Item(Timed):
    pass
`,
};

async function conventions(files: Readonly<Record<string, string>> = {}) {
  return conventionsOf(await withSettings(SETTINGS, { ...ORDERS, ...files }));
}

test("a repository without tools is read by its code", async () => {
  expect(await conventions()).toMatchObject({
    quotes: "single",
    lineLength: 88,
    indent: 4,
    typed: false,
    generics: false,
    imports: "absolute",
    neighbourImports: "relative",
    isort: undefined,
    views: "function",
    urls: "url",
    namespaced: false,
    tests: { style: "class", runner: "django", factories: "none" },
    appsFolder: "shop",
    appsModule: "shop.",
  });
});

test("abstract models that others build on are known, with how many do", async () => {
  const { bases, baseUse } = await conventions();
  expect(bases).toEqual([
    { app: "stock", name: "Timed", module: "shop.stock.models", fields: ["made"] },
  ]);
  expect(baseUse).toBeCloseTo(1 / 3);
});

test.each([
  ["pyproject.toml", "[tool.ruff]\nline-length = 100\n", { lineLength: 100, quotes: "single" }],
  ["ruff.toml", '[format]\nquote-style = "double"\n', { lineLength: 88, quotes: "double" }],
  ["pyproject.toml", "[tool.black]\nline-length = 119\n", { lineLength: 119, quotes: "double" }],
  [
    "pyproject.toml",
    "[tool.black]\nskip-string-normalization = true\n",
    { lineLength: 88, quotes: "single" },
  ],
  ["setup.cfg", "[flake8]\nmax-line-length = 99\n", { lineLength: 99 }],
  ["setup.cfg", "[flake8]\nignore = E501\n", { lineLength: 88 }],
  ["tox.ini", "[flake8]\nexclude = docs\n", { lineLength: 79 }],
  [
    ".editorconfig",
    "[*.py]\nmax_line_length = 110\nindent_style = tab\n",
    { lineLength: 110, tabs: true },
  ],
  [
    ".pre-commit-config.yaml",
    "repos:\n- hooks:\n  - id: black\n",
    { lineLength: 88, quotes: "double" },
  ],
  ["pyproject.toml", '[project]\nrequires-python = ">=3.11"\n', { pythonLine: "3.11" }],
  ["pyproject.toml", '[tool.ruff]\ntarget-version = "py313"\n', { pythonLine: "3.13" }],
  ["runtime.txt", "python-3.12.4\n", { pythonLine: "3.12" }],
  ["requirements.txt", "Django==3.2\n", { djangoLine: "3.2", pythonLine: "3.6" }],
  [
    "pyproject.toml",
    '[tool.ruff.lint]\nselect = ["I"]\nisort.combine-as-imports = true\n',
    { isort: { "combine-as-imports": true, "known-first-party": ["shop"] } },
  ],
  [
    "setup.cfg",
    "[isort]\nforce_single_line = true\nsections = FUTURE,STDLIB,DJANGO,THIRDPARTY,FIRSTPARTY,LOCALFOLDER\nknown_django = django\n",
    {
      isort: {
        "force-single-line": true,
        sections: { django: ["django"] },
        "section-order": [
          "future",
          "standard-library",
          "django",
          "third-party",
          "first-party",
          "local-folder",
        ],
      },
    },
  ],
])("%s: %j", async (path, text, expected) => {
  expect(await conventions({ [path]: text })).toMatchObject(expected);
});

test("a formatter and a linter are both content with the shorter line", async () => {
  const { lineLength } = await conventions({
    "pyproject.toml": "[tool.black]\nline-length = 119\n",
    ".flake8": "[flake8]\nmax-line-length = 100\n",
  });
  expect(lineLength).toBe(100);
});

test("tests are functions where most are, and pytest runs them", async () => {
  const found = await conventions({
    "requirements.txt": "pytest-django\nfactory-boy\n",
    "shop/orders/tests/test_models.py": "def test_a(db):\n    pass\n\n\ndef test_b():\n    pass\n",
  });
  expect(found.tests).toEqual({ style: "function", runner: "pytest", factories: "factory_boy" });
});

test("annotated code, and generic classes where django-stubs-ext is applied", async () => {
  const project = await withSettings(
    `import django_stubs_ext\n\ndjango_stubs_ext.monkeypatch()\n${SETTINGS}`,
    {
      "shop/orders/__init__.py": "",
      "shop/orders/views.py":
        "def total(order: int) -> int:\n    return order\n\n\ndef get(request):\n    return 1\n",
    },
  );
  expect(conventionsOf(project)).toMatchObject({ typed: true, generics: true });
});

test("an unfinished string in a file that is cut for its length costs no time", async () => {
  const long = `SQL = """\n${"\\d+ '".repeat(20_000)}"""\n`;
  const found = await conventions({ "shop/stock/sql.py": long });
  expect(found.quotes).toBe("single");
});

test("what is beside a test is imported as the tests of the repository do", async () => {
  const beside = (line: string) => ({ "shop/orders/tests/test_views.py": `${line}\n` });
  const { neighbourImports } = await conventions(
    beside("from shop.orders.tests.factories import OrderFactory"),
  );
  expect(neighbourImports).toBe("absolute");
  const short = await conventions(beside("from .factories import OrderFactory"));
  expect(short.neighbourImports).toBe("relative");
});

const CASES = `from django.test import TestCase


class WithRows:
    fixtures = ["rows"]


class ShopTestCase(WithRows, TestCase):
    pass
`;
const SHOP_TEST = `from shop.orders.tests.base import ShopTestCase


class FirstTests(ShopTestCase):
    pass


class SecondTests(ShopTestCase):
    pass
`;

test("a test case that loads fixtures is what tests derive from, where most do", async () => {
  const files = { "shop/orders/tests/base.py": CASES, "shop/orders/tests/test_shop.py": SHOP_TEST };
  const found = await conventions(files);
  expect(found.tests.base).toEqual({
    module: "shop.orders.tests.base",
    name: "ShopTestCase",
    gives: "fixtures",
    isCase: true,
  });
  const without = await conventions({
    ...files,
    "shop/orders/tests/base.py": CASES.replace("fixtures", "rows"),
  });
  expect(without.tests.base).toBeUndefined();
});

test("tests of a project with tenants derive from a case that makes one", async () => {
  const settings = SETTINGS.replace("INSTALLED_APPS = [", 'INSTALLED_APPS = ["django_tenants", ');
  const found = async (files: Readonly<Record<string, string>> = {}) =>
    conventionsOf(await withSettings(settings, { ...ORDERS, ...files })).tests.base;
  expect(await found()).toMatchObject({ name: "TenantTestCase", gives: "tenant" });
  const fast = `from django_tenants.test.cases import FastTenantTestCase


class OrderTests(FastTenantTestCase):
    pass
`;
  expect(await found({ "shop/orders/tests/test_shop.py": fast })).toMatchObject({
    module: "django_tenants.test.cases",
    name: "FastTenantTestCase",
  });
});

test("a fixture that comes to every test may give it the database", async () => {
  const fixture =
    "import pytest\n\n\n@pytest.fixture(autouse=True)\ndef clean(db, settings):\n    pass\n";
  const files = { "requirements.txt": "pytest-django\n", "conftest.py": fixture };
  expect((await conventions(files)).tests.allUseDatabase).toBe(true);
  const other = fixture.replace("(db, ", "(").concat("\n\ndef other(db):\n    pass\n");
  expect((await conventions({ ...files, "conftest.py": other })).tests).not.toHaveProperty(
    "allUseDatabase",
  );
});
