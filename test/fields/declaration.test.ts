import { expect, test } from "vitest";
import { Failure } from "../../src/errors.ts";
import { declaration } from "../../src/fields/declaration.ts";
import { resolveFields, type FieldScope } from "../../src/fields/resolve.ts";
import { parseFields } from "../../src/fields/spec.ts";

const MODELS = ["blog.Tag", "blog.Post", "users.User"];
const SCOPE: FieldScope = {
  app: "blog",
  model: "Post",
  userModel: "users.User",
  database: "sqlite3",
  django: "5.2",
  modelExists: (ref) => MODELS.includes(ref),
  nearestModel: (ref) => MODELS.find((known) => known.toLowerCase() === ref.toLowerCase()),
};

function declared(...words: string[]): string[] {
  return resolveFields(parseFields(words), SCOPE).map((field) => declaration(field).code);
}

test.each([
  ["title:char:200:unique", "title = models.CharField(max_length=200, unique=True)"],
  ["notes:text:null", "notes = models.TextField(null=True, blank=True)"],
  ["notes:text:optional", "notes = models.TextField(blank=True)"],
  ["due:date:optional:index=no", "due = models.DateField(null=True, blank=True)"],
  [
    "code:char:9:unique:optional",
    "code = models.CharField(max_length=9, null=True, blank=True, unique=True)",
  ],
  ["price:decimal", "price = models.DecimalField(max_digits=10, decimal_places=2)"],
  ["id:uuid:pk", "id = models.UUIDField(default=uuid.uuid4, primary_key=True, editable=False)"],
  ["live:bool", "live = models.BooleanField(default=False)"],
  ["data:json", "data = models.JSONField(blank=True, default=dict)"],
  ["tags:m2m:Tag", 'tags = models.ManyToManyField("blog.Tag", related_name="posts", blank=True)'],
  ['score:int:help=Say "it"', "score = models.IntegerField(help_text='Say \"it\"')"],
])("%s", (word, code) => {
  expect(declared(word)).toEqual([code]);
});

test("a relation is explicit, its names apart, its lines as Ruff breaks them", () => {
  expect(declared("author:fk:users.User", "editor:fk:user:null", "parent:fk:self:null")).toEqual([
    `author = models.ForeignKey(
    settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="posts"
)`,
    `editor = models.ForeignKey(
    settings.AUTH_USER_MODEL,
    on_delete=models.SET_NULL,
    related_name="editor_posts",
    null=True,
    blank=True,
)`,
    `parent = models.ForeignKey(
    "self",
    on_delete=models.SET_NULL,
    related_name="children",
    null=True,
    blank=True,
)`,
  ]);
});

test("choices are a class in the model", () => {
  const [field] = resolveFields(
    parseFields(["status:choice:draft,2xl=Very large:default=draft"]),
    SCOPE,
  );
  const made = declaration(field!, { translated: true });
  expect(made.nested).toBe(`class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    VALUE_2XL = "2xl", _("Very large")`);
  expect(made.code).toContain("default=Status.DRAFT");
  expect(made.imports).toContain("from django.utils.translation import gettext_lazy as _");
});

test("choices are a plain class before Django 3.0, used in the same way", () => {
  const [field] = resolveFields(parseFields(["size:intchoice:small=1,large=2:default=1"]), SCOPE);
  const made = declaration(field!, { django: "2.2" });
  expect(made.nested).toBe(`class Size:
    SMALL = 1
    LARGE = 2

    choices = [
        (SMALL, "Small"),
        (LARGE, "Large"),
    ]`);
  expect(made.code).toContain("choices=Size.choices, default=Size.SMALL");
});

test("a generated column knows the fields beside it, whatever the order", () => {
  const [total] = declared(
    "total:generated:mul,price,amount",
    "price:decimal:8,2",
    "amount:posint",
  );
  expect(total).toBe(`total = models.GeneratedField(
    expression=models.F("price") * models.F("amount"),
    output_field=models.DecimalField(max_digits=18, decimal_places=2),
    db_persist=True,
)`);
});

test.each([
  [["author:fk:users.user"], "author: there is no model users.user; did you mean users.User?"],
  [["author:fk:User"], "author: there is no model blog.User; did you mean users.User?"],
  [
    ["author:fk:Tag:on_delete=casade"],
    "author: there is no rule casade for on_delete; did you mean cascade?",
  ],
  [
    ["author:fk:Tag:on_delete=set_null"],
    "author: on_delete=set_null needs a column that may be NULL.",
  ],
  [["n:int:default=x"], "n: x is no default for int: write a whole number."],
  [["n:possmallint:default=-1"], "n: -1 is no default for possmallint: it holds 0 to 32767."],
  [
    ["d:date:default=2026-02-30"],
    "d: 2026-02-30 is no default for date: write today, or a day as 2026-01-31.",
  ],
  [["s:choice:a,b:default=c"], "s: c is no default for choice: its choices are a, b."],
  [["s:choice:a,a"], "s: the choice a is given twice."],
  [["p:decimal:2,3"], "p: 3 digits after the point are more than 2 in all."],
  [["n:int:min=5:max=3"], "n: its least value 5 is above its greatest, 3."],
  [
    ["labels:array:char,5"],
    "labels: array is a type of PostgreSQL, and this project uses sqlite3.",
  ],
  [["t:generated:mul,a,b"], "t: the model has no field a to compute from."],
  [["a:datetime:auto_now:auto_now_add"], "a: auto_now and auto_now_add exclude each other."],
])("%j is refused", (words, message) => {
  expect(() => declared(...words)).toThrow(Failure);
  expect(() => declared(...words)).toThrow(message);
});
