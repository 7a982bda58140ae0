import { expect, test } from "vitest";
import { dress } from "../../src/dress/dress.ts";
import { isInOwnStyle } from "../../src/dress/own-style.ts";
import type { Conventions } from "../../src/project/conventions/conventions.ts";

const OURS = {
  quotes: "double",
  lineLength: 88,
  indent: 4,
  tabs: false,
  typed: true,
  generics: true,
  isort: undefined,
  pythonLine: "3.13",
  tests: { style: "class", runner: "pytest", factories: "factory_boy" },
} as Conventions;

const PLAIN = { ...OURS, typed: false, generics: false } as Conventions;

const ADMIN = `from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.http import HttpRequest

from .models import Post

if TYPE_CHECKING:
    from django.db.models import QuerySet


@admin.register(Post)
class PostAdmin(admin.ModelAdmin[Post]):
    """Any HttpRequest will do."""

    user: int
    list_display: list[str] = ["title", "author"]

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> "QuerySet[Post]":
        author = cast("Any", request.user or None)
        return super().get_queryset(request).filter(author=author)
`;

test("our own style comes back as it is", async () => {
  const code =
    'import os\n\nVALUE = os.environ["VALUE"]\n\n\ndef value(name: str = "a") -> str:\n    return name\n';
  expect(isInOwnStyle(code)).toBe(true);
  expect(await dress(code, OURS)).toBe(code);
});

test("annotations, and all that they alone needed, go", async () => {
  expect(await dress(ADMIN, PLAIN)).toBe(`from django.contrib import admin

from .models import Post


@admin.register(Post)
class PostAdmin(admin.ModelAdmin):
    """Any HttpRequest will do."""

    list_display = ["title", "author"]

    def get_queryset(self, request, *args, **kwargs):
        author = request.user or None
        return super().get_queryset(request).filter(author=author)
`);
});

test("bases take no type arguments where Django's are not generic", async () => {
  const dressed = await dress(ADMIN, { ...OURS, generics: false });
  expect(dressed).toContain("class PostAdmin(admin.ModelAdmin):");
  expect(dressed).toContain("request: HttpRequest");
});

test("an import that only a type argument used goes; one that nothing used stays", async () => {
  const code = `from django.contrib import admin

from . import receivers
from .models import Post, Tag


class PostAdmin(admin.ModelAdmin[Post]):
    inlines = [Tag]
`;
  const dressed = await dress(code, { ...OURS, generics: false });
  expect(dressed).toContain("from . import receivers\nfrom .models import Tag\n");
});

test("classes that consist of annotations keep them", async () => {
  const code = `from dataclasses import dataclass
from typing import Any


@dataclass
class Window:
    start: int
    extra: Any = None


class Bare:
    one: int
    two: Any
`;
  expect(await dress(code, PLAIN)).toBe(`from dataclasses import dataclass
from typing import Any


@dataclass
class Window:
    start: int
    extra: Any = None


class Bare:
    pass
`);
});

test("quotes, tabs and the length of lines", async () => {
  const code = `def total(first: str = "a") -> str:\n    return calculate("one", first, "it's", other=first)\n`;
  const style = { ...PLAIN, quotes: "single", lineLength: 42, tabs: true } as Conventions;
  expect(await dress(code, style)).toBe(
    `def total(first='a'):\n\treturn calculate(\n\t\t'one', first, "it's", other=first\n\t)\n`,
  );
});

test("comments, docstrings and strings are broken where lines are shorter", async () => {
  const code = `def total(value: int) -> int:
    """Give the total of what was asked for by the people here."""
    # A comment that is longer than what the lines of this repository hold.
    return check(
        value, message="A message that is longer than the lines of this repository", other=1
    )
`;
  const dressed = await dress(code, { ...PLAIN, lineLength: 60 });
  expect(Math.max(...dressed.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(dressed).toContain(
    '"""Give the total of what was asked for by the people\n    here.\n    """',
  );
  expect(dressed.replace(/"\s+"/g, "")).toContain(
    '"A message that is longer than the lines of this repository"',
  );
});

test("annotations that an older Python cannot evaluate are not evaluated", async () => {
  const code = 'def first(value: str | None) -> list[str]:\n    return [value or ""]\n';
  expect(await dress(code, { ...OURS, pythonLine: "3.8" })).toBe(
    `from __future__ import annotations\n\n\n${code}`,
  );
  expect(await dress(code, { ...OURS, pythonLine: "3.6" })).not.toContain("str |");
});

test("imports are sorted where the repository sorts them", async () => {
  const code = "import django\nimport os\nfrom shop import a\n\nprint(a, django, os)\n";
  const isort = { "known-first-party": ["shop"], "force-sort-within-sections": true };
  expect(await dress(code, { ...OURS, isort, quotes: "single" })).toBe(
    "import os\n\nimport django\n\nfrom shop import a\n\nprint(a, django, os)\n",
  );
});

test.each([
  ["a long line", `x = "${"a".repeat(90)}"\n`],
  ["single quotes", "x = 'a'\n"],
  ["a bracket that fits into a line", 'x = call(\n    "a", "b"\n)\n'],
  ["strings that fit into a line", 'x = {\n    "a": (\n        "b"\n        "c"\n    ),\n}\n'],
  ["elements beside each other", 'x = [\n    "a", "b",\n]\n'],
  ["one blank line before a class", "x = 1\n\nclass A:\n    pass\n"],
  ["no blank line before a method", "class A:\n    x = 1\n    def b(self):\n        pass\n"],
  ["too many blank lines", "x = 1\n\n\n\ny = 2\n"],
  ["no line break at the end", "x = 1"],
])("%s is not our style", (_, code) => {
  expect(isInOwnStyle(code)).toBe(false);
});

test("code that does not parse is refused", async () => {
  await expect(dress("def (:\n", { ...PLAIN, quotes: "single" })).rejects.toThrow();
});

test("a test case that forbids the database is none where every test has it", async () => {
  const tests = {
    style: "class",
    runner: "pytest",
    factories: "none",
    allUseDatabase: true,
  } as const;
  const code = `from django.test import SimpleTestCase, TestCase, override_settings


@override_settings(DEBUG=True)
class PlaceTests(SimpleTestCase):
    def test_place(self) -> None:
        self.assertTrue(TestCase)
`;
  const text = await dress(code, { ...PLAIN, tests } as Conventions, { isTest: true });
  expect(text).toContain("class PlaceTests(TestCase):");
  expect(text).toContain("from django.test import TestCase, override_settings\n");
});
