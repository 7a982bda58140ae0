import re
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase, override_settings
from django.urls import include, path
from rest_framework import serializers

from .forms import CouponForm
from .models import Coupon, validate_code
from .serializers import CouponSerializer
from .views import go_on


class ConstraintOnlySerializer(serializers.ModelSerializer[Coupon]):
    percent = serializers.IntegerField()

    class Meta:
        model = Coupon
        fields = ["code", "percent"]


urlpatterns = [path("go-on/", go_on), path("", include("config.urls"))]


class CouponTests(TestCase):
    wrong = {"code": "SUMMER", "percent": 95}

    def test_all_four_doors_refuse_the_same_value(self) -> None:
        self.assertIn("percent", CouponForm(self.wrong).errors)
        self.assertIn("percent", self.errors_of(CouponSerializer))
        with self.assertRaises(ValidationError):
            Coupon(**self.wrong).full_clean()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Coupon(**self.wrong).save()

    def errors_of(self, serializer_class: type[serializers.Serializer]) -> set[str]:
        serializer = serializer_class(data=self.wrong)
        serializer.is_valid()
        return set(serializer.errors)

    def test_a_serializer_does_not_know_check_constraints(self) -> None:
        self.assertEqual(self.errors_of(ConstraintOnlySerializer), set())

    def test_all_take_a_right_one(self) -> None:
        right = {"code": "SUMMER", "percent": 20}
        self.assertTrue(CouponForm(right).is_valid())
        self.assertTrue(CouponSerializer(data=right).is_valid())
        Coupon(**right).save()

    def test_a_dollar_lets_a_newline_through(self) -> None:
        self.assertTrue(re.search(r"^[A-Z0-9]{4,12}$", "ABCD\n"))
        with self.assertRaises(ValidationError):
            validate_code("ABCD\n")


@override_settings(ROOT_URLCONF=__name__)
class RequestTests(TestCase):
    def target(self, value: str) -> str:
        return self.client.get("/go-on/", {"next": value}).url

    def test_only_this_site_is_gone_on_to(self) -> None:
        self.assertEqual(self.target("/orders/?page=2"), "/orders/?page=2")
        for value in (
            "https://evil.example/",
            "//evil.example/",
            "https:evil.example",
            "///evil.example",
            r"\\evil.example",
            "javascript:alert(1)",
            "",
        ):
            with self.subTest(value):
                self.assertEqual(self.target(value), "/")

    def test_too_many_fields_are_cut_off(self) -> None:
        fields = {f"field{number}": "x" for number in range(1001)}
        with self.assertLogs("django.security.TooManyFieldsSent", "ERROR"):
            response = self.client.post("/i18n/setlang/", fields)
        self.assertEqual(response.status_code, HTTPStatus.BAD_REQUEST)
