import csv
from io import StringIO

from django.contrib import admin
from django.test import RequestFactory, TestCase

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from .exports import ProductAdmin, harmless


class ExportTests(TestCase):
    def test_what_comes_out_is_what_there_is(self) -> None:
        product = ProductFactory.create(name="Lamp", stock=3)
        model_admin = ProductAdmin(Product, admin.AdminSite())
        response = model_admin.export(RequestFactory().get("/"), Product.objects.all())
        rows = list(csv.reader(StringIO(response.getvalue().decode())))
        self.assertEqual(rows[0], ["name", "price", "stock"])
        self.assertEqual(rows[1], ["Lamp", str(product.price), "3"])

    def test_no_cell_is_a_formula(self) -> None:
        for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1"):
            with self.subTest(text):
                self.assertEqual(harmless(text), f"'{text}")
        self.assertEqual(harmless("Lamp"), "Lamp")
        self.assertEqual(harmless(-1), -1)
