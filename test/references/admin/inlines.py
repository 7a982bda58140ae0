from django.contrib import admin
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from apps.shop.models import Order
from apps.shop.tests.factories import (
    OrderFactory,
    OrderLineFactory,
    ProductFactory,
)
from apps.users.tests.factories import UserFactory

from .admin import OrderAdmin

site = admin.AdminSite()
site.register(Order, OrderAdmin)
urlpatterns = [path("admin/", site.urls)]


@override_settings(ROOT_URLCONF=__name__)
class InlineTests(TestCase):
    def setUp(self) -> None:
        self.client.force_login(UserFactory.create(is_staff=True, is_superuser=True))

    def test_a_child_is_saved_with_its_parent(self) -> None:
        buyer, product = UserFactory.create(), ProductFactory.create()
        data = {
            "number": "A1",
            "buyer": buyer.pk,
            "status": "new",
            "lines-TOTAL_FORMS": 1,
            "lines-INITIAL_FORMS": 0,
            "lines-0-product": product.pk,
            "lines-0-quantity": 2,
            "lines-0-price": "1.00",
        }
        response = self.client.post("/admin/shop/order/add/", data)
        self.assertEqual(response.status_code, 302)
        self.assertEqual(Order.objects.get(number="A1").lines.get().quantity, 2)

    def test_each_child_costs_no_more_than_its_label(self) -> None:
        order = OrderFactory.create()
        OrderLineFactory.create_batch(2, order=order)
        address = f"/admin/shop/order/{order.pk}/change/"
        self.client.get(address)
        with CaptureQueriesContext(connection) as few:
            self.client.get(address)
        OrderLineFactory.create_batch(8, order=order)
        with CaptureQueriesContext(connection) as many:
            self.client.get(address)
        # The label beside a raw key is one query; a select would be all products.
        self.assertLessEqual(len(many) - len(few), 2 * 8)
