from unittest import mock

from django.core import mail
from django.db import transaction
from django.db.transaction import TransactionManagementError
from django.test import TestCase, TransactionTestCase

from apps.blog.models import Tag
from apps.shop.models import Order, OrderLine
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from .services import place_order


class PlaceOrderTests(TestCase):
    def test_mail_leaves_after_the_commit(self) -> None:
        product = ProductFactory()
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            order = place_order(
                buyer=UserFactory(), number="1", quantities={product.pk: 2}
            )
            self.assertEqual(mail.outbox, [])
        self.assertEqual(len(callbacks), 1)
        self.assertEqual(len(mail.outbox), 1)
        self.assertEqual(order.lines.get().price, product.price)

    def test_all_or_nothing(self) -> None:
        buyer = UserFactory()
        product = ProductFactory()
        failing = mock.patch.object(
            OrderLine.objects, "bulk_create", side_effect=RuntimeError
        )
        with (
            self.captureOnCommitCallbacks(execute=True),
            failing,
            self.assertRaises(RuntimeError),
        ):
            place_order(buyer=buyer, number="1", quantities={product.pk: 2})
        self.assertFalse(Order.objects.exists())
        self.assertEqual(mail.outbox, [])

    def test_wrong_catch_leaves_a_broken_transaction(self) -> None:
        from .wrong_signup import ensure_tag  # noqa: PLC0415

        Tag.objects.create(name="a")
        with self.assertRaises(TransactionManagementError):
            ensure_tag("a")

    def test_instances_keep_what_a_rollback_took(self) -> None:
        tag = Tag(name="a")
        with self.assertRaises(RuntimeError), transaction.atomic():
            tag.save()
            raise RuntimeError
        self.assertIsNotNone(tag.pk)
        self.assertFalse(Tag.objects.exists())
        tag.save()
        self.assertTrue(Tag.objects.exists())

    def test_durable_is_allowed_in_tests(self) -> None:
        with transaction.atomic(durable=True):
            Tag.objects.create(name="a")


class CommitTests(TransactionTestCase):
    def test_callbacks(self) -> None:
        calls: list[str] = []
        transaction.on_commit(lambda: calls.append("at once"))
        self.assertEqual(calls, ["at once"])
        with transaction.atomic():
            with transaction.atomic():
                transaction.on_commit(lambda: calls.append("after"))
            self.assertEqual(calls, ["at once"])
        self.assertEqual(calls, ["at once", "after"])

    def test_durable_is_outermost(self) -> None:
        with self.assertRaises(RuntimeError), transaction.atomic():
            transaction.atomic(durable=True).__enter__()

    def test_a_robust_callback_is_logged(self) -> None:
        def fail() -> None:
            raise ValueError

        with self.assertLogs("django.db.backends.base", "ERROR"):
            transaction.on_commit(fail, robust=True)
