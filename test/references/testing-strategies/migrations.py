from django.db import connection
from django.db.migrations.exceptions import IrreversibleError
from django.test import TransactionTestCase

from .wrong_one_way import Migration


class OneWayTests(TransactionTestCase):
    def test_wrong_there_is_no_way_back(self) -> None:
        migration = Migration("one_way", "migrations")
        with (
            connection.schema_editor() as editor,
            self.assertRaises(IrreversibleError),
        ):
            migration.unapply(None, editor)
