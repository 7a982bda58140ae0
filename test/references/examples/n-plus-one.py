from django import VERSION
from django.test import TestCase

from apps.shop.tests.factories import OrderFactory, OrderLineFactory

from .report import report
from .wrong_report import report as wrong_report


class ReportTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        for order in OrderFactory.create_batch(3):
            OrderLineFactory.create_batch(2, order=order)

    def test_wrong_each_order_costs_five_queries(self) -> None:
        with self.assertNumQueries(1 + 3 * 5):
            wrong = wrong_report()
        self.assertEqual(wrong, report())

    def test_peers(self) -> None:
        if VERSION < (6, 1):
            return
        from .peers import lines

        with self.assertNumQueries(2):
            self.assertEqual(len([line.product.name for line in lines.all()]), 6)
