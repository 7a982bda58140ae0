from django.contrib import admin
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory, OrderLineFactory
from apps.users.tests.factories import UserFactory

from .admin import OrderAdmin
from .wrong_slow_admin import OrderAdmin as SlowAdmin

site = admin.AdminSite()
site.register(Order, OrderAdmin)
slow = admin.AdminSite(name="slow")
slow.register(Order, SlowAdmin)
urlpatterns = [path("admin/", site.urls), path("slow/", slow.urls)]


@override_settings(ROOT_URLCONF=__name__)
class ColumnTests(TestCase):
    def setUp(self) -> None:
        self.client.force_login(UserFactory.create(is_staff=True, is_superuser=True))

    def queries(self, where: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.client.get(f"/{where}/shop/order/")
        return len(queries)

    def growth(self, where: str) -> int:
        OrderLineFactory.create_batch(2)
        self.queries(where)
        few = self.queries(where)
        OrderLineFactory.create_batch(5)
        return self.queries(where) - few

    def test_a_total_costs_no_query(self) -> None:
        self.assertEqual(self.growth("admin"), 0)

    def test_it_is_right_and_sorts(self) -> None:
        large = OrderFactory.create()
        OrderLineFactory.create(order=large, quantity=3, price="100.00")
        OrderLineFactory.create(quantity=1, price="1.00")
        response = self.client.get("/admin/shop/order/", {"o": "-2"})
        first = response.context["cl"].result_list[0]
        self.assertEqual((first, str(first.total_amount)), (large, "300.00"))

    def test_wrong_a_method_that_asks_costs_one_a_row(self) -> None:
        self.assertEqual(self.growth("slow"), 5)
