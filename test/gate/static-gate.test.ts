import { describe, expect, it } from "vitest";
import { ChangeSet } from "../../src/changes/change-set.ts";
import type { Allowed } from "../../src/gate/allowed.ts";
import { refusalFailure, staticGate } from "../../src/gate/static-gate.ts";
import { readProject } from "../../src/project/project.ts";
import { MemoryTree } from "../../src/tree/memory-tree.ts";
import { manage } from "../project/support/project.ts";

const MODELS = `from django.db import models


class Product(models.Model):
    name = models.CharField(max_length=50)


class Order(models.Model):
    product = models.ForeignKey(Product, on_delete=models.CASCADE)
`;
const URLS = `from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("shop/", include("apps.shop.urls")),
]
`;
const SHOP_URLS = `from django.urls import path

from . import views

app_name = "shop"
urlpatterns = [
    path("", views.index, name="index"),
    path("orders/", views.orders, name="orders"),
]
`;
const TESTS = `from django.test import TestCase


class ProductTests(TestCase):
    def test_name(self):
        pass

    def test_price(self):
        pass
`;
const SHOP: Readonly<Record<string, string>> = {
  "manage.py": manage("config.settings"),
  "requirements.txt": "django==5.2\n",
  "config/__init__.py": "",
  "config/settings.py": `ROOT_URLCONF = "config.urls"
INSTALLED_APPS = [
    "django.contrib.admin",
    "apps.shop",
    "apps.blog",
]
`,
  "config/urls.py": URLS,
  "apps/__init__.py": "",
  "apps/shop/__init__.py": "",
  "apps/shop/models.py": MODELS,
  "apps/shop/urls.py": SHOP_URLS,
  "apps/shop/views.py": "def index(request): ...\n\n\ndef orders(request): ...\n",
  "apps/shop/tests.py": TESTS,
  "apps/blog/__init__.py": "",
  "apps/blog/models.py": `from django.db import models


class Post(models.Model):
    title = models.CharField(max_length=50)
`,
};

type Edits = Readonly<Record<string, string | undefined | ((text: string) => string)>>;

interface Options {
  allowed?: Allowed;
  /** Further files that are there. */
  files?: Readonly<Record<string, string>>;
}

/** What the gate says of edits to the shop: its code, its place and its message in one line. */
async function refused(edits: Edits, { allowed, files = {} }: Options = {}): Promise<string[]> {
  const tree = new MemoryTree(Object.entries({ ...SHOP, ...files }));
  const changes = new ChangeSet(tree);
  for (const [path, edit] of Object.entries(edits)) {
    const text = typeof edit === "function" ? edit(tree.read(path) ?? "") : edit;
    if (text === undefined) changes.delete(path, "test");
    else changes.write(path, text, "test");
  }
  const found = await staticGate(changes, await readProject(tree), allowed ? { allowed } : {});
  return found.map(({ code, path, line, message }) => `${code} ${path}:${line} ${message}`);
}

const append = (more: string) => (text: string) => `${text}${more}`;
const swap = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

