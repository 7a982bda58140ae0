from importlib import import_module

from django.apps import apps
from django.db import IntegrityError, connection
from django.db.migrations.state import ProjectState
from django.test import TransactionTestCase

from apps.shop.models import Product
from apps.shop.tests.factories import ProductFactory


class ZeroDowntimeTests(TransactionTestCase):
    """The live models are those of the release before."""

    def apply(self, name: str) -> None:
        migration = import_module(f".{name}", __package__).Migration(name, "shop")
        state = ProjectState.from_apps(apps)

        def unapply() -> None:
            with connection.schema_editor(atomic=migration.atomic) as editor:
                migration.unapply(state, editor)

        self.addCleanup(unapply)
        with connection.schema_editor(atomic=migration.atomic) as editor:
            migration.apply(state.clone(), editor)

    def test_old_code_goes_on_with_db_default(self) -> None:
        self.apply("add_origin")
        ProductFactory()
        with connection.cursor() as cursor:
            cursor.execute("SELECT origin FROM shop_product")
            self.assertEqual(cursor.fetchall(), [("DE",)])

    def test_wrong_default_stops_old_code(self) -> None:
        self.apply("wrong_add_weight")
        with self.assertRaisesMessage(IntegrityError, '"weight"'):
            ProductFactory()

    def test_index_and_constraint_are_valid(self) -> None:
        self.apply("add_index")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indisvalid FROM pg_index"
                " WHERE indexrelid = 'order_placed_at'::regclass"
            )
            self.assertEqual(cursor.fetchall(), [(True,)])
            cursor.execute(
                "SELECT convalidated FROM pg_constraint"
                " WHERE conname = 'product_price_not_negative'"
            )
            self.assertEqual(cursor.fetchall(), [(True,)])
        with self.assertRaises(IntegrityError):
            ProductFactory(price=-1)
        self.assertFalse(Product.objects.exists())
