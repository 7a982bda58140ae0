from unittest import mock

from apps.core import mail_queue
from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory
from django.core.mail import EmailMessage
from django.db import transaction
from django.test import TestCase

from .services import confirm


def queue(*args: object, **_: object) -> int:
    subject, body, sender, to = args
    backend = mail_queue.QueueBackend()
    return backend.send_messages([EmailMessage(subject, body, sender, to)])


class QueueTests(TestCase):
    order: Order

    @classmethod
    def setUpTestData(cls) -> None:
        cls.order = OrderFactory.create()

    def setUp(self) -> None:
        replaced = mock.patch(f"{confirm.__module__}.send_mail", queue)
        replaced.start()
        self.addCleanup(replaced.stop)
        delay = mock.patch.object(mail_queue.send_mail, "delay")
        self.delay = delay.start()
        self.addCleanup(delay.stop)

    def test_mail_is_queued_after_the_commit(self) -> None:
        with self.captureOnCommitCallbacks() as callbacks:
            confirm(self.order)
            self.delay.assert_not_called()
        for callback in callbacks:
            callback()
        self.assertEqual(self.delay.call_args.kwargs["to"], [self.order.buyer.email])

    def test_what_is_rolled_back_sends_none(self) -> None:
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            try:
                with transaction.atomic():
                    confirm(self.order)
                    raise LookupError
            except LookupError:
                pass
        self.assertEqual(callbacks, [])
        self.delay.assert_not_called()
