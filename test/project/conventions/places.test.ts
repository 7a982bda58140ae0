import { expect, test } from "vitest";
import type { Part } from "../../../src/project/conventions/places.ts";
import {
  importFrom,
  placeOf,
  templatePlace,
  testPlaceOf,
} from "../../../src/project/conventions/places.ts";
import { withSettings } from "../support/project.ts";

const VIEWSET = "class OrderViewSet(ModelViewSet):\n    pass\n";
const TEST = "class OrderTests(TestCase):\n    def test_it(self):\n        pass\n";

/** The place in the app `shop.orders` with these files beside it, in a repository with the apps orders and stock. */
async function inOrders(files: Readonly<Record<string, string>>) {
  const project = await withSettings(
    'INSTALLED_APPS = ["shop.orders", "shop.stock", "shop.users"]\n',
    {
      "shop/orders/__init__.py": "",
      "shop/stock/__init__.py": "",
      "shop/users/__init__.py": "",
      ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`shop/${path}`, text])),
    },
  );
  const app = project.app("orders")!;
  return {
    project,
    place: (part: Part, name = "Invoice") => placeOf(part, app, name, project, project.tree),
    test: (part: string) => testPlaceOf(part, app, "Invoice", project, project.tree),
    template: () => templatePlace(app, "invoice_list.html", project),
  };
}

test.each<[string, Part, string, Record<string, string>, string]>([
  ["nothing there", "models", "Invoice", {}, "models.py"],
  ["a module", "models", "Invoice", { "orders/models.py": "x = 1\n" }, "models.py"],
  [
    "a package",
    "models",
    "InvoiceLine",
    { "orders/models/__init__.py": "from .order import Order\n", "orders/models/order.py": "" },
    "models/invoice_line.py",
  ],
  [
    "a class that a package has already",
    "models",
    "Invoice",
    {
      "orders/models/__init__.py": "",
      "orders/models/sales.py": "class Invoice(Model):\n    pass\n",
    },
    "models/sales.py",
  ],
  [
    "a package whose code is in its __init__",
    "models",
    "Invoice",
    { "orders/models/__init__.py": "class Order(Model):\n    pass\n" },
    "models/__init__.py",
  ],
  ["an API package", "viewsets", "X", { "orders/api/views.py": VIEWSET }, "api/views.py"],
  ["views of an API", "viewsets", "X", { "orders/views.py": VIEWSET }, "views.py"],
  [
    "views of pages",
    "viewsets",
    "X",
    { "orders/views.py": "def a(request): ...\n" },
    "viewsets.py",
  ],
  ["as the neighbour does", "viewsets", "X", { "stock/apis.py": VIEWSET }, "apis.py"],
  [
    "a module where the neighbour has a package",
    "viewsets",
    "X",
    { "orders/api.py": "x = 1\n", "stock/api/views.py": VIEWSET, "stock/api/__init__.py": "" },
    "viewsets.py",
  ],
  [
    "urls of a package",
    "urls",
    "X",
    { "orders/urls/__init__.py": "urlpatterns = []\n" },
    "urls/__init__.py",
  ],
  ["a command", "commands", "sync_stock", {}, "management/commands/sync_stock.py"],
  ["factories beside tests.py", "factories", "X", { "orders/tests.py": TEST }, "factories.py"],
  [
    "factories of a package",
    "factories",
    "X",
    { "orders/tests/__init__.py": "" },
    "tests/factories.py",
  ],
  [
    "named as the neighbours",
    "serializers",
    "InvoiceSerializer",
    { "orders/serializers/__init__.py": "", "orders/serializers/order_serializer.py": "" },
    "serializers/invoice_serializer.py",
  ],
  [
    "named without the suffix",
    "serializers",
    "InvoiceSerializer",
    { "orders/serializers/__init__.py": "", "orders/serializers/order.py": "" },
    "serializers/invoice.py",
  ],
])("%s: %s", async (_, part, name, files, expected) => {
  const { place } = await inOrders(files);
  expect(place(part, name).path).toBe(`shop/orders/${expected}`);
});

