import { beforeAll, describe, expect, it } from "vitest";
import { mergePython } from "../../src/python/merge.ts";
import { loadPython } from "../../src/python/parse.ts";
import { order } from "./order.ts";

beforeAll(loadPython);

describe("mergePython", () => {
  it("leaves a file with a syntax error alone", () => {
    const source = "INSTALLED_APPS = [\n";
    expect(mergePython(source, ["DEBUG = True\n"], order)).toEqual({
      text: source,
      status: "already",
      unsupported: [{ snippet: "DEBUG = True\n", reason: "The file has a syntax error" }],
    });
  });

  it("leaves out a fragment with a syntax error, and merges the others", () => {
    const merged = mergePython("A = 1\n", ["B = [", "C = 3\n"], order);
    expect(merged.text).toBe("A = 1\n\nC = 3\n");
    expect(merged.unsupported).toEqual([
      { snippet: "B = [", reason: "This snippet has a syntax error" },
    ]);
  });

  it("keeps tabs", () => {
    const source = "class A:\n\tx = 1\n\n\tdef f(self):\n\t\treturn 1\n";
    const fragment =
      "class A:\n    y = 2\n\n    def g(self):\n        if True:\n            return 2\n";
    expect(mergePython(source, [fragment], order).text).toBe(
      "class A:\n\tx = 1\n\ty = 2\n\n\tdef f(self):\n\t\treturn 1\n\n\tdef g(self):\n\t\tif True:\n\t\t\treturn 2\n",
    );
  });

  it("keeps a byte order mark, Windows line endings and a last line without an ending", () => {
    const source = '\uFEFFINSTALLED_APPS = [\r\n    "apps.users",\r\n]\r\n\r\nDEBUG = True';
    const merged = mergePython(
      source,
      ['INSTALLED_APPS += ["rest_framework"]\n\nX = """a\nb"""\n'],
      order,
    );
    expect(merged.text).toBe(
      '\uFEFFINSTALLED_APPS = [\r\n    "rest_framework",\r\n    "apps.users",\r\n]\r\n\r\nDEBUG = True\r\n\r\nX = """a\r\nb"""',
    );
  });

  it("leaves single lines of another ending as they are", () => {
    const source = "A = 1\r\nB = 2\nC = 3\n";
    expect(mergePython(source, ["D = 4\n"], order).text).toBe("A = 1\r\nB = 2\nC = 3\n\nD = 4\n");
  });

  it("sorts imports of the project's packages into their own section", () => {
    const source = "import django\n";
    const fragment = "from shop.models import Order\n";
    expect(mergePython(source, [fragment], order).text).toBe(
      "import django\nfrom shop.models import Order\n",
    );
    expect(mergePython(source, [fragment], order, { firstParty: ["shop"] }).text).toBe(
      "import django\n\nfrom shop.models import Order\n",
    );
  });

  it("opens bodies that stand beside their header", () => {
    const source = "class A: x = 1\nif DEBUG: Y = 1\nelse: Z = 1\n";
    const fragment = "class A:\n    y = 2\n\n\nif DEBUG:\n    W = 2\nelse:\n    V = 2\n";
    expect(mergePython(source, [fragment], order).text).toBe(
      "class A:\n    x = 1\n    y = 2\nif DEBUG:\n    Y = 1\n    W = 2\nelse:\n    Z = 1\n    V = 2\n",
    );
  });

  it("leaves the dots out of functions that are new", () => {
    const fragment = "class A:\n    def ready(self):\n        ...\n        one()\n";
    const other = "class A:\n    def ready(self):\n        ...\n        two()\n";
    expect(mergePython("", [fragment, other], order).text).toBe(
      "class A:\n    def ready(self):\n        one()\n        two()\n",
    );
  });

  it("puts type-checking imports behind the imports, and overriding star imports stay last", () => {
    const source = "import os\n\nDEBUG = True\n\nfrom .local import *\n";
    const fragment =
      "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from a import B\n\nX = 1\n";
    expect(mergePython(source, [fragment], order).text).toBe(
      "import os\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from a import B\n\nDEBUG = True\n\nX = 1\n\nfrom .local import *\n",
    );
  });

  it("puts imports before code even where imports stand below it", () => {
    const source = "DEBUG = True\n\nfrom .local import *\n";
    expect(mergePython(source, ["import os\n"], order).text).toBe(
      "import os\n\nDEBUG = True\n\nfrom .local import *\n",
    );
  });

  it("leaves names alone that are imported", () => {
    const source = "from .base import CACHES, INSTALLED_APPS, helper\n";
    const fragment = 'CACHES = {}\nINSTALLED_APPS += ["x"]\n\n\ndef helper():\n    return 1\n';
    const merged = mergePython(source, [fragment], order);
    expect(merged.text).toBe(`${source}\nINSTALLED_APPS += ["x"]\n`);
    expect(merged.unsupported.map(({ reason }) => reason)).toEqual([
      "CACHES is imported (line 1)",
      "helper is imported (line 1)",
    ]);
  });

  it("leaves imports to a person along with what needs them", () => {
    const source = 'urlpatterns = [\n    path("login/", views.login),\n]\n';
    const fragment =
      "from django.urls import path\nfrom shop.views import LoginView, OrderView\n\n" +
      'urlpatterns = [\n    path("login/", LoginView.as_view()),\n    path("orders/", OrderView.as_view()),\n]\n';
    const merged = mergePython(source, [fragment], order);
    expect(merged.text).toBe(
      "from django.urls import path\nfrom shop.views import OrderView\n\n" +
        'urlpatterns = [\n    path("login/", views.login),\n    path("orders/", OrderView.as_view()),\n]\n',
    );
    expect(merged.unsupported).toEqual([
      {
        snippet: 'from shop.views import LoginView\n\npath("login/", LoginView.as_view())',
        reason: '"login/" leads elsewhere (line 2)',
      },
    ]);
  });
});
