from importlib.util import find_spec
from unittest import mock

from django import VERSION
from django.http import Http404
from django.test import RequestFactory, TestCase, override_settings
from django.urls import path

from apps.shop.models import Order
from apps.shop.tests.factories import OrderFactory, OrderLineFactory
from apps.users.tests.factories import UserFactory

from .tasks import ship
from .views import request_shipping
from .wrong_views import confirm

urlpatterns = [
    path("orders/<int:pk>/shipping/", request_shipping),
    path("confirm/", confirm),
]


@override_settings(ROOT_URLCONF=__name__)
class BackgroundTests(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.order = OrderFactory.create(status=Order.Status.PAID)
        OrderLineFactory.create(order=cls.order, quantity=3)

    def test_queued_after_the_commit(self) -> None:
        self.client.force_login(self.order.buyer)
        with (
            mock.patch.object(ship, "delay") as delay,
            self.captureOnCommitCallbacks() as callbacks,
        ):
            response = self.client.post(f"/orders/{self.order.pk}/shipping/")
        self.assertEqual((response.status_code, response.json()), (202, {"status": "paid"}))
        delay.assert_not_called()
        with mock.patch.object(ship, "delay") as delay:
            for callback in callbacks:
                callback()
        self.assertEqual(len(callbacks), 1)

    def test_only_for_the_buyer(self) -> None:
        request = RequestFactory().post("/")
        request.user = UserFactory.create()
        with self.assertRaises(Http404):
            request_shipping(request, self.order.pk)

    def test_done_twice_it_changes_nothing(self) -> None:
        self.assertEqual([ship(self.order.pk), ship(self.order.pk)], [3, 0])
        self.order.refresh_from_db()
        self.assertEqual(self.order.status, Order.Status.SHIPPED)

    def test_wrong_the_page_fails_with_the_mail_server(self) -> None:
        self.client.force_login(self.order.buyer)
        with (
            mock.patch(f"{confirm.__module__}.send_mail", side_effect=OSError),
            self.assertRaises(OSError),
        ):
            self.client.get("/confirm/")

    def test_the_immediate_back_end(self) -> None:
        if VERSION < (6, 0):
            self.assertIsNone(find_spec("django.tasks"))
            return
        from django.tasks import task_backends
        from django.tasks.backends.immediate import ImmediateBackend

        from .native import shout

        self.assertIsInstance(task_backends["default"], ImmediateBackend)
        self.assertEqual(shout.enqueue("yes").return_value, "YES")
