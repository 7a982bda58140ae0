import { expect, test } from "vitest";
import { withSettings } from "./support/project.ts";

const SETTINGS = `AUTH_USER_MODEL = "users.User"
INSTALLED_APPS = ["users", "shop_core", "catalogue"]
`;
const CORE = `import uuid
from django.db import models


class Mixin:
    tag = models.CharField(max_length=5)


class Base(Mixin, models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    note = models.TextField(null=True)

    class Meta:
        abstract = True
        app_label = "catalogue"
`;

test("fields, relations and what abstract bases give", async () => {
  const facts = await withSettings(SETTINGS, {
    "users/__init__.py": "",
    "users/models.py":
      "from django.contrib.auth.models import AbstractUser\n\n\nclass User(AbstractUser):\n    email = None\n",
    "shop_core/__init__.py": "",
    "shop_core/models.py": CORE,
    "catalogue/__init__.py": "",
    "catalogue/models/__init__.py": "from .product import Product, Special\nfrom . import stock\n",
    "catalogue/models/product.py": `from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from pydantic import BaseModel

from catalogue.fields import MoneyField
from shop_core.models import Base


class Schema(BaseModel):
    name: str


class Status(models.TextChoices):
    NEW = "new"


class Query(models.QuerySet):
    pass


class Product(Base):
    note = None
    name: str = models.CharField("name", max_length=50, unique=True)
    price = MoneyField()
    status = models.CharField(choices=Status.choices, default=Status.NEW)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="products")
    editor = models.ForeignKey(get_user_model(), null=True, on_delete=models.SET_NULL)
    parent = models.ForeignKey("self", on_delete=models.CASCADE)
    stock = models.OneToOneField(to="Stock", on_delete=models.CASCADE)
    tags = models.ManyToManyField("other.Tag")
    objects = Query.as_manager()

    class Meta(Base.Meta):
        abstract = False
        db_table = "products"


class Special(Product):
    extra = models.IntegerField()

    class Meta:
        proxy = True
`,
    "catalogue/models/stock.py":
      "from django.db import models\nfrom users.models import User\n\n\nclass Stock(models.Model):\n    by = models.ForeignKey(User, models.CASCADE)\n    broken = models.CharField(\n",
    "catalogue/fields.py":
      "from django.db import models\n\n\nclass MoneyField(models.DecimalField):\n    def __init__(self, **kwargs):\n        super().__init__(max_digits=9, **kwargs)\n",
  });
  expect(
    facts.models.map(({ app, name, abstract, proxy }) => [app, name, abstract, proxy]),
  ).toEqual([
    ["users", "User", false, false],
    ["catalogue", "Base", true, false],
    ["catalogue", "Product", false, false],
    ["catalogue", "Special", false, true],
    ["catalogue", "Stock", false, false],
  ]);
  const product = facts.models.find(({ name }) => name === "Product");
  expect(product).toMatchObject({
    table: "products",
    path: "catalogue/models/product.py",
    bases: ["shop_core.Base"],
  });
  const short = product?.fields.map(({ name, type, to, unique, null: nullable, from }) =>
    [name, type, to, unique && "unique", nullable && "null", from].filter(Boolean).join(" "),
  );
  expect(short).toEqual([
    "tag CharField Mixin",
    "id UUIDField unique Base",
    "name CharField unique",
    "price MoneyField",
    "status CharField",
    "owner ForeignKey users.User",
    "editor ForeignKey users.User null",
    "parent ForeignKey self",
    "stock OneToOneField catalogue.Stock unique",
    "tags ManyToManyField other.Tag",
  ]);
  expect(product?.fields.find(({ name }) => name === "owner")?.relatedName).toBe("products");
  const user = facts.models[0];
  expect(user?.fields.map(({ name }) => name)).toContain("username");
  expect(user?.fields.map(({ name }) => name)).not.toContain("email");
  expect(facts.models.at(-1)?.fields[0]).toMatchObject({ name: "by", to: "users.User" });
});

test("one app's models are read without the others", async () => {
  const facts = await withSettings(SETTINGS, {
    "users/__init__.py": "",
    "users/models.py": "",
    "shop_core/__init__.py": "",
    "shop_core/models.py": CORE,
    "catalogue/__init__.py": "",
    "catalogue/models.py": "raise Exception('not to be run')\n",
  });
  const app = facts.app("shop_core");
  const before = facts.parsedFiles;
  expect(app && facts.modelsOf(app).map(({ name }) => name)).toEqual(["Base"]);
  expect(facts.parsedFiles).toBe(before + 1);
});
