from django.apps import apps
from django.db import connection
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter
from django.test import TestCase

from apps.shop.tests.factories import OrderLineFactory

from .operations import CreateView
from .order_totals import Migration


class CreateViewTests(TestCase):
    def totals(self) -> list[tuple[object, ...]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM shop_ordertotal")
            return cursor.fetchall()

    def test_there_back_and_there(self) -> None:
        line = OrderLineFactory(quantity=2, price=5)
        migration = Migration("0002_view", "shop")
        state = ProjectState.from_apps(apps)
        for _ in range(2):
            with connection.schema_editor(atomic=False) as editor:
                migration.apply(state.clone(), editor)
            self.assertEqual(self.totals(), [(line.order_id, 10)])
            with connection.schema_editor(atomic=False) as editor:
                migration.unapply(state.clone(), editor)
        with connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('shop_ordertotal')")
            self.assertEqual(cursor.fetchone(), (None,))

    def test_migrations_can_have_it(self) -> None:
        operation = CreateView("a", "SELECT 1")
        text, imports = OperationWriter(operation).serialize()
        self.assertIn("CreateView(", text)
        self.assertIn("name='a'", text)
        self.assertTrue(imports)
        self.assertEqual(operation.migration_name_fragment, "view_a")
        self.assertIn("Create view a", operation.formatted_description())
