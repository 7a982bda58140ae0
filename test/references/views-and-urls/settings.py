from decimal import Decimal

from django.test import SimpleTestCase, override_settings

from .pricing import shipping


class ShippingTests(SimpleTestCase):
    def test_settings_are_read_when_it_is_asked(self) -> None:
        self.assertEqual(shipping(Decimal(49)), Decimal("4.90"))
        self.assertEqual(shipping(Decimal(50)), 0)
        with override_settings(SHOP_FREE_FROM=20):
            self.assertEqual(shipping(Decimal(20)), 0)
