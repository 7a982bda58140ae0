import { beforeAll, describe, expect, it } from "vitest";
import { PythonFile } from "../../src/python/edit.ts";
import { loadPython } from "../../src/python/parse.ts";
import { order } from "./order.ts";

beforeAll(loadPython);

const file = (text: string) => new PythonFile(text, order);

describe("PythonFile", () => {
  it("imports", () => {
    const edited = file("import os\n");
    expect(edited.import("from pathlib import Path")).toBe("changed");
    expect(edited.import("from pathlib import Path")).toBe("already");
    expect(edited.text).toBe("import os\nfrom pathlib import Path\n");
  });

  it("sets names and extends lists", () => {
    const edited = file('INSTALLED_APPS = ["apps.users"]\n');
    expect(edited.extend("INSTALLED_APPS", '"rest_framework"')).toBe("changed");
    expect(edited.assign("AUTH_USER_MODEL", '"users.User"')).toBe("changed");
    expect(edited.assign("AUTH_USER_MODEL", '"accounts.User"')).toBe("unsupported");
    expect(edited.text).toBe(
      'INSTALLED_APPS = ["rest_framework", "apps.users"]\n\nAUTH_USER_MODEL = "users.User"\n',
    );
    expect(edited.unsupported).toEqual([
      {
        snippet: 'AUTH_USER_MODEL = "accounts.User"',
        reason: "AUTH_USER_MODEL is set to something else (line 3)",
      },
    ]);
  });

  it("adds routes", () => {
    const edited = file("urlpatterns = []\n");
    expect(edited.route('path("a/", a)', 'path("b/", b)')).toBe("changed");
    expect(edited.text).toBe('urlpatterns = [\n    path("a/", a),\n    path("b/", b),\n]\n');
  });

  it("registers viewsets", () => {
    const edited = file(
      "from rest_framework.routers import DefaultRouter\n\nrouter = DefaultRouter()\n\nurlpatterns = router.urls\n",
    );
    expect(edited.register("invoices", "InvoiceViewSet", { from: ".viewsets" })).toBe("changed");
    expect(edited.register("invoices", "InvoiceViewSet", { from: ".viewsets" })).toBe("already");
    expect(edited.text).toBe(
      "from rest_framework.routers import DefaultRouter\n\nfrom .viewsets import InvoiceViewSet\n\n" +
        'router = DefaultRouter()\nrouter.register("invoices", InvoiceViewSet)\n\nurlpatterns = router.urls\n',
    );
  });

  it("adds members to classes and statements to functions", () => {
    const edited = file("class A:\n    def ready(self):\n        pass\n");
    expect(edited.member("A", 'name = "a"\n')).toBe("changed");
    expect(edited.append("A.ready", "from . import signals  # noqa: F401")).toBe("changed");
    expect(edited.text).toBe(
      'class A:\n    name = "a"\n\n    def ready(self):\n        from . import signals  # noqa: F401\n',
    );
    expect(edited.append("A.ready", "from . import signals  # noqa: F401")).toBe("already");
  });

  it("leaves to a person what has no place to go", () => {
    const edited = file("");
    expect(edited.member("A", "x = 1")).toBe("unsupported");
    expect(edited.append("A.ready", "x = 1")).toBe("unsupported");
    expect(edited.text).toBe("");
    expect(edited.unsupported.map(({ reason }) => reason)).toEqual([
      "There is no `class A`",
      "There is no `def ready`",
    ]);
  });
});
