from decimal import Decimal
from unittest import mock

from django.db import IntegrityError, transaction
from django.test import TransactionTestCase, override_settings
from rest_framework.exceptions import ValidationError
from rest_framework.routers import SimpleRouter
from rest_framework.test import APIClient
from rest_framework.views import exception_handler
from rest_framework.viewsets import ModelViewSet

from apps.shop.models import Order
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from .serializers import OrderSerializer
from .services import place_order
from .wrong_services import place_order as wrong_place_order


class OrderViewSet(ModelViewSet[Order]):
    queryset = Order.objects.prefetch_related("lines").order_by("pk")
    serializer_class = OrderSerializer


router = SimpleRouter()
router.register("orders", OrderViewSet)
urlpatterns = router.urls


@override_settings(ROOT_URLCONF=__name__)
class NestedWriteTests(TransactionTestCase):
    client_class = APIClient

    def setUp(self) -> None:
        self.user = UserFactory.create()
        self.product = ProductFactory.create(price=Decimal("10.50"))
        self.client.force_authenticate(self.user)

    def lines(self, *quantities: int) -> list[dict]:
        return [
            {"product": self.product.pk, "quantity": quantity}
            for quantity in quantities
        ]

    def post(self, *quantities: int):
        data = {"number": "A1", "lines": self.lines(*quantities)}
        return self.client.post("/orders/", data)

    def test_writes_both_at_the_price_of_the_shop(self) -> None:
        response = self.post(1, 2)
        self.assertEqual(response.status_code, 201, response.data)
        self.assertEqual(
            [line["price"] for line in response.data["lines"]], ["10.50"] * 2
        )

    def test_an_error_keeps_its_place(self) -> None:
        errors = self.post(1, 0).json()["errors"]
        self.assertEqual(set(errors["lines"]), {"1"})
        self.assertEqual(set(errors["lines"]["1"]), {"quantity"})
        self.assertEqual(set(self.post().json()["errors"]), {"lines"})
        self.assertFalse(Order.objects.exists())

    def test_an_update_replaces_the_lines_that_it_names(self) -> None:
        address = f"/orders/{self.post(1, 2).data['id']}/"
        response = self.client.patch(address, {"lines": self.lines(7)})
        self.assertEqual([line["quantity"] for line in response.data["lines"]], [7])
        response = self.client.patch(address, {"number": "B2"})
        self.assertEqual([line["quantity"] for line in response.data["lines"]], [7])
        self.assertEqual(response.data["number"], "B2")

    def place(self, service) -> None:
        lines = [
            {"product": self.product, "quantity": 1},
            {"product": self.product, "quantity": -1},
        ]
        with self.assertRaises(IntegrityError):
            service(buyer=self.user, number="A1", lines=lines)

    def test_all_or_nothing(self) -> None:
        self.place(place_order)
        self.assertFalse(Order.objects.exists())

    def test_wrong_half_an_order_stays(self) -> None:
        self.place(wrong_place_order)
        self.assertEqual(Order.objects.get().lines.count(), 1)

    def test_an_exception_of_the_api_rolls_an_atomic_request_back(self) -> None:
        settings = transaction.get_connection().settings_dict
        with mock.patch.dict(settings, ATOMIC_REQUESTS=True), transaction.atomic():
            UserFactory.create(email="gone@example.com")
            exception_handler(ValidationError(), {})
            self.assertTrue(transaction.get_rollback())
        self.assertEqual(type(self.user).objects.count(), 1)
