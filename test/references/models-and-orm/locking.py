import threading
from collections.abc import Callable

from django.db import OperationalError, connection, transaction
from django.db.models import Sum
from django.test import TestCase, TransactionTestCase
from django.test.utils import CaptureQueriesContext

from apps.shop.models import Order, OrderLine, Product
from apps.shop.tests.factories import OrderFactory, ProductFactory

from .services import OutOfStock, cancel, reserve, take_next_order


def in_threads(*acts: Callable[[], object]) -> list[BaseException | None]:
    raised: list[BaseException | None] = []

    def run(act: Callable[[], object]) -> None:
        try:
            act()
            raised.append(None)
        except Exception as error:  # noqa: BLE001
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


class ReserveTests(TestCase):
    def test_all_or_none(self) -> None:
        order = OrderFactory()
        enough, few = ProductFactory(stock=5), ProductFactory(stock=1)
        with self.assertRaises(OutOfStock):
            reserve(order.pk, {enough.pk: 2, few.pk: 2})
        enough.refresh_from_db()
        self.assertEqual(enough.stock, 5)
        self.assertFalse(OrderLine.objects.exists())

    def test_counting_locks_nothing(self) -> None:
        with CaptureQueriesContext(connection) as queries:
            Product.objects.select_for_update().count()
            Product.objects.select_for_update().aggregate(Sum("stock"))
        self.assertNotIn("FOR UPDATE", str(queries.captured_queries))

    def test_wrong_lock_passes_under_testcase(self) -> None:
        from .wrong_stock import take  # noqa: PLC0415

        product = ProductFactory(stock=1)
        take(product.pk)
        product.refresh_from_db()
        self.assertEqual(product.stock, 0)


class LockingTests(TransactionTestCase):
    def test_the_last_piece_is_sold_once(self) -> None:
        product = ProductFactory(stock=1)
        orders = [OrderFactory(), OrderFactory()]
        raised = in_threads(
            *[lambda pk=order.pk: reserve(pk, {product.pk: 1}) for order in orders]
        )
        self.assertEqual(sum(error is None for error in raised), 1)
        self.assertTrue(any(isinstance(error, OutOfStock) for error in raised))
        product.refresh_from_db()
        self.assertEqual(product.stock, 0)

    def test_workers_pass_each_other(self) -> None:
        first, second = OrderFactory(status="paid"), OrderFactory(status="paid")
        with transaction.atomic():
            Order.objects.select_for_update().get(pk=first.pk)
            self.assertEqual(in_threads(take_next_order), [None])
        second.refresh_from_db()
        self.assertEqual(second.status, "shipped")
        taken = take_next_order()
        self.assertEqual(taken, first)
        self.assertIsNone(take_next_order())

    def test_nowait_fails_at_once(self) -> None:
        order = OrderFactory()
        with transaction.atomic():
            Order.objects.select_for_update().get(pk=order.pk)
            (error,) = in_threads(lambda: cancel(order.pk))
        self.assertIsInstance(error, OperationalError)
        cancel(order.pk)
        self.assertFalse(Order.objects.exists())

    def test_wrong_lock_needs_a_transaction(self) -> None:
        from .wrong_stock import take  # noqa: PLC0415

        product = ProductFactory(stock=1)
        with self.assertRaises(transaction.TransactionManagementError):
            take(product.pk)
