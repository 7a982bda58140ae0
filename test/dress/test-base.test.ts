import { beforeAll, expect, test } from "vitest";
import { onBase } from "../../src/dress/test-base.ts";
import { loadPython } from "../../src/python/parse.ts";

const base = {
  module: "shop.tests.base",
  name: "ShopTestCase",
  gives: "tenant",
  isCase: true,
} as const;

beforeAll(loadPython);

const PAGES = `from django.test import SimpleTestCase, TestCase

from shop.models import Post


class PostPageTests(TestCase):
    post: Post

    @classmethod
    def setUpTestData(cls) -> None:
        # The first one.
        cls.post = Post.objects.create(
            title="First",
        )

    def setUp(self) -> None:
        self.client.force_login(self.user)

    def test_list(self) -> None:
        self.assertEqual(self.client.get("/").status_code, 200)


class PostTests(TestCase):
    def test_str(self) -> None:
        self.assertEqual(str(Post(title="First")), "First")


class WordTests(SimpleTestCase):
    def test_word(self) -> None:
        self.assertTrue("a")
`;

test("what setUpTestData makes is made for each test, and the site of the tenant is asked", () => {
  const text = onBase(PAGES, { base, isShared: false });
  expect(text).toContain(`class PostPageTests(ShopTestCase):
    post: Post

    def setUp(self) -> None:
        super().setUp()
        self.client = TenantClient(self.tenant)
        # The first one.
        self.post = Post.objects.create(
            title="First",
        )
        self.client.force_login(self.user)

    def test_list(self) -> None:`);
  expect(text).toContain("class PostTests(ShopTestCase):\n    def test_str");
  expect(text).toContain("class WordTests(SimpleTestCase):");
  expect(text).toContain("from django_tenants.test.client import TenantClient");
  expect(text).toContain("from shop.tests.base import ShopTestCase");
});

test("tables of all tenants need one only where a page is asked for", () => {
  const text = onBase(PAGES, { base, isShared: true });
  expect(text).toContain("class PostPageTests(ShopTestCase):");
  expect(text).toContain("class PostTests(TestCase):");
});

test("tests of an API keep its client", () => {
  const text = onBase(
    `from rest_framework.test import APITestCase


class PostAPITests(APITestCase):
    def test_list(self) -> None:
        self.assertEqual(self.client.get("/").status_code, 200)
`,
    { base, isShared: false },
  );
  expect(text).toContain(`class PostAPITests(ShopTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.client = APIClient(HTTP_HOST=self.tenant.get_primary_domain().domain)

    def test_list`);
});

test("a class that loads fixtures comes before the client of an API, and takes the place of TestCase", () => {
  const options = { base: { ...base, gives: "fixtures" }, isShared: false } as const;
  const text = onBase(PAGES, options);
  expect(text).toContain(`class PostPageTests(ShopTestCase):
    post: Post

    @classmethod
    def setUpTestData(cls) -> None:`);
  expect(text).toContain(`    def setUp(self) -> None:
        super().setUp()
        self.client.force_login(self.user)`);
  const api = "class PostAPITests(APITestCase):\n    def test_list(self) -> None:\n        pass\n";
  expect(onBase(api, options)).toContain("class PostAPITests(ShopTestCase, APITestCase):");
  const mixin = { base: { ...options.base, isCase: false }, isShared: false };
  expect(onBase(PAGES, mixin)).toContain("class PostTests(ShopTestCase, TestCase):");
});
