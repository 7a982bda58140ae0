import { beforeAll, expect, test } from "vitest";
import { dress } from "../../src/dress/dress.ts";
import { inPytestStyle } from "../../src/dress/pytest-style.ts";
import { loadPython } from "../../src/python/parse.ts";
import type { Conventions } from "../../src/project/conventions/conventions.ts";

const FUNCTIONS = {
  quotes: "double",
  lineLength: 88,
  indent: 4,
  tabs: false,
  typed: false,
  generics: false,
  isort: undefined,
  pythonLine: "3.10",
  tests: { style: "function", runner: "pytest", factories: "factory_boy" },
} as Conventions;

const dressed = (code: string, conventions = FUNCTIONS) =>
  dress(code, conventions, { isTest: true });

beforeAll(loadPython);

const POSTS = `from django.db import IntegrityError
from django.test import TestCase
from django.urls import reverse

from .factories import PostFactory, UserFactory


class PostTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.post = PostFactory.create(author=cls.user, title="First")

    def setUp(self) -> None:
        self.client.force_login(self.user)

    def test_list(self) -> None:
        with self.assertNumQueries(3):
            response = self.client.get(reverse("posts"))

        self.assertEqual(response.status_code, 200)
        self.assertContains(response, self.post.title)

    def test_slug_is_unique(self) -> None:
        with self.assertRaises(IntegrityError) as caught:
            PostFactory.create(slug=self.post.slug)

        self.assertIn("slug", str(caught.exception))
        self.assertIsNone(self.post.published_at, "not yet")

    def test_nobody(self) -> None:
        self.assertRaises(ValueError, int, "a")
        for value in [1, 2]:
            self.assertFalse(value == 3 or value == 4)
            self.assertRaises(ValueError, int, "a")
        self.assertEqual(1 if value else 2, True)
`;

test("a TestCase becomes functions, its data fixtures, its assertions plain ones", async () => {
  expect(await dressed(POSTS)).toBe(`import pytest
from django.db import IntegrityError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNumQueries

from .factories import PostFactory, UserFactory


@pytest.fixture
def user(db):
    return UserFactory.create()


@pytest.fixture
def post(db, user):
    return PostFactory.create(author=user, title="First")


@pytest.mark.django_db
def test_post_list(client, user, post):
    client.force_login(user)
    with assertNumQueries(3):
        response = client.get(reverse("posts"))

    assert response.status_code == 200
    assertContains(response, post.title)


@pytest.mark.django_db
def test_post_slug_is_unique(client, user, post):
    client.force_login(user)
    with pytest.raises(IntegrityError) as caught:
        PostFactory.create(slug=post.slug)

    assert "slug" in str(caught.value)
    assert post.published_at is None, "not yet"


@pytest.mark.usefixtures("user", "post")
@pytest.mark.django_db
def test_post_nobody(client, user):
    client.force_login(user)
    with pytest.raises(ValueError):
        int("a")
    for value in [1, 2]:
        assert not (value == 3 or value == 4)
        with pytest.raises(ValueError):
            int("a")
    assert (1 if value else 2) is True
`);
});

test("the client of an API is a fixture of its own; annotations stay where there are some", async () => {
  const code = `from django.test import override_settings
from rest_framework.test import APITestCase


class PingAPITests(APITestCase):
    @override_settings(PING=True)
    def test_ping(self) -> None:
        response = self.client.get(
            "/api/v1/ping/with/an/address/that/is/long/", {"name": "value", "other": 1}
        )

        self.assertEqual(
            response.json(), {"status": "ok", "name": "value", "other": "1", "more": "x"}
        )
        with self.settings(PING=False), self.captureOnCommitCallbacks(execute=True):
            self.client.get("/")
`;
  const typed = { ...FUNCTIONS, typed: true } as Conventions;
  expect(await dressed(code, typed)).toBe(`from typing import Any

import pytest
from django.test import override_settings
from rest_framework.test import APIClient


@pytest.fixture
def api_client() -> APIClient:
    return APIClient()


@override_settings(PING=True)
@pytest.mark.django_db
def test_ping_api_ping(
    api_client: APIClient, django_capture_on_commit_callbacks: Any
) -> None:
    response = api_client.get(
        "/api/v1/ping/with/an/address/that/is/long/", {"name": "value", "other": 1}
    )

    assert response.json() == {
        "status": "ok",
        "name": "value",
        "other": "1",
        "more": "x",
    }
    with (
        override_settings(PING=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        api_client.get("/")
`);
});

const head = `from django.test import TestCase\n\n\nclass PostTests(TestCase):\n`;

test.each([
  [
    "a method of its own",
    `    def check(self):\n        pass\n\n    def test_it(self):\n        self.check()\n`,
  ],
  [
    "an attribute of the class",
    `    body = b""\n\n    def test_it(self):\n        self.assertTrue(self.body)\n`,
  ],
  ["a coroutine", `    async def test_it(self):\n        pass\n`],
  [
    "an assertion that is not known",
    `    def test_it(self):\n        self.assertCountEqual([1], [1])\n`,
  ],
  [
    "an assertion within an expression",
    `    def test_it(self):\n        self.assertEqual(1, self.fail())\n`,
  ],
  ["subtests", `    def test_it(self):\n        with self.subTest(one=1):\n            pass\n`],
  ["self as a value", `    def test_it(self):\n        run(self)\n`],
  ["arguments by name", `    def test_it(self):\n        self.assertTrue(1, msg="x")\n`],
  ["a decorator", `    @mock.patch("a")\n    def test_it(self, a):\n        pass\n`],
  [
    "a local name that is a fixture",
    `    @classmethod\n    def setUpTestData(cls):\n        cls.post = 1\n\n    def test_it(self):\n        post = self.post\n        self.assertTrue(post)\n`,
  ],
  [
    "two tests of one name",
    `    def test_it(self):\n        self.assertTrue(1)\n\n\nclass PostTest(TestCase):\n    def test_it(self):\n        self.assertTrue(2)\n`,
  ],
])("a module with %s stays as it is", (_, body) => {
  expect(inPytestStyle(head + body)).toBe(head + body);
});

test("repositories with TestCases keep them", async () => {
  const conventions = {
    ...FUNCTIONS,
    tests: { ...FUNCTIONS.tests, style: "class" },
  } as Conventions;
  expect(
    await dressed(`${head}    def test_it(self):\n        self.assertTrue(1)\n`, conventions),
  ).toContain("TestCase");
});
