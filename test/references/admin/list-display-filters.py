from django.contrib import admin
from django.test import TestCase, override_settings
from django.urls import path

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from config.urls import urlpatterns as pages

from .admin import ProductAdmin

site = admin.AdminSite()
site.register(Product, ProductAdmin)
# Error pages lead home.
urlpatterns = [path("admin/", site.urls), *pages]
LIST = "/admin/shop/product/"


@override_settings(ROOT_URLCONF=__name__)
class FilterTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.admin = UserFactory.create(is_staff=True, is_superuser=True)
        for name, stock in {"Lamp": 0, "Desk": 3, "Chair": 50}.items():
            ProductFactory.create(name=name, stock=stock)

    def names(self, **query: str) -> set[str]:
        self.client.force_login(self.admin)
        response = self.client.get(LIST, query)
        return {product.name for product in response.context["cl"].result_list}

    def test_each_choice_narrows(self) -> None:
        self.assertEqual(self.names(stock="out"), {"Lamp"})
        self.assertEqual(self.names(stock="low"), {"Desk"})
        self.assertEqual(len(self.names()), 3)

    def test_facets_say_how_many_there_are(self) -> None:
        self.client.force_login(self.admin)
        self.assertContains(self.client.get(LIST), "Sold out (1)")

    def test_a_lookup_that_nobody_offers_is_refused(self) -> None:
        self.client.force_login(self.admin)
        response = self.client.get(LIST, {"lines__order__buyer__password": "x"})
        self.assertEqual(response.status_code, 400)
