from django.core.exceptions import FieldError
from django.db import ProgrammingError, transaction
from django.db.models import F, Max, Sum, Window
from django.db.models.functions import Rank, RowNumber
from django.test import TestCase

from apps.shop.models import OrderLine, Product
from apps.shop.tests.factories import OrderFactory, OrderLineFactory, ProductFactory

from . import selectors


class WindowTests(TestCase):
    def test_ties_have_one_rank(self) -> None:
        for name, price in (("a", 9), ("b", 9), ("c", 5)):
            ProductFactory(name=name, price=price)
        found = [(row.rank, row.dense) for row in selectors.products_ranked()]
        self.assertEqual(found, [(1, 1), (1, 1), (3, 2)])

    def test_one_row_a_group(self) -> None:
        first, second = OrderFactory(), OrderFactory()
        for order, quantity in ((first, 1), (first, 3), (second, 2)):
            OrderLineFactory(order=order, quantity=quantity)
        with self.assertNumQueries(1):
            found = [row.quantity for row in selectors.largest_line_of_each_order()]
        self.assertEqual(found, [3, 2])
        same = OrderLine.objects.order_by("order", "-quantity").distinct("order")
        self.assertEqual([row.quantity for row in same], [3, 2])

    def test_totals_run(self) -> None:
        order = OrderFactory()
        for quantity in (1, 2, 3):
            OrderLineFactory(order=order, quantity=quantity)
        rows = list(selectors.lines_with_running_total())
        self.assertEqual([row.running for row in rows], [1, 3, 6])
        self.assertEqual([row.before for row in rows], [None, 1, 2])

    def test_ties_share_a_total_without_a_frame(self) -> None:
        order = OrderFactory()
        for quantity in (2, 2):
            OrderLineFactory(order=order, quantity=quantity)
        total = Window(Sum("quantity"), order_by="quantity")
        rows = OrderLine.objects.annotate(total=total)
        self.assertEqual([row.total for row in rows], [4, 4])

    def test_conditions_narrow_what_is_ranked_wherever_they_stand(self) -> None:
        for price in (9, 5):
            ProductFactory(price=price)
        rank = Window(Rank(), order_by=F("price").desc())
        rows = Product.objects.annotate(rank=rank)
        self.assertEqual(rows.filter(price=5).get().rank, 1)
        self.assertFalse(rows.filter(price=5, rank=2).exists())
        self.assertEqual(rows.filter(rank=2).get().price, 5)
        self.assertEqual(rows.order_by("price")[:1].get().rank, 2)

    def test_what_is_refused(self) -> None:
        number = Window(RowNumber(), order_by="pk")
        with self.assertRaises(ProgrammingError), transaction.atomic():
            Product.objects.annotate(n=number).aggregate(most=Max(number))
        with self.assertRaises(FieldError):
            Product.objects.update(stock=number)
