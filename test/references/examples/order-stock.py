from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import OperationalError, connection
from django.test import TransactionTestCase

from apps.shop.tests.factories import ProductFactory

from .wrong_services import reserve


class DeadlockTests(TransactionTestCase):
    def test_wrong_two_baskets_wait_for_each_other(self) -> None:
        one, two = (product.pk for product in ProductFactory.create_batch(2, stock=4))
        orders = [Counter({one: 1, two: 1}), Counter({two: 1, one: 1})]
        start = Barrier(2)

        def place(wanted: Counter[int]) -> str:
            try:
                start.wait(timeout=10)
                reserve(wanted)
            except OperationalError as error:
                return str(error)
            finally:
                connection.close()
            return ""

        with ThreadPoolExecutor(2) as threads:
            said = sorted(threads.map(place, orders))
        self.assertEqual(said[0], "")
        self.assertIn("deadlock detected", said[1])
