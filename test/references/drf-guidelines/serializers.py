from django.http import QueryDict
from django.urls import path
from rest_framework import serializers
from rest_framework.test import APITestCase, override_settings

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory
from apps.users.tests.factories import UserFactory

from .serializers import CheckoutSerializer, QuoteSerializer
from .strict import TransferSerializer
from .views import QuoteView
from .wrong_views import QuoteView as WrongQuoteView


class TransferForm(serializers.Serializer):
    is_test = serializers.BooleanField()


urlpatterns = [
    path("quote/", QuoteView.as_view()),
    path("wrong/", WrongQuoteView.as_view()),
]


@override_settings(ROOT_URLCONF=__name__)
class SerializerTests(APITestCase):
    product: Product

    @classmethod
    def setUpTestData(cls) -> None:
        cls.user = UserFactory.create()
        cls.product = ProductFactory.create(name="Pen", price="10.50")

    def setUp(self) -> None:
        self.client.force_authenticate(self.user)

    def test_text_from_outside_is_an_object_inside(self) -> None:
        serializer = CheckoutSerializer(
            data={"product": self.product.pk, "quantity": "2", "colour": "red"}
        )
        self.assertTrue(serializer.is_valid())
        self.assertEqual(
            serializer.validated_data, {"product": self.product, "quantity": 2}
        )

    def test_each_limit_is_an_error_of_its_field(self) -> None:
        self.assertEqual(
            set(self.client.post("/quote/", {}).json()["errors"]),
            {"product", "quantity"},
        )
        for quantity in (0, 100, "many", None):
            with self.subTest(quantity):
                data = {"product": self.product.pk, "quantity": quantity}
                response = self.client.post("/quote/", data)
                self.assertEqual(response.status_code, 400)
                self.assertEqual(set(response.json()["errors"]), {"quantity"})

    def test_absent_null_and_blank_are_three_things(self) -> None:
        data = {"product": self.product.pk, "quantity": 1}
        self.assertTrue(CheckoutSerializer(data=data).is_valid())
        self.assertTrue(CheckoutSerializer(data={**data, "note": ""}).is_valid())
        self.assertFalse(CheckoutSerializer(data={**data, "note": None}).is_valid())

    def test_a_decimal_is_a_string_in_json(self) -> None:
        data = {"product": self.product.pk, "quantity": 2}
        self.assertEqual(
            self.client.post("/quote/", data).json(),
            {"product": "Pen", "total": "21.00"},
        )
        row = {"product": self.product, "total": 21}
        self.assertEqual(QuoteSerializer(row).data["total"], "21.00")

    def test_an_unknown_key_is_refused_where_that_matters(self) -> None:
        serializer = TransferSerializer(data={"amount": "5", "is_tset": True})
        self.assertFalse(serializer.is_valid())
        self.assertEqual(set(serializer.errors), {"is_tset"})
        serializer = TransferSerializer(data={"amount": "5"})
        self.assertTrue(serializer.is_valid())
        self.assertIs(serializer.validated_data["is_test"], False)

    def test_a_box_that_is_not_checked_is_not_sent_by_a_form(self) -> None:
        form = QueryDict("amount=5")
        serializer = TransferForm(data=form)
        self.assertTrue(serializer.is_valid(), serializer.errors)
        self.assertIs(serializer.validated_data["is_test"], False)
        self.assertFalse(TransferForm(data={"amount": "5"}).is_valid())

    def test_wrong_raw_data_break_or_get_through(self) -> None:
        data = {"product": self.product.pk, "quantity": -3}
        response = self.client.post("/wrong/", data)
        self.assertEqual(response.json(), {"total": -31.5})
        with self.assertRaises(KeyError):
            self.client.post("/wrong/", {"product": self.product.pk})
