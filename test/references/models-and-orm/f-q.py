import threading

import django
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.test import TestCase, TransactionTestCase

from apps.shop.models import OrderLine, Product
from apps.shop.tests.factories import OrderLineFactory, ProductFactory

from .services import (
    cheap_or_gone,
    lines_sold_below_price,
    products_named,
    take_from_stock,
)


class ExpressionTests(TestCase):
    def test_columns_are_compared(self) -> None:
        product = ProductFactory(price=10)
        below = OrderLineFactory(product=product, price=9)
        OrderLineFactory(product=product, price=10)
        self.assertEqual(list(lines_sold_below_price()), [below])

    def test_conditions_are_joined(self) -> None:
        tea, cup = ProductFactory(name="Tea", stock=1), ProductFactory(name="Cup")
        ProductFactory(name="Pot", stock=1)
        self.assertCountEqual(products_named(["tea", "cup"]), [tea, cup])
        self.assertEqual(products_named([]).count(), 3)
        self.assertEqual(list(cheap_or_gone()), [cup])

    def test_wrong_change_is_lost(self) -> None:
        from .wrong_stock import take  # noqa: PLC0415

        product = ProductFactory(stock=5)
        first, second = (Product.objects.get(pk=product.pk) for _ in range(2))
        take(first, 1)
        take(second, 1)
        product.refresh_from_db()
        self.assertEqual(product.stock, 4)

    def test_after_save_the_attribute_depends_on_the_line(self) -> None:
        product = ProductFactory(stock=5)
        product.stock = F("stock") - 1
        product.save()
        if django.VERSION >= (6, 0):
            self.assertEqual(product.stock, 4)
        product.save()
        product.refresh_from_db()
        self.assertEqual(product.stock, 4 if django.VERSION >= (6, 0) else 3)

    def test_what_is_refused(self) -> None:
        product = ProductFactory(stock=0)
        with self.assertRaisesMessage(FieldError, "Joined field references"):
            OrderLine.objects.update(price=F("product__price"))
        with self.assertRaises(IntegrityError), transaction.atomic():
            Product.objects.filter(pk=product.pk).update(stock=F("stock") - 1)
        with self.assertRaisesMessage(ValueError, "not to insert"):
            Product.objects.bulk_create([Product(name="a", price=1, stock=F("pk"))])


class RaceTests(TransactionTestCase):
    def test_the_last_piece_is_sold_once(self) -> None:
        product = ProductFactory(stock=1)
        won: list[bool] = []

        def buy() -> None:
            won.append(take_from_stock(product.pk, 1))
            connection.close()

        threads = [threading.Thread(target=buy) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(won), [False, False, False, True])
        product.refresh_from_db()
        self.assertEqual(product.stock, 0)
