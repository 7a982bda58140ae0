from decimal import Decimal

from django.apps import apps
from django.db import connection, migrations
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.state import ProjectState
from django.test import TestCase

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory

from .split_prices import Migration


class ReversibleTests(TestCase):
    def has_sequence(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_sequences WHERE sequencename = %s",
                ["shop_number"],
            )
            return cursor.fetchone() == (1,)

    def test_there_and_back(self) -> None:
        ProductFactory(name=" Tea ", price=Decimal("1.50"))
        state = ProjectState.from_apps(apps)
        migration = Migration("0002_split_prices", "shop")
        with connection.schema_editor(atomic=False) as editor:
            migration.apply(state.clone(), editor)
        product = Product.objects.get()
        self.assertEqual((product.name, product.price), ("Tea", 150))
        self.assertTrue(self.has_sequence())
        with connection.schema_editor(atomic=False) as editor:
            migration.unapply(state, editor)
        product.refresh_from_db()
        self.assertEqual((product.name, product.price), ("Tea", Decimal("1.50")))
        self.assertFalse(self.has_sequence())

    def test_without_a_way_back_nothing_is_touched(self) -> None:
        class OneWay(migrations.Migration):
            operations = [
                migrations.RunSQL("SELECT 1", "DROP TABLE shop_product CASCADE"),
                migrations.RunPython(lambda *_: None),
            ]

        one_way = OneWay("0002_one_way", "shop")
        self.assertFalse(one_way.operations[1].reversible)
        with (
            self.assertRaises(IrreversibleError),
            connection.schema_editor(atomic=False) as editor,
        ):
            one_way.unapply(ProjectState.from_apps(apps), editor)
        self.assertIn("shop_product", connection.introspection.table_names())
