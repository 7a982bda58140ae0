import { expect, test } from "vitest";
import { creation } from "../../src/fields/creation.ts";
import { shapeOf } from "../../src/fields/existing.ts";
import { factoryLine } from "../../src/fields/factory.ts";
import { is } from "../../src/fields/is.ts";
import { jsonSample } from "../../src/fields/json-sample.ts";
import { sample } from "../../src/fields/sample.ts";
import { withSettings } from "../project/support/project.ts";

const MODELS = `from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.validators import MinValueValidator
from django.db import models


class Level(models.IntegerChoices):
    LOW = 10
    HIGH = 20, "Very high"


class ShortField(models.CharField):
    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 5
        super().__init__(*args, **kwargs)


class User(AbstractUser):
    username = None
    email = models.EmailField(unique=True)
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["first_name"]


class Place(models.Model):
    city = models.CharField(max_length=80)


class Shop(Place):
    class Kind(models.TextChoices):
        BAKERY = "bakery", "Bakery"
        BAR = "bar", "Bar"

    code = ShortField(unique=True)
    kind = models.CharField(choices=Kind.choices, max_length=10)
    level = models.IntegerField(choices=Level.choices)
    size = models.CharField(choices=[("s", "Small"), ("Big", [("l", "Large")])], max_length=1)
    price = models.DecimalField(max_digits=4, decimal_places=2, validators=[MinValueValidator(50)])
    opened = models.DateField(auto_now_add=True)
    closes = models.DateTimeField()
    note = models.TextField(blank=True)
    data = models.JSONField(blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="shops")
    second = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    twin = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)
    fans = models.ManyToManyField(settings.AUTH_USER_MODEL)
`;

const facts = await withSettings('AUTH_USER_MODEL = "shops.User"\nINSTALLED_APPS = ["shops"]\n', {
  "shops/__init__.py": "",
  "shops/models.py": MODELS,
});
const shapes = new Map(
  facts.models.map((model) => [`${model.app}.${model.name}`, shapeOf(model, facts)]),
);
const shop = shapes.get("shops.Shop")!;
const field = (name: string) => shop.fields.find((each) => each.name === name)!;

test("what declarations say, whatever way they say it", () => {
  expect(field("city").maxLength).toBe(80);
  expect([field("code").word, field("code").maxLength, field("code").unique]).toEqual([
    "char",
    5,
    true,
  ]);
  expect(field("kind").choices).toMatchObject({ class: "Kind", kind: "text" });
  expect(field("level").choices).toMatchObject({ class: undefined, kind: "integer" });
  expect(field("level").choices?.members.map(({ value, label }) => [value, label])).toEqual([
    [10, "LOW"],
    [20, "Very high"],
  ]);
  expect(field("size").choices?.members.map(({ value }) => value)).toEqual(["s", "l"]);
  expect(field("owner").relation).toMatchObject({ kind: "fk", isUser: true, onDelete: "CASCADE" });
  expect(shop.fields.filter(is.required).map(({ name }) => name)).toEqual([
    "city",
    "code",
    "kind",
    "level",
    "size",
    "price",
    "closes",
    "owner",
    "second",
    "fans",
  ]);
});

test("samples are valid and differ", () => {
  const code = (name: string, variant: 1 | 2) =>
    sample(field(name), variant, { model: "Shop" })?.code;
  expect([code("code", 1), code("code", 2)]).toEqual(['"1"', '"2"']);
  expect([code("kind", 2), code("level", 2)]).toEqual(["Shop.Kind.BAR", "20"]);
  expect([code("price", 1), code("price", 2)]).toEqual(['Decimal("50.00")', 'Decimal("50.01")']);
  expect([code("opened", 1), code("fans", 1)]).toEqual([undefined, undefined]);
  expect(code("closes", 1)).toBe("dt.datetime(2026, 3, 15, 12, 0, tzinfo=dt.UTC)");
  expect(sample(field("closes"), 1, { python: "3.10" })?.code).toContain("dt.timezone.utc");
  expect(sample(field("closes"), 1, { useTz: false })?.code).not.toContain("tzinfo");
  expect(jsonSample(field("price"), 1)?.code).toBe('"50.00"');
  const related = () => ({ code: "user.pk", imports: [] });
  expect(jsonSample(field("fans"), 1, { related })?.code).toBe("[user.pk]");
});

