from django.test import override_settings
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from rest_framework.test import APITestCase

from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory


@override_settings(ROOT_URLCONF=f"{__package__}.urls")
class VersionTests(APITestCase):
    def setUp(self) -> None:
        self.product = ProductFactory.create(price="2.50")
        self.client.force_authenticate(UserFactory.create())

    def get(self, version: str):
        address = reverse(f"{version}:product-detail", args=[self.product.pk])
        return self.client.get(address)

    def test_each_version_has_its_own_form(self) -> None:
        self.assertEqual(self.get("v1").data["price"], "2.50")
        self.assertEqual(
            self.get("v2").data["price"], {"amount": "2.50", "currency": "EUR"}
        )

    def test_the_old_one_says_when_it_ends(self) -> None:
        old, new = self.get("v1"), self.get("v2")
        self.assertEqual(old["Sunset"], "Fri, 01 Jan 2027 00:00:00 GMT")
        self.assertEqual(old["Deprecation"], "@1767225600")
        self.assertNotIn("Sunset", new)
        self.assertNotIn("Deprecation", new)

    def test_there_is_no_third(self) -> None:
        with self.assertRaises(NoReverseMatch):
            self.get("v3")
        with self.assertRaises(Resolver404):
            resolve("/api/v3/products/")

    @override_settings(ROOT_URLCONF=f"{__package__}.wrong_path_version")
    def test_wrong_any_version_is_accepted(self) -> None:
        self.assertEqual(self.client.get("/api/v99/").data, {"version": "v99"})
