from django.core import mail
from django.test import TestCase

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory, OrderLineFactory

from . import services, wrong_services
from .tasks import announce_shipping


class AnnounceTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.order = OrderFactory.create(status=Order.Status.NEW)

    def test_queued_on_commit_and_done_once(self) -> None:
        with self.captureOnCommitCallbacks() as callbacks:
            services.pay(self.order)
        self.assertEqual(mail.outbox, [])
        for callback in [*callbacks, *callbacks]:
            callback()
        self.assertEqual(len(mail.outbox), 1)
        self.order.refresh_from_db()
        self.assertEqual(self.order.status, Order.Status.SHIPPED)

    def test_a_row_that_is_gone(self) -> None:
        with self.assertLogs(announce_shipping.run.__module__, "INFO"):
            self.assertFalse(announce_shipping(0))

    def test_wrong_mail_about_what_is_rolled_back(self) -> None:
        with self.assertRaises(ValueError):
            wrong_services.pay(self.order)
        self.assertEqual(len(mail.outbox), 1)
        self.order.refresh_from_db()
        self.assertEqual(self.order.status, Order.Status.NEW)
        OrderLineFactory.create(order=self.order)
        wrong_services.pay(self.order)
        self.assertEqual(len(mail.outbox), 2)
