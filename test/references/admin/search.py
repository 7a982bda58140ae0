from django.contrib import admin
from django.test import RequestFactory, TestCase

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory

from .admin import OrderAdmin


class SearchTests(TestCase):
    def found(self, words: str) -> set[Order]:
        request = RequestFactory().get("/")
        model_admin = OrderAdmin(Order, admin.AdminSite())
        orders, _ = model_admin.get_search_results(request, Order.objects.all(), words)
        return set(orders)

    def test_it_finds_numbers_whole_and_people_in_part(self) -> None:
        one = OrderFactory.create(number="A-17", buyer__email="ada@example.com")
        OrderFactory.create(number="A-170", buyer__email="bob@example.com")
        self.assertEqual(self.found("a-17"), {one})
        self.assertEqual(self.found("ada@"), {one})
        self.assertEqual(self.found(str(one.pk)), {one})

    def test_every_word_has_to_be_found(self) -> None:
        OrderFactory.create(number="A-17", buyer__email="ada@example.com")
        self.assertEqual(self.found("ada nobody"), set())
