from decimal import Decimal

from django.core.cache import cache
from django.test import TestCase

from apps.blog.tests.factories import CategoryFactory
from apps.shop.tests.factories import ProductFactory

from . import wrong_selectors
from .selectors import category_names, is_first, price_of, prices_of


class ValueTests(TestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)

    def test_asked_once(self) -> None:
        CategoryFactory.create(name="Tea")
        with self.assertNumQueries(1):
            self.assertEqual(category_names(), category_names())

    def test_wrong_asked_each_time(self) -> None:
        CategoryFactory.create(name="Tea")
        with self.assertNumQueries(2):
            names = [wrong_selectors.category_names() for _ in range(2)]
        self.assertEqual(names, [["Tea"], ["Tea"]])

    def test_none_is_an_answer(self) -> None:
        with self.assertNumQueries(1):
            self.assertEqual([price_of(1), price_of(1)], [None, None])

    def test_many_at_once(self) -> None:
        first, second = ProductFactory.create_batch(2, price=Decimal("2.50"))
        self.assertEqual(price_of(first.pk), Decimal("2.50"))
        keys = [first.pk, second.pk]
        with self.assertNumQueries(1):
            found = [prices_of(keys), prices_of(keys)]
        self.assertEqual(found, [dict.fromkeys(keys, Decimal("2.50"))] * 2)

    def test_the_first_of_an_event(self) -> None:
        self.assertEqual([is_first("a"), is_first("a"), is_first("b")], [True, False, True])

    def test_timeouts(self) -> None:
        cache.set("never", 1, 0)
        self.assertIsNone(cache.get("never"))