test("a model of a package is exported, since Django imports the package alone", async () => {
  const { place } = await inOrders({
    "stock/models/__init__.py": "from .item import Item\n",
    "stock/models/item.py": "",
    "users/models/__init__.py": "from .user import User\n",
    "users/models/user.py": "",
  });
  expect(place("models")).toEqual({
    path: "shop/orders/models/invoice.py",
    module: "shop.orders.models.invoice",
    app: "shop.orders",
    exportIn: { path: "shop/orders/models/__init__.py", from: ".invoice" },
    also: ["shop/orders/models/__init__.py"],
  });
});

test.each<[string, Record<string, string>, string]>([
  ["nothing there", {}, "orders/tests/test_models.py"],
  ["tests.py", { "orders/tests.py": "" }, "orders/tests.py"],
  ["a package", { "orders/tests/__init__.py": "" }, "orders/tests/test_models.py"],
  [
    "one in the singular",
    { "orders/tests/__init__.py": "", "orders/tests/test_model.py": TEST },
    "orders/tests/test_model.py",
  ],
  ["other names", { "orders/tests/models_test.py": TEST }, "orders/tests/models_test.py"],
  [
    "a folder each",
    { "orders/tests/models/test_order.py": TEST },
    "orders/tests/models/test_invoice.py",
  ],
  ["as the neighbour", { "stock/tests.py": TEST }, "orders/tests.py"],
  ["beside the modules", { "orders/test_views.py": TEST }, "orders/test_models.py"],
  ["at the root", { "tests/stock/test_models.py": TEST }, "tests/orders/test_models.py"],
])("tests, %s", async (_, files, expected) => {
  const { test: place } = await inOrders(files);
  expect(place("models").path).toBe(`shop/${expected}`);
});

test("imports as the repository writes them", async () => {
  const { place, test: testPlace } = await inOrders({});
  const [models, serializers, tests] = [place("models"), place("serializers"), testPlace("models")];
  const relative = {
    imports: "relative",
    testImports: "absolute",
    neighbourImports: "relative",
  } as const;
  expect(importFrom(serializers, models, relative)).toBe(".models");
  expect(importFrom(tests, models, relative)).toBe("shop.orders.models");
  expect(importFrom(tests, place("factories"), relative)).toBe(".factories");
  expect(importFrom(tests, place("factories"), { ...relative, neighbourImports: "absolute" })).toBe(
    "shop.orders.tests.factories",
  );
  expect(importFrom(tests, models, { ...relative, testImports: "relative" })).toBe("..models");
  expect(importFrom(serializers, models, { ...relative, imports: "absolute" })).toBe(
    "shop.orders.models",
  );
});

test("what a package exports is imported from the package", async () => {
  const { place } = await inOrders({
    "orders/models/__init__.py": "from .order import Order\n",
    "orders/models/order.py": "",
  });
  const relative = {
    imports: "relative",
    testImports: "absolute",
    neighbourImports: "relative",
  } as const;
  expect(importFrom(place("admin"), place("models"), relative)).toBe(".models");
});

test("templates stand where those of other apps do", async () => {
  expect((await inOrders({})).template()).toBe("shop/orders/templates/orders/invoice_list.html");
});

test("apps of one folder have their templates alike", async () => {
  const project = await withSettings(
    'INSTALLED_APPS = ["shop.orders", "shop.stock", "parts.one", "parts.two"]\nTEMPLATES = [{"DIRS": ["templates"]}]\n',
    {
      "shop/orders/__init__.py": "",
      "shop/stock/__init__.py": "",
      "templates/stock/a.html": "",
      "parts/one/__init__.py": "",
      "parts/one/templates/one/a.html": "",
      "parts/two/__init__.py": "",
      "parts/two/templates/two/a.html": "",
    },
  );
  expect(templatePlace(project.app("orders")!, "invoice_list.html", project)).toBe(
    "templates/orders/invoice_list.html",
  );
});
