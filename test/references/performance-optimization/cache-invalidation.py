from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.core.cache import cache
from django.db import connection, transaction
from django.test import TestCase, TransactionTestCase

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from . import wrong_catalogue
from .catalogue import KEY, catalogue, rename


class InvalidationTests(TestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)
        self.product = ProductFactory.create(name="Pen")

    def test_seen_after_the_commit(self) -> None:
        self.assertEqual(catalogue(), ["Pen"])
        with self.captureOnCommitCallbacks(execute=True):
            rename(self.product, "Ink")
        self.assertEqual(catalogue(), ["Ink"])

    def test_update_is_not_heard_of(self) -> None:
        catalogue()
        Product.objects.update(name="Ink")
        self.assertEqual(catalogue(), ["Pen"])
        cache.delete(KEY)
        self.assertEqual(catalogue(), ["Ink"])


class ReaderInBetweenTests(TransactionTestCase):
    def setUp(self) -> None:
        cache.clear()
        self.addCleanup(cache.clear)
        self.product = ProductFactory.create(name="Pen")

    def read_before_the_commit(self, change: Callable[[Product, str], None]) -> None:
        def read() -> list[str]:
            try:
                return catalogue()
            finally:
                connection.close()

        with ThreadPoolExecutor(1) as threads, transaction.atomic():
            change(self.product, "Ink")
            self.assertEqual(threads.submit(read).result(timeout=30), ["Pen"])

    def test_the_old_list_is_forgotten(self) -> None:
        self.read_before_the_commit(rename)
        self.assertEqual(catalogue(), ["Ink"])

    def test_wrong_the_old_list_stays(self) -> None:
        self.read_before_the_commit(wrong_catalogue.rename)
        self.assertEqual(Product.objects.get().name, "Ink")
        self.assertEqual(catalogue(), ["Pen"])
