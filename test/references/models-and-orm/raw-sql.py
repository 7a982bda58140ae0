from django.db import ProgrammingError, transaction
from django.test import TestCase

from apps.shop.tests.factories import OrderLineFactory, ProductFactory
from apps.users.tests.factories import UserFactory

from . import selectors


class RawTests(TestCase):
    def test_groups_come_with_their_total(self) -> None:
        tea, cup = ProductFactory(name="Tea"), ProductFactory(name="Cup")
        for product, quantity in ((tea, 5), (tea, 2), (cup, 1)):
            OrderLineFactory(product=product, quantity=quantity)
        self.assertEqual(
            selectors.best_sellers(2),
            [selectors.Share("(all)", 8), selectors.Share("Tea", 7)],
        )

    def test_values_are_no_code(self) -> None:
        product = ProductFactory(name="O'Hara 100%")
        self.assertEqual(list(selectors.similar_products("O'H")), [product])
        self.assertEqual(list(selectors.similar_products("';%")), [])

    def test_identifiers_are_from_a_list(self) -> None:
        ProductFactory()
        self.assertEqual(selectors.rows_of("shop_product"), 1)
        with self.assertRaises(ValueError):
            selectors.rows_of("shop_product; DROP TABLE shop_product")

    def test_wrong_text_is_run(self) -> None:
        from .wrong_injection import names_like  # noqa: PLC0415

        UserFactory(email="ada@example.com")
        stolen = names_like("' UNION SELECT email FROM users_user --")
        self.assertIn("ada@example.com", stolen)
        with self.assertRaises(ProgrammingError), transaction.atomic():
            names_like("O'Hara")