test("a factory has what a row needs, and no more", () => {
  const factoryOf = () => ({ code: "UserFactory", imports: ["from .users import UserFactory"] });
  const lines = shop.fields.flatMap(
    (each) => factoryLine(each, { model: "Shop", factoryOf })?.code ?? [],
  );
  expect(lines).toEqual([
    'city = factory.Sequence("City {}".format)',
    "code = factory.Sequence(lambda n: str(n)[-5:])",
    "kind = Shop.Kind.BAKERY",
    "level = 10",
    'size = "s"',
    'price = Decimal("50.00")',
    "closes = dt.datetime(2026, 3, 15, 12, 0, tzinfo=dt.UTC)",
    'data = {"key": "value 1"}',
    "owner = factory.SubFactory(UserFactory)",
    "second = factory.SubFactory(UserFactory)",
  ]);
});

test("a row without factories makes those that it needs, each of its own", () => {
  const context = { factories: "none", shapeOf: (ref: string) => shapes.get(ref) } as const;
  const made = creation(shop, { code: '"X"' }, context)!;
  const user = (email: string, number: number) =>
    `User.objects.create_user(email="${email}@example.com", first_name="First name ${number}", password="Password ${number}")`;
  expect(made.code).toContain(`owner=${user("ada", 1)}, second=${user("grace", 2)}`);
  expect(
    made.code.startsWith('Shop.objects.create(code="X", city="City 1", kind=Shop.Kind.BAKERY'),
  ).toBe(true);
  expect(made.imports).toContain("from shops.models import User");
  expect(creation(shop, { owner: "ada" }, { ...context, factories: "model_bakery" })?.code).toBe(
    "baker.make(Shop, owner=ada)",
  );
});

test("a row that is made with its user is found there, and changed where values are asked for", () => {
  const context = { factories: "none", shapeOf: (ref: string) => shapes.get(ref) } as const;
  const profile = { ...shop, companion: { field: "owner", accessor: "shop" } };
  const made = (given: Record<string, string>) => creation(profile, given, context)!.code;
  expect(made({})).toMatch(/^User\.objects\.create_user\(.*\)\.shop$/);
  expect(made({ owner: "User.objects.create_user()" })).toBe("User.objects.create_user().shop");
  expect(made({ owner: "cls.user", city: '"X"' })).toBe(
    'Shop.objects.update_or_create(owner=cls.user, defaults={"city": "X"})[0]',
  );
});

test("a user is made without what its manager sets by itself", async () => {
  const project = await withSettings(
    'INSTALLED_APPS = ["people"]\nAUTH_USER_MODEL = "people.User"\n',
    {
      "people/__init__.py": "",
      "people/models.py": `from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager):
    def _create_user(self, email, password, **extra):
        extra["rank"] = rank_of(extra)
        user = self.model(email=email, **extra)
        user.joined = now()
        user.save()
        return user

    def create_user(self, email, password=None, **extra):
        return self._create_user(email, password, **extra)


class User(AbstractBaseUser):
    email = models.EmailField(unique=True)
    rank = models.CharField(max_length=9)
    joined = models.DateTimeField()
    town = models.CharField(max_length=9)

    USERNAME_FIELD = "email"

    objects = UserManager()
`,
    },
  );
  const user = shapeOf(project.models[0]!, project);
  const made = creation(user, {}, { factories: "none", shapeOf: () => undefined })!;
  expect(made.code).toBe(
    'User.objects.create_user(email="ada@example.com", password="Password 1", town="Town 1")',
  );
});

test("no row can be made where one needs another of its own kind", async () => {
  const circle = await withSettings('INSTALLED_APPS = ["shops"]\n', {
    "shops/__init__.py": "",
    "shops/models.py": `from django.db import models


class Egg(models.Model):
    hen = models.ForeignKey("Hen", on_delete=models.CASCADE)


class Hen(models.Model):
    egg = models.ForeignKey(Egg, on_delete=models.CASCADE)
`,
  });
  const all = new Map(circle.models.map((each) => [`shops.${each.name}`, shapeOf(each, circle)]));
  const made = creation(
    all.get("shops.Hen")!,
    {},
    { factories: "none", shapeOf: (ref) => all.get(ref) },
  );
  expect(made).toBeUndefined();
});