describe("the static gate refuses", () => {
  it("a package that hides a module: its tables would be dropped", async () => {
    const found = await refused({
      "apps/shop/models/__init__.py": "from .invoice import Invoice\n",
      "apps/shop/models/invoice.py": MODELS.replaceAll("Product", "Invoice"),
    });
    expect(found).toContain(
      "hidden-module apps/shop/models/__init__.py:1 the new package apps/shop/models/ would hide apps/shop/models.py: Python would not import it any more",
    );
    expect(found.join("\n")).toContain("the model shop.Product would be gone");
  });

  it.each<[string, Edits, Options, string]>([
    [
      "a file that a module keeps from being imported",
      { "apps/shop/models/invoice.py": "" },
      {},
      "hidden-module apps/shop/models/invoice.py:1 Python would never import it: apps/shop/models.py stands before the folder apps/shop/models/",
    ],
    [
      "a module behind a package",
      { "apps/shop/forms.py": "" },
      { files: { "apps/shop/forms/__init__.py": "" } },
      "hidden-module apps/shop/forms.py:1 Python would never import it: the package apps/shop/forms/ stands before it",
    ],
    [
      "two commas",
      { "apps/shop/urls.py": swap('name="orders"),', 'name="orders"),,') },
      {},
      "syntax apps/shop/urls.py:8 this is not Python: expected an expression or a ']'",
    ],
    [
      "a parenthesis too few in a new file",
      { "apps/shop/forms.py": "x = (1,\n" },
      {},
      "syntax apps/shop/forms.py:2 this is not Python: unexpected EOF while parsing",
    ],
    [
      "a name that is used and not imported",
      {
        "apps/shop/urls.py": swap(
          "urlpatterns = [",
          'urlpatterns = [\n    path("i/", InvoiceView.as_view()),',
        ),
      },
      {},
      "undefined-name apps/shop/urls.py:7 undefined name `InvoiceView`",
    ],
    [
      "an import that is gone and still needed",
      { "apps/shop/urls.py": swap("from . import views\n", "") },
      {},
      "undefined-name apps/shop/urls.py:6 undefined name `views`",
    ],
    [
      "a name that a module has not",
      { "apps/shop/admin.py": "from .models import Invoice, Product\n" },
      {},
      "unknown-import apps/shop/admin.py:1 it imports Invoice from .models, and apps/shop/models.py has no such name",
    ],
    [
      "a name that another app has",
      { "apps/shop/admin.py": "from apps.blog.models import (\n    Product,\n)\n" },
      {},
      "unknown-import apps/shop/admin.py:1 it imports Product from apps.blog.models, and apps/blog/models.py has no such name",
    ],
    [
      "a name that a package's stars have not",
      { "apps/shop/admin.py": "from .parts import Product, Invoice\n" },
      { files: { "apps/shop/parts/__init__.py": "from ..models import *\n" } },
      "unknown-import apps/shop/admin.py:1 it imports Invoice from .parts, and apps/shop/parts/__init__.py has no such name",
    ],
    [
      "a module that is not there",
      { "apps/shop/admin.py": "from apps.shop.billing import Invoice\n" },
      {},
      "unknown-import apps/shop/admin.py:1 it imports from apps.shop.billing, and there is no such module",
    ],
    [
      "a sibling that is not there",
      { "apps/shop/admin.py": "def later():\n    from . import billing\n" },
      {},
      "unknown-import apps/shop/admin.py:2 it imports billing from ., and apps/shop/__init__.py has no such name",
    ],
    [
      "a name for type checkers that is not there",
      {
        "apps/shop/x.py":
          "import typing\n\nif typing.TYPE_CHECKING:\n    from .models import Invoice\n",
      },
      {},
      "unknown-import apps/shop/x.py:4 it imports Invoice from .models, and apps/shop/models.py has no such name",
    ],
    [
      "an import of the whole that is not there",
      { "apps/shop/admin.py": "import apps.shop.billing as b\n" },
      {},
      "unknown-import apps/shop/admin.py:1 it imports from apps.shop.billing, and there is no such module",
    ],
    [
      "a model that goes",
      { "apps/shop/models.py": swap("class Product(", "class Article(") },
      {},
      "lost-model apps/shop/models.py:4 the model shop.Product would be gone, and the next migration would drop its table",
    ],
    [
      "an app that goes",
      { "config/settings.py": swap('    "apps.blog",\n', "") },
      {},
      "lost-app config/settings.py:1 the app blog would no longer be installed",
    ],
    [
      "a route that goes",
      { "apps/shop/urls.py": swap('    path("orders/", views.orders, name="orders"),\n', "") },
      {},
      "lost-route apps/shop/urls.py:8 the route /shop/orders/ (shop:orders) would be gone",
    ],
    [
      "routes that are included no more",
      { "config/urls.py": swap('    path("shop/", include("apps.shop.urls")),\n', "") },
      {},
      "lost-route apps/shop/urls.py:7 the route /shop/ (shop:index) would be gone",
    ],
    [
      "a list of routes that a second one replaces",
      { "config/urls.py": append('\nurlpatterns = [path("admin/", admin.site.urls)]\n') },
      {},
      "lost-route apps/shop/urls.py:8 the route /shop/orders/ (shop:orders) would be gone",
    ],
    [
      "a test that goes",
      { "apps/shop/tests.py": swap("test_price", "test_cost") },
      {},
      "lost-test apps/shop/tests.py:8 the test ProductTests.test_price would be lost",
    ],
    [
      "a test behind another of its name",
      { "apps/shop/tests.py": append("\n    def test_price(self):\n        pass\n") },
      {},
      "lost-test apps/shop/tests.py:11 a second ProductTests.test_price would take the place of the first, which then never runs",
    ],
    [
      "a file of tests that goes",
      { "apps/shop/tests.py": undefined },
      {},
      "lost-test apps/shop/tests.py:5 the test ProductTests.test_name would be lost",
    ],
  ])("%s", async (_name, edits, options, said) => {
    expect(await refused(edits, options)).toContain(said);
  });
});

