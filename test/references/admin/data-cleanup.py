from django.test import TestCase

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from .cleaning import blank_names, trim_names


class TrimTests(TestCase):
    def test_it_tells_then_mends_then_finds_none(self) -> None:
        for name in (" Lamp", "Desk ", "Chair"):
            ProductFactory.create(name=name)
        self.assertEqual(trim_names(dry_run=True), 2)
        self.assertEqual(blank_names().count(), 2)
        self.assertEqual(trim_names(dry_run=False, batch=1), 2)
        self.assertEqual(blank_names().count(), 0)
        self.assertEqual(
            set(Product.objects.values_list("name", flat=True)),
            {"Lamp", "Desk", "Chair"},
        )
