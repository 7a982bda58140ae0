from datetime import date

import django
from django.test import SimpleTestCase, TestCase, override_settings
from django.urls import include, path, register_converter, reverse

from apps.shop.models import Product

from .converters import DayConverter

urlpatterns = [
    path("", include(f"{__package__}.urls")),
    path("", include("config.urls")),
]


@override_settings(ROOT_URLCONF=__name__)
class ConverterTests(SimpleTestCase):
    def test_there_and_back(self) -> None:
        address = reverse("diary", args=[date(2030, 1, 31)])
        self.assertEqual(address, "/diary/2030-01-31/")
        self.assertContains(self.client.get(address), "31 January 2030")

    def test_what_is_no_day_is_not_found(self) -> None:
        for day in ("2030-02-30", "2030-1-1", "tomorrow"):
            self.assertEqual(self.client.get(f"/diary/{day}/").status_code, 404)

    def test_a_name_is_registered_once(self) -> None:
        if django.VERSION >= (6, 0):
            with self.assertRaises(ValueError):
                register_converter(DayConverter, "day")
        else:
            with self.assertWarns(DeprecationWarning):
                register_converter(DayConverter, "day")


class LargeNumberTests(TestCase):
    def test_a_number_too_large_finds_nothing(self) -> None:
        with self.assertRaises(Product.DoesNotExist):
            Product.objects.get(pk=10**30)
