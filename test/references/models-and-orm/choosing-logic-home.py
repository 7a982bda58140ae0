from http import HTTPStatus

from django.contrib.messages import get_messages
from django.test import TestCase, override_settings
from django.urls import include, path

from apps.shop.models import Order, Product
from apps.shop.tests.factories import OrderFactory, OrderLineFactory, ProductFactory

from . import views
from .selectors import orders_to_pack
from .services import NotOpenError, cancel_order

urlpatterns = [
    path("orders/<str:number>/cancel/", views.cancel, name="order-cancel"),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class CancelTests(TestCase):
    def test_the_service_puts_pieces_back(self) -> None:
        line = OrderLineFactory(quantity=2, product=ProductFactory(stock=1))
        cancel_order(line.order.pk)
        self.assertEqual(Product.objects.get().stock, 3)
        self.assertFalse(Order.objects.exists())

    def test_the_service_knows_the_rule(self) -> None:
        order = OrderFactory(status=Order.Status.SHIPPED)
        with self.assertRaises(NotOpenError):
            cancel_order(order.pk)

    def test_the_view_passes_it_on(self) -> None:
        order = OrderFactory(number="1", status=Order.Status.PAID)
        self.client.force_login(order.buyer)
        response = self.client.post("/orders/1/cancel/")
        self.assertEqual(response.status_code, HTTPStatus.FOUND)
        (message,) = get_messages(response.wsgi_request)
        self.assertEqual(str(message), "This order is on its way.")
        self.client.force_login(OrderFactory().buyer)
        response = self.client.post("/orders/1/cancel/")
        self.assertEqual(response.status_code, HTTPStatus.NOT_FOUND)

    def test_the_selector_brings_all_along(self) -> None:
        for _ in range(2):
            OrderLineFactory(order__status=Order.Status.PAID)
        OrderFactory()
        with self.assertNumQueries(3):
            for order in orders_to_pack():
                str(order.buyer)
                [str(line.product) for line in order.lines.all()]
