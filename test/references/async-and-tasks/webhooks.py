import hmac
import json
import time
from typing import Any

from django.test import Client, TestCase, override_settings

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory

from . import wrong_webhooks
from .models import Event
from .webhooks import is_signed

SECRET = "of the tests"


def digest(signed: bytes, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), signed, "sha256").hexdigest()


@override_settings(ROOT_URLCONF=f"{__package__}.webhooks", SHOP_WEBHOOK_SECRET=SECRET)
class WebhookTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.order = OrderFactory.create(number="A1", status=Order.Status.NEW)

    def post(self, body: bytes, *, age: int = 0, secret: str = SECRET) -> Any:
        sent = int(time.time()) - age
        signature = digest(f"{sent}.".encode() + body, secret)
        client = Client(enforce_csrf_checks=True)
        with self.captureOnCommitCallbacks(execute=True):
            return client.post(
                "/webhooks/shop/",
                body,
                content_type="application/json",
                headers={"X-Signature": f"t={sent},v1={signature}"},
            )

    def status(self) -> str:
        return Order.objects.values_list("status", flat=True).get()

    def test_the_same_twice_is_processed_once(self) -> None:
        body = json.dumps({"id": "evt_1", "type": "paid", "order": "A1"}).encode()
        self.assertEqual(self.post(body).status_code, 204)
        self.assertEqual(self.status(), Order.Status.PAID)
        Order.objects.update(status=Order.Status.NEW)
        self.assertEqual(self.post(body).status_code, 204)
        self.assertEqual(self.status(), Order.Status.NEW)
        self.assertEqual(Event.objects.count(), 1)

    def test_forged_and_old(self) -> None:
        body = b'{"id": "evt_1"}'
        self.assertEqual(self.post(body, secret="of others").status_code, 403)
        self.assertEqual(self.post(body, age=301).status_code, 403)
        self.assertFalse(is_signed(body, "t=x,v1=y", SECRET))
        self.assertFalse(is_signed(body, "", SECRET))
        self.assertFalse(Event.objects.exists())

    def test_malformed(self) -> None:
        for body in (b"", b"[]", b"{}"):
            self.assertEqual(self.post(body).status_code, 400)

    def test_an_old_event_does_not_go_back(self) -> None:
        Order.objects.update(status=Order.Status.SHIPPED)
        self.post(b'{"id": "evt_2", "type": "paid", "order": "A1"}')
        self.assertEqual(self.status(), Order.Status.SHIPPED)

    def test_wrong_true_events_are_refused(self) -> None:
        for body, known in ((b'{"id": 1}', True), (b'{"id":1}', False)):
            found = wrong_webhooks.is_signed(body, digest(body), SECRET)
            self.assertEqual(found, known)
