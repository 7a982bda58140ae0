import { describe, expect, it } from "vitest";
import type { Allowed } from "../../../src/gate/allowed.ts";
import { lossesBetween } from "../../../src/verify/gate/compare-snapshots.ts";
import type { Snapshot } from "../../../src/verify/gate/snapshot.ts";

const field = (column: string, to: string | null = null) => ({ type: "x.Field", column, to });

const BEFORE: Snapshot = {
  models: {
    "shop.Product": {
      table: "shop_product",
      managed: true,
      proxy: false,
      fields: { id: field("id"), owner: field("owner_id", "users.User") },
    },
  },
  routes: [
    {
      route: "products/",
      name: "shop:products",
      view: "shop.views.list",
      answers: "shop.views.list",
    },
    { route: "products/<int:pk>/", name: null, view: "shop.views.one", answers: null },
    {
      route: "admin/^(?P<app_label>auth|shop)/$",
      name: "admin:app_list",
      view: "django.contrib.admin.sites.AdminSite.app_index",
      answers: null,
    },
  ],
  registered: ["django.core.checks.urls.check_url_config", "shop.checks.prices"],
  checks: [
    { id: "models.W042", level: 30, object: "shop.Product", text: "No default auto field." },
  ],
  migrations: [{ app: "shop", operation: "AddField", text: "Add field a to product" }],
};

const DELETION = { app: "shop", operation: "DeleteModel", text: "Delete model Product" };

function after(change: (snapshot: any) => void): Snapshot {
  const copy = structuredClone(BEFORE);
  change(copy);
  return copy;
}

function lossesOf(snapshot: Snapshot, allowed: Allowed = {}): readonly string[] {
  return lossesBetween(BEFORE, snapshot, allowed);
}

describe("lossesBetween", () => {
  it("takes additions and what stays", () => {
    const more = after((snapshot) => {
      snapshot.models["shop.Order"] = snapshot.models["shop.Product"];
      snapshot.models["shop.Product"].fields.price = field("price");
      snapshot.routes.unshift({ route: "new/", name: null, view: "a.b", answers: "a.b" });
      snapshot.checks.push({
        id: "shop.I001",
        level: 20,
        object: null,
        text: "For your information.",
      });
      snapshot.migrations.push({
        app: "shop",
        operation: "CreateModel",
        text: "Create model Order",
      });
      snapshot.routes[3].route = "admin/^(?P<app_label>auth|axes|shop)/$";
      snapshot.checks.push({
        id: "models.W042",
        level: 30,
        object: "shop.Order",
        text: "No default auto field.",
      });
      snapshot.registered.push("axes.checks.backends");
    });
    expect(lossesOf(BEFORE)).toEqual([]);
    expect(lossesOf(more)).toEqual([]);
  });

  it.each([
    ["a model", (s: any) => delete s.models["shop.Product"], "the model shop.Product is gone"],
    [
      "a field",
      (s: any) => delete s.models["shop.Product"].fields.owner,
      "shop.Product.owner is gone",
    ],
    [
      "a table",
      (s: any) => (s.models["shop.Product"].table = "p"),
      "from the table shop_product to p",
    ],
    ["management", (s: any) => (s.models["shop.Product"].managed = false), "no longer managed"],
    [
      "a column",
      (s: any) => (s.models["shop.Product"].fields.id.column = "pk"),
      "is pk, no longer id",
    ],
    [
      "a relation",
      (s: any) => (s.models["shop.Product"].fields.owner.to = "auth.User"),
      "leads to auth.User",
    ],
    ["a route", (s: any) => s.routes.splice(1, 1), "the route /products/<int:pk>/ is gone"],
    ["a view", (s: any) => (s.routes[1].view = "shop.views.two"), "answered by shop.views.two"],
    [
      "an answer",
      (s: any) => (s.routes[0].answers = "x.y"),
      "/products/ (shop:products) is answered by x.y",
    ],
    [
      "data",
      (s: any) =>
        s.migrations.push({ app: "shop", operation: "DeleteModel", text: "Delete model Product" }),
      "makemigrations would write for shop: Delete model Product",
    ],
    [
      "a clean check",
      (s: any) => s.checks.push({ id: "security.W001", level: 30, object: null, text: "No." }),
      "security.W001: No.",
    ],
    [
      "a check that no longer runs",
      (s: any) => s.registered.pop(),
      "the system check shop.checks.prices no longer runs",
    ],
    [
      "an error about what is new",
      (s: any) => {
        s.models["shop.Order"] = s.models["shop.Product"];
        s.checks.push({ id: "fields.E300", level: 40, object: "shop.Order.x", text: "No." });
      },
      "fields.E300: shop.Order.x: No.",
    ],
    [
      "an app in the admin",
      (s: any) => (s.routes[2].route = "admin/^(?P<app_label>auth)/$"),
      "app_label>auth|shop)/$ (admin:app_list) is gone",
    ],
  ])("refuses the loss of %s", (_name, change, said) => {
    const losses = lossesOf(after(change));
    expect(losses).toHaveLength(1);
    expect(losses[0]).toContain(said);
  });

  it("lets relations lead where they are meant to, and nowhere else", () => {
    const { fields } = BEFORE.models["shop.Product"]!;
    const owned = (to: string): Snapshot => ({
      ...BEFORE,
      models: {
        "shop.Product": {
          ...BEFORE.models["shop.Product"]!,
          fields: { ...fields, owner: field("owner_id", to) },
        },
      },
    });
    const allowed = { leads: ["users.User -> people.User"] };
    expect(lossesOf(owned("people.User"), allowed)).toEqual([]);
    expect(lossesOf(owned("auth.User"), allowed)).toEqual([
      "shop.Product.owner leads to auth.User, no longer to users.User",
    ]);
  });

  it("lets go of routes by a part of their name or of their pattern", () => {
    const less = { ...BEFORE, routes: [] };
    expect(lossesOf(less, { routes: ["shop:*", "products/<*", "*:app_*"] })).toEqual([]);
    expect(lossesOf(less, { routes: ["shop:p", "*:app_*", "products/<*"] })).toEqual([
      "the route /products/ (shop:products) is gone",
    ]);
  });

  it("lets go of what the change is meant to take away", () => {
    const less: any = after((snapshot) => {
      delete snapshot.models["shop.Product"];
      snapshot.routes = [];
      snapshot.checks = [];
    });
    less.migrations = [...BEFORE.migrations, DELETION];
    expect(lossesOf(less)).toHaveLength(5);
    const allowed = {
      models: ["shop.Product"],
      routes: ["shop:products", "products/<int:pk>/", "admin:*"],
      migrations: [DELETION.text],
    };
    expect(lossesOf(less, allowed)).toEqual([]);
  });
});
