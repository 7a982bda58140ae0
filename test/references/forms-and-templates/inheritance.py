from decimal import Decimal

from django.template.loader import render_to_string
from django.test import SimpleTestCase

from apps.shop.models import Product


class InheritanceTests(SimpleTestCase):
    def test_a_page_fills_the_holes_of_its_base(self) -> None:
        product = Product(name="Lamp", price=Decimal("12.50"))
        text = render_to_string("inheritance/product.html", {"product": product})

        self.assertInHTML("<title>Lamp | Shop</title>", text)
        self.assertIn('name="viewport"', text)
        self.assertIn('name="robots"', text)
        self.assertIn("<h1>Lamp</h1>", text)

    def test_a_partial_sees_only_what_it_is_given(self) -> None:
        product = Product(name="Lamp", price=Decimal("12.50"))
        text = render_to_string("inheritance/product.html", {"product": product})
        self.assertInHTML("<strong>12.50 €</strong>", text)
        self.assertEqual(text.count("Lamp"), 2)