const INVOICE = `

class Invoice(models.Model):
    order = models.ForeignKey(Order, on_delete=models.PROTECT)
`;

describe("the static gate takes", () => {
  it.each<[string, Edits, Options?]>([
    ["no change", {}],
    ["what is no Python", { "README.md": "f(a),,\n", "templates/x.html": "{{ x }}" }],
    [
      "a model with a route, a view, a test and a migration",
      {
        "apps/shop/models.py": append(INVOICE),
        "apps/shop/views.py": append(
          "\n\nfrom .models import Invoice\n\n\ndef invoices(request):\n    return Invoice.objects.all()\n",
        ),
        "apps/shop/urls.py": swap(
          "urlpatterns = [",
          'urlpatterns = [\n    path("invoices/", views.invoices, name="invoices"),',
        ),
        "apps/shop/tests.py": append("\n    def test_invoice(self):\n        pass\n"),
        "apps/shop/migrations/0002_invoice.py":
          "from django.db import migrations\n\n\nclass Migration(migrations.Migration):\n    dependencies = []\n",
      },
    ],
    [
      "an app that is new and installed",
      {
        "apps/billing/__init__.py": "",
        "apps/billing/models.py": MODELS,
        "apps/billing/admin.py": "from apps.billing.models import Order\n",
        "config/settings.py": swap('    "apps.blog",', '    "apps.billing",\n    "apps.blog",'),
      },
    ],
    [
      "models.py that becomes a package with the same models",
      {
        "apps/shop/models.py": undefined,
        "apps/shop/models/__init__.py": "from .product import Order, Product\n",
        "apps/shop/models/product.py": MODELS,
      },
    ],
    [
      "a new module of a package of models",
      {
        "apps/shop/models.py": undefined,
        "apps/shop/models/__init__.py": "from .all import *\n",
        "apps/shop/models/all.py": MODELS,
      },
    ],
    [
      "a first file of an app without models",
      { "apps/empty/models/__init__.py": "", "apps/empty/models/a.py": "" },
    ],
    [
      "errors that were there",
      { "apps/old.py": append("y = 2\n") },
      { files: { "apps/old.py": "print 'a'\nx = (Nope)\n" } },
    ],
    [
      "names that were undefined",
      { "apps/old.py": append("y = 2\n") },
      { files: { "apps/old.py": "x = Nope\n" } },
    ],
    [
      "imports that led nowhere",
      { "apps/old.py": append("y = 2\n") },
      { files: { "apps/old.py": "from .nowhere import x\nfrom .shop.models import Nope\n" } },
    ],
    [
      "imports of packages, of the standard library and of what nobody knows",
      {
        "apps/shop/x.py":
          "import os.path\nimport celery\nfrom rest_framework import viewsets\nfrom django.db.models import Nope\nfrom nowhere.at.all import x\n",
      },
    ],
    [
      "imports that are tried, or made where a condition holds",
      {
        "apps/shop/x.py":
          "try:\n    from .nowhere import x\nexcept ImportError:\n    x = None\nif x:\n    from . import local_settings\n",
      },
    ],
    [
      "all ways to have a name",
      {
        "apps/shop/x.py":
          "from .ways import a, b, c, d, e, f, g, h, i, j, k, l, m, n, o\nfrom . import ways, views as v\nfrom .ways import *\n",
      },
      {
        files: {
          "apps/shop/ways.py": `import a
import b.c
from x import y as c
d: int = 1
e, (f, *g) = 1, (2, 3)
for h in []:
    pass
with open("x") as i:
    pass
if (j := 1):
    def k(): ...
try:
    class l: ...
finally:
    m = n = 2


def later():
    global o
    o = 1
`,
        },
      },
    ],
    [
      "a module that makes its names, or whose stars come from elsewhere",
      { "apps/shop/x.py": "from .lazy import A\nfrom .stars import B\nfrom .table import C\n" },
      {
        files: {
          "apps/shop/lazy.py": "def __getattr__(name):\n    return name\n",
          "apps/shop/stars.py": "from elsewhere import *\n",
          "apps/shop/table.py": "globals().update(C=1)\n",
        },
      },
    ],
    [
      "submodules, folders without __init__.py and modules that come with the change",
      {
        "apps/shop/x.py":
          "from apps.shop import models, tools\nfrom .tools import a\nfrom .new import A\n",
        "apps/shop/new.py": "class A: ...\n",
      },
      { files: { "apps/shop/tools/a.py": "" } },
    ],
    [
      "two modules that import from each other",
      {
        "apps/shop/a.py": "from .b import *\nfrom .b import X\n",
        "apps/shop/b.py": "from .a import *\nX = 1\n",
      },
    ],
    [
      "a local folder of the name of an installed package",
      {
        "apps/shop/x.py": "from celery import shared_task\nfrom celery.schedules import crontab\n",
      },
      { files: { "celery/worker.py": "", "requirements.txt": "django\ncelery\n" } },
    ],
    [
      "names of star imports, builtins, annotations and comprehensions",
      {
        "apps/shop/x.py":
          "from __future__ import annotations\nfrom os import *\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from .models import Product\n\n\ndef f(p: Product) -> list[int]:\n    print(__file__, getcwd())\n    return [a for a in range(3)]\n",
      },
    ],
    [
      "the newest syntax",
      {
        "apps/shop/x.py":
          'type A[T] = list[T]\ntry:\n    x = t"{1}"\nexcept ValueError, KeyError:\n    pass\n',
      },
    ],
    [
      "a file with a byte order mark and CRLF",
      { "apps/shop/x.py": "\uFEFFfrom .models import Product\r\n\r\nx = Product\r\n" },
    ],
    [
      "a model, a route and a test that are declared",
      {
        "apps/shop/models.py": swap("class Product(", "Product = None\n\n\nclass Article("),
        "apps/shop/urls.py": swap('    path("orders/", views.orders, name="orders"),\n', ""),
        "apps/shop/tests.py": swap("test_price", "test_cost"),
      },
      {
        allowed: {
          models: ["shop.Product"],
          routes: ["shop:orders"],
          tests: ["ProductTests.test_price"],
        },
      },
    ],
    [
      "routes in another order, and in another list",
      {
        "config/urls.py": () => `from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("shop/", include("apps.shop.urls"))]
urlpatterns += [path("admin/", admin.site.urls)]
`,
      },
    ],
    [
      "routes of a module that is new",
      { "apps/blog/urls.py": SHOP_URLS.replace("from . import", "from apps.shop import") },
      {
        files: {
          "config/urls.py": URLS.replace(
            "]\n",
            '    path("blog/", include("apps.blog.urls")),\n]\n',
          ),
        },
      },
    ],
    ["a view that is replaced", { "apps/shop/urls.py": swap("views.orders", "views.index") }],
  ])("%s", async (_name, edits, options) => {
    expect(await refused(edits, options)).toEqual([]);
  });

  it("what a person is asked to complete", async () => {
    const tree = new MemoryTree(Object.entries(SHOP));
    const changes = new ChangeSet(tree);
    const admin = "from .models import Invoice\nfrom .billing import Bill\n\nx = Nope\n";
    changes.write("apps/shop/admin.py", admin, "test");
    const found = () => readProject(tree).then((project) => staticGate(changes, project));
    expect((await found()).map(({ code }) => code).sort()).toEqual([
      "undefined-name",
      "unknown-import",
      "unknown-import",
    ]);
    for (const name of ["models", "billing", "admin"])
      changes.manual(`apps/shop/${name}.py`, "…", "it is too odd to be edited");
    expect(await found()).toEqual([]);
  });

  it("a repository without manage.py", async () => {
    const tree = new MemoryTree([["lib/a.py", "x = 1\n"]]);
    const changes = new ChangeSet(tree);
    changes.write("lib/b.py", "from .a import x\n", "test");
    expect(await staticGate(changes, await readProject(tree))).toEqual([]);
  });
});

it("tells of refusals as one failure", () => {
  const failure = refusalFailure([{ code: "syntax", path: "a.py", line: 3, message: "no" }]);
  expect(failure).toMatchObject({ code: "static-gate", exit: 4, details: ["a.py:3: no"] });
});
