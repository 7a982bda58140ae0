from django.db import connection
from django.test import TestCase

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory

from . import wrong_figures
from .figures import about_how_many, orders_by_state


class FigureTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        OrderFactory.create_batch(2, status=Order.Status.PAID)
        OrderFactory.create_batch(3, status=Order.Status.SHIPPED)
        OrderFactory.create(status=Order.Status.NEW)

    def test_one_reading(self) -> None:
        with self.assertNumQueries(1):
            found = orders_by_state()
        self.assertEqual(found, {"total": 6, "paid": 2, "shipped": 3})

    def test_wrong_three_readings(self) -> None:
        with self.assertNumQueries(3):
            found = wrong_figures.orders_by_state()
        self.assertEqual(found, orders_by_state())

    def test_an_estimate_is_as_old_as_the_statistics(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE shop_order")
        self.assertEqual(about_how_many(Order), 6)
        OrderFactory.create()
        self.assertEqual(about_how_many(Order), 6)
